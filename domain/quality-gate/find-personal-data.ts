import { redactText } from '../personal-data/redact.ts';

const halfWidth = (text: string) => text.replace(/[！-～]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
const withoutGaps = (text: string) => halfWidth(text).replace(/[\s·・.\-()]/gu, '').toUpperCase();

/** A landline may be an office's and stand in an answer; it is personal only where it is the person's own. */
const withoutLandlines = (text: string) => text.replace(/(?<!\d)\(?0(?:10|2\d|[3-9]\d{2})\)?[- ]?[2-8]\d{6,7}(?!\d)/gu, '');

/**
 * Whether a text for the public holds personal data (P3.6): an ID number, bank card or mobile phone of anyone, or a value
 * of the order's own person (name, phones, ID number, address), however it is spaced; pure.
 */
export function holdsPersonalData(text: string, personal: readonly string[]): boolean {
  const plain = withoutLandlines(halfWidth(text));
  if (redactText(plain) !== plain) return true;
  const searched = withoutGaps(text);
  return personal.map(withoutGaps).some((value) => value.length >= 2 && searched.includes(value));
}

/** Whether a text speaks of an amount of money: `1286.50元`, `3万元`, `壹仟元`; pure. */
export function mentionsAmount(text: string): boolean {
  return /(?:\d[\d,.]*|[一二三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]+)\s*(?:余|多)?\s*(?:万|亿|千|百)?元/u.test(halfWidth(text));
}
