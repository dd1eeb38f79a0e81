import { z } from 'zod';
import { codePointLength } from '../shared/free-text.ts';
import { fieldRule } from '../shared/field-rule.ts';

const letter = String.raw`[\p{L}\p{M}\p{Co}〇]`;
const separator = String.raw`[·•‧・．. '’\-]`;

/**
 * Letters of any script with single separators between them: 张三, 阿依古丽·买买提, Mary-Jane O'Neil. The dots are the ones
 * that keyboards and systems put into minority names; private-use characters stand for rare Han ones in older systems.
 */
export const namePattern = new RegExp(`^${letter}+(?:${separator} ?${letter}+)*\\.?$`, 'u');

/** A person's name (姓名), 1 to 60 characters, kept as given (P1.1). */
export const personName = z
  .string()
  .refine((text) => codePointLength(text) <= 60, fieldRule('too-long', '过长；最多 60 个字符。'))
  .refine((text) => namePattern.test(text), fieldRule('bad-format', '只能由文字组成，中间可有间隔号“·”、空格、连字符；不能含数字或其他符号。'))
  .meta({ minLength: 1, maxLength: 60, pattern: namePattern.source, examples: ['王建国', '阿依古丽·买买提'] });

/**
 * A name as it is compared: the whole of it, whatever the width of its letters, the kind of its dots, its spaces and its
 * case. 阿依古丽·买买提 and 阿依古丽•买买提 are one name.
 */
export function normalizeName(name: string): string {
  return name.normalize('NFKC').replaceAll(/[·•‧・．.]/g, '·').replaceAll(/\s/g, '').toLowerCase();
}
