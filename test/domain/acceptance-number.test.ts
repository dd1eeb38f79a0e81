import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatAcceptanceNo, isAcceptanceNo } from '../../domain/order/acceptance-number.ts';

const parts = fc.record({
  year: fc.integer({ min: 2024, max: 2099 }),
  provinceCode: fc.integer({ min: 11, max: 65 }).map((code) => `${code}0000000000`),
  sequence: fc.bigInt({ min: 1n, max: 99_999_999n }),
});

describe('acceptance number (受理编号, P1.2)', () => {
  it('shows year and province', () => {
    expect(formatAcceptanceNo({ year: 2026, provinceCode: '430000000000', sequence: 123n })).toMatch(/^2026-43-0000123-\d$/);
  });

  it('has a right check digit in the published example', () => {
    expect(isAcceptanceNo('2026-43-0000123-9')).toBe(true);
    expect(isAcceptanceNo('2026-43-0000123-4')).toBe(false);
  });

  it('is recognised by its own check digit', () => {
    fc.assert(fc.property(parts, (given) => isAcceptanceNo(formatAcceptanceNo(given))));
  });

  it('is refused with any one digit wrong', () => {
    fc.assert(
      fc.property(parts, fc.nat(), fc.integer({ min: 1, max: 9 }), (given, place, shift) => {
        const number = formatAcceptanceNo(given);
        const digits = [...number.matchAll(/\d/g)].map(({ index }) => index);
        const at = digits[place % digits.length] ?? 0;
        const wrong = `${number.slice(0, at)}${(Number(number[at]) + shift) % 10}${number.slice(at + 1)}`;

        expect(isAcceptanceNo(wrong)).toBe(false);
      }),
    );
  });

  it('sorts by year and sequence within a province', () => {
    const number = (year: number, sequence: bigint) => formatAcceptanceNo({ year, provinceCode: '430000000000', sequence });
    const inOrder = [number(2026, 9n), number(2026, 10n), number(2026, 1_234_567n), number(2027, 1n)];

    expect([...inOrder].sort()).toEqual(inOrder);
  });
});
