import { DomainError } from '../shared/domain-error.ts';

const longestName = 200;
// Controls, and the marks that turn the reading direction (they make "gpj.exe" look like "exe.jpg").
const hiddenCharacters = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * The name of an uploaded file as people will see it: the last part of whatever path it came with, without hidden
 * characters, at most 200 characters with the extension kept. It never names anything in our file store.
 */
export function cleanFileName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const name = last.replace(hiddenCharacters, '').trim();
  if (/^\.*$/.test(name)) throw new DomainError('validation-failed', '附件缺少文件名');
  const characters = Array.from(name);
  if (characters.length <= longestName) return name;
  const extension = Array.from(/\.[^.]{1,10}$/.exec(name)?.[0] ?? '');
  return [...characters.slice(0, longestName - extension.length), ...extension].join('');
}
