import { z } from 'zod';
import { fieldRule } from '../shared/field-rule.ts';

const shape = /^[1-9]\d{5}(?:18|19|20)\d{9}[\dX]$/;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkCharacters = '10X98765432';

/** The check character that belongs to the first 17 digits (GB 11643, ISO 7064 MOD 11-2). */
export function idNumberCheckCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, position) => total + weight * Number(first17[position]), 0);
  return checkCharacters.charAt(sum % 11);
}

/** The birth date that an ID number of the right shape carries, as `YYYY-MM-DD`; it may be no date at all. */
export function birthDayOf(idNumber: string): string {
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
}

function isRealDay(day: string): boolean {
  const moment = new Date(`${day}T00:00:00Z`);
  // Date.parse rolls February 30 over to March instead of refusing it.
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}

// A later rule is silent where an earlier one has spoken: one reason per wrong number is enough.
const hasShape = (text: string) => shape.test(text);
const hasRealDay = (text: string) => !hasShape(text) || isRealDay(birthDayOf(text));
const hasCheck = (text: string) => !hasShape(text) || !hasRealDay(text) || idNumberCheckCharacter(text) === text[17];

/**
 * An 18-digit citizen or residence ID number (身份证号): existing birth date, right check character, X in either case
 * on the way in and always X afterwards (P1.1).
 */
export const idNumber = z
  .string()
  .overwrite((text) => text.replace(/x$/, 'X'))
  .refine(hasShape, fieldRule('bad-format', '应为 18 位身份证号：前 17 位为数字，末位为数字或 X。'))
  .refine(hasRealDay, fieldRule('bad-date', '其中的出生日期不存在。'))
  .refine(hasCheck, fieldRule('bad-checksum', '末位校验码不对，请核对是否录错。'))
  .meta({ pattern: '^[1-9]\\d{5}(?:18|19|20)\\d{9}[\\dXx]$', minLength: 18, maxLength: 18, examples: ['11010519491231002X'] });
