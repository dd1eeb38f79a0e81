import { z } from 'zod';
import { fieldRule } from '../shared/field-rule.ts';

const country = String.raw`(?:(?:\+|00)86[- ]?)?`;
const mobile = String.raw`1[3-9]\d{9}`;
const areaCode = String.raw`(?:0(?:10|2\d)|0[3-9]\d{2})`;
const landline = String.raw`(?:${areaCode}[- ]?|[(（]${areaCode}[)）] ?)[2-9]\d{6,7}(?:(?:-|转|,|#| ?ext\.? ?)\d{1,6})?`;

/** A mobile number, or a landline with area code and, where there is one, an extension; +86 or 0086 may stand before it. */
export const phonePattern = new RegExp(`^${country}(?:${mobile}|${landline})$`);

/** What an exchange may show beside that: short numbers, numbers without area code, foreign ones. */
const dialledPattern = new RegExp(`^(?:${country}(?:${mobile}|${landline})|\\+?\\d{3,20})$`);

/** A phone at which a person is reached (联系电话), kept as given (P1.1). */
export const phone = z
  .string()
  .refine(
    (text) => phonePattern.test(text),
    fieldRule('bad-format', '应为 11 位手机号，或带区号的固定电话（可带分机），如 13800000000、0731-84210000-801。'),
  )
  .meta({ pattern: phonePattern.source, maxLength: 40, examples: ['13800000000', '0731-84210000-801'] });

/** The number that called (来电号码): what the exchange reported, so short and foreign numbers count too (P1.2). */
export const callerNumber = z
  .string()
  .refine((text) => dialledPattern.test(text), fieldRule('bad-format', '应为来电显示的号码：手机、固定电话，或 3 至 20 位数字（可以 + 开头）。'))
  .meta({ pattern: dialledPattern.source, maxLength: 40, examples: ['13800000000', '073184210000'] });

/**
 * One form per number, for the blind index: the same number written differently gives the same text.
 * `+86 138…` and the exchange's `0138…` → `138…`; `(0731) 84210000转801` → `073184210000x801`.
 */
export function normalizePhone(text: string): string {
  const withoutCountry = text.replace(/^(?:\+|00)86[- ]?(?=[01(（])/, '').replace(/^(?:0|86)(?=1[3-9]\d{9}$)/, '');
  return withoutCountry
    .replace(/(?:转|,|#| ?ext\.? ?)(?=\d{1,6}$)/, 'x')
    .replace(/(?<=\d{7})-(?=\d{1,6}$)/, 'x')
    .replace(/[-\s()（）]/g, '');
}
