import { describe, expect, it } from '@jest/globals';
import { checkSubmission } from '../../domain/order/check-submission.ts';
import { bodyOf, orderTypes, readCases, type OrderCase } from '../../simulator/cases.ts';

const cases = await readCases();
const now = new Date('2026-11-23T08:00:00Z');
const right = cases.filter((each) => each.expected === 'accepted');
const wrong = cases.filter((each) => each.expected !== 'accepted');
/** What only the intake can find, by looking into the database. */
const foundByIntake = ['region-unknown', 'order-number-conflict'];

const check = (each: OrderCase) => checkSubmission(each.orderType, bodyOf(each, 'CS-1', now), { now, anonymityRule: 'literal' });
const byName = (list: OrderCase[]) => list.map((each) => [each.id, each] as const);

describe('the cases of the simulator', () => {
  it('are at least forty right and eight wrong ones, of all types and demo provinces', () => {
    expect(right.length).toBeGreaterThanOrEqual(40);
    expect(wrong.length).toBeGreaterThanOrEqual(8);
    expect(new Set(right.map((each) => `${each.provinceCode} ${each.orderType}`)).size).toBe(5 * orderTypes.length);
  });

  it.each(byName(right))('%s passes the published form', (_id, each) => {
    expect(check(each)).toMatchObject({ ok: true });
  });

  it.each(byName(wrong))('%s is wrong exactly as it says', (_id, each) => {
    if (each.expected === 'accepted') throw new Error('not a wrong case');
    const checked = check(each);
    const found = checked.ok ? [] : checked.problems.map(({ pointer, code }) => ({ pointer, code }));

    const expected = foundByIntake.includes(each.expected.code) ? [] : each.expected.errors;
    const byPointer = (one: { pointer: string }, other: { pointer: string }) => one.pointer.localeCompare(other.pointer);
    expect(found.toSorted(byPointer)).toEqual(expected.toSorted(byPointer));
  });

  it('refer to cases that exist, and come after them', () => {
    for (const [index, each] of cases.entries())
      if (each.sameNumberAs) expect(cases.slice(0, index).map(({ id }) => id)).toContain(each.sameNumberAs);
  });

  it('name no real person: numbers are of ranges never issued', () => {
    const text = JSON.stringify(cases.filter((each) => each.id !== 'wrong-many-fields'));

    expect(text.match(/"1[3-9]\d{9}"/g)?.every((phone) => phone.startsWith('"154'))).toBe(true);
    expect(text.match(/"\d{17}[\dXx]"/g)?.every((idNumber) => idNumber.slice(3, 7) === '0099')).toBe(true);
  });

  it('show every shape that intake must take', () => {
    const text = right.map((each) => JSON.stringify(each.body)).join('\n');

    for (const shape of [/"code":"\d{4}"/, /"code":"\d{6}"/, /"code":"\d{9}"/, /"code":"\d{12}"/, /"text":/, /·/, /\p{Emoji_Presentation}/u, /\\n/, /X"/, /x"/, /转\d/, /"anonymous":true/, /"confidential":true/])
      expect(text).toMatch(shape);
  });
});
