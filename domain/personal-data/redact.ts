/** Each pattern with what takes its place; the longer numbers come first, or a phone would be found inside them. */
const patterns: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
  [/(?<!\d)[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX](?!\d)/giu, '[身份证号]'],
  [/(?<!\d)[1-9]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)/gu, '[身份证号]'],
  [/(?<!\d)[3-6]\d{3}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)/gu, (found) => (hasLuhnCheck(found) ? '[银行卡号]' : found)],
  [/(?<!\d)(?:(?:\+|00)?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/gu, '[电话]'],
  [/(?<!\d)\(?0(?:10|2\d|[3-9]\d{2})\)?[- ]?[2-8]\d{6,7}(?:(?:-|转|分机|ext\.?)\s?\d{1,6})?(?!\d)/giu, '[电话]'],
];

/**
 * Free text without the numbers that identify a person: ID numbers, bank cards, mobile and landline phones, in full or
 * half width. For logs, attempt notes and exports; it doesn't find names, so text of a case stays out of logs anyway.
 */
export function redactText(text: string): string {
  const halfWidth = text.replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).replace(/Ｘ/gu, 'X');
  return patterns.reduce(
    (redacted, [pattern, label]) => (typeof label === 'string' ? redacted.replace(pattern, label) : redacted.replace(pattern, label)),
    halfWidth,
  );
}

/** The check digit of bank cards: it tells them from other long numbers, such as keys of the engine. */
function hasLuhnCheck(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  const sum = Array.from(digits, Number).reduceRight((total, digit, position) => {
    const isDoubled = (digits.length - position) % 2 === 0;
    return total + (isDoubled ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit);
  }, 0);
  return sum % 10 === 0;
}
