/**
 * 受理编号 (P1.2): `year-province-sequence-check`, e.g. `2026-43-0000123-9`. Readable, sortable within a province and
 * year, with an ISO 7064 MOD 11,10 check digit, which finds every wrong digit and every swap of neighbours.
 */
export function formatAcceptanceNo(parts: { year: number; provinceCode: string; sequence: bigint }): string {
  const province = parts.provinceCode.slice(0, 2);
  const sequence = parts.sequence.toString().padStart(7, '0');
  return `${parts.year}-${province}-${sequence}-${checkDigit(`${parts.year}${province}${sequence}`)}`;
}

/** Whether a text is a well-formed acceptance number with a right check digit. */
export function isAcceptanceNo(text: string): boolean {
  const [, year, province, sequence, check] = /^(\d{4})-(\d{2})-(\d{7,12})-(\d)$/.exec(text) ?? [];
  return check !== undefined && checkDigit(`${year}${province}${sequence}`) === Number(check);
}

function checkDigit(digits: string): number {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10;
}
