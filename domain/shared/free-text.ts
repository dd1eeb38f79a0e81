import { z } from 'zod';
import { fieldRule } from './field-rule.ts';

/** Control characters but tab and the line breaks LF and CR (P1.1). */
const allowedCharacters = /^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]*$/u;
/** Something that is seen: neither white space nor a character without width. */
const visible = /[^\s\p{Default_Ignorable_Code_Point}]/u;

/** Length as people count it: a character outside the basic plane (a rare Han character, an emoji) is one, not two. */
export function codePointLength(text: string): number {
  return Array.from(text).length;
}

/** Whether a text holds nothing that a reader, a database or a log can't take: no control character, no half character. */
export function isCleanText(text: string): boolean {
  return text.isWellFormed() && allowedCharacters.test(text);
}

/**
 * Text that people write (P1.1): any Unicode character but control characters (line breaks and tabs are fine), not
 * blank, at most `max` characters, kept as it was written. A lone surrogate is refused because no UTF-8 can hold it.
 */
export function freeText(max: number) {
  return z
    .string()
    .refine(isCleanText, fieldRule('character-not-allowed', '含有控制字符或不完整的字符；可使用任何文字、标点、换行和制表符。'))
    .refine((text) => visible.test(text), fieldRule('blank', '不能为空白；没有内容的选填字段请不要传。'))
    .refine((text) => codePointLength(text) <= max, fieldRule('too-long', `过长；最多 ${max} 个字符。`))
    .meta({ minLength: 1, maxLength: max, pattern: allowedCharacters.source });
}
