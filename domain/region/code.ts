import type { RegionLevel } from './level.ts';

/** The parent of the provinces (行政区划父节编码 of the first level) and the id of the 国家局's unit. */
export const nationCode = '000000000000';

/** How many leading digits say which region it is, per level: 省 2, 地 2, 县 2, 乡 3, 村 3. */
const significantDigits = { province: 2, city: 4, county: 6, township: 9, village: 12 } as const satisfies Record<
  RegionLevel,
  number
>;
const lengths: readonly number[] = Object.values(significantDigits);

const pad = (digits: string): string => digits.padEnd(12, '0');

/**
 * The official 12-digit form of a code given with 2, 4, 6, 9 or 12 digits; `undefined` for anything else.
 * 东莞, 中山 and 儋州 thereby become one region: their city (4419) and its only county (441900) share the 12 digits.
 */
export function toRegionCode(digits: string): string | undefined {
  return /^\d+$/.test(digits) && lengths.includes(digits.length) ? pad(digits) : undefined;
}

/** The level of a 12-digit code, told by its trailing zeros. Towns right under a city (441900003000) are townships. */
export function levelOf(code: string): RegionLevel {
  if (!code.endsWith('000')) return 'village';
  if (code.slice(6, 9) !== '000') return 'township';
  if (code.slice(4, 6) !== '00') return 'county';
  return code.slice(2, 4) === '00' ? 'province' : 'city';
}

/** The 12-digit code of the province a region lies in. */
export function provinceOf(code: string): string {
  return pad(code.slice(0, 2));
}

/** The codes above a region as its digits tell them, province first, without itself and without the nation. */
export function codesAbove(code: string): string[] {
  const above = lengths.filter((length) => length < significantDigits[levelOf(code)]).map((length) => pad(code.slice(0, length)));
  return [...new Set(above)].filter((other) => other !== code);
}

/** Whether a region is the other one or lies in it. Everything lies in the nation. */
export function isWithin(code: string, other: string): boolean {
  return other === nationCode || code.startsWith(other.slice(0, significantDigits[levelOf(other)]));
}

/** The lowest and the highest 12-digit code that lie in a region, both inclusive. */
export function codeRangeOf(code: string): { from: string; to: string } {
  if (code === nationCode) return { from: nationCode, to: '9'.repeat(12) };
  return { from: code, to: code.slice(0, significantDigits[levelOf(code)]).padEnd(12, '9') };
}
