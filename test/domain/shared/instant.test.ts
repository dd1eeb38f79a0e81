import { describe, expect, it } from '@jest/globals';
import { calendarDay, chinaDayOf, instant, pastInstant } from '../../../domain/shared/instant.ts';
import { checkFields } from '../../../domain/shared/field-problems.ts';
import type { z } from 'zod';

const codesOf = (schema: z.ZodType, value: unknown) => {
  const checked = checkFields(schema, value);
  return checked.ok ? [] : checked.problems.map((problem) => problem.code);
};

describe('instant', () => {
  it.each(['2026-03-02T09:15:00+08:00', '2026-03-02T01:15:00Z', '2026-03-02T01:15:00.123456Z', '2024-02-29T23:59:59-05:00'])('takes %s', (text) => {
    expect(codesOf(instant, text)).toEqual([]);
  });

  it.each([
    '2026-03-02', '2026-03-02 09:15:00', '2026-03-02T09:15:00', '2026-02-29T00:00:00Z', '2026-03-02T24:00:00Z', '2026-03-02T09:15:60Z',
    '2026-3-2T09:15:00Z', '1772412900', 'now', '', '+012026-03-02T01:15:00Z',
  ])('refuses %p as badly formed', (text) => {
    expect(codesOf(instant, text)).toEqual(['bad-format']);
  });

  it('refuses a time before 2000, which can only be a mistake', () => {
    expect(codesOf(instant, '0000-01-01T00:00:00Z')).toEqual(['too-early']);
    expect(codesOf(instant, '1999-12-31T23:59:59Z')).toEqual(['too-early']);
    expect(codesOf(instant, '2000-01-01T00:00:00Z')).toEqual([]);
  });

  it('takes a time up to five minutes ahead and not a millisecond more, in whatever zone', () => {
    const now = new Date('2026-03-02T01:15:00Z');

    expect(codesOf(pastInstant(now), '2026-03-02T09:20:00+08:00')).toEqual([]);
    expect(codesOf(pastInstant(now), '2026-03-02T09:20:00.001+08:00')).toEqual(['in-future']);
    expect(codesOf(pastInstant(now), '2026-03-02T09:15:00-08:00')).toEqual(['in-future']);
  });
});

describe('calendar day', () => {
  it.each([['2026-03-31', []], ['2024-02-29', []], ['2026-02-29', ['bad-format']], ['20260331', ['bad-format']], ['1999-12-31', ['too-early']], ['', ['bad-format']]])('answers %p with %p', (text, codes) => {
    expect(codesOf(calendarDay, text)).toEqual(codes);
  });

  it('is the day in China', () => {
    expect(chinaDayOf(new Date('2026-03-01T15:59:59Z'))).toBe('2026-03-01');
    expect(chinaDayOf(new Date('2026-03-01T16:00:00Z'))).toBe('2026-03-02');
  });
});
