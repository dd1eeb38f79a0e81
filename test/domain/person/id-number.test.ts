import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { idNumber, idNumberCheckCharacter } from '../../../domain/person/id-number.ts';
import { checkFields } from '../../../domain/shared/field-problems.ts';

const codeOf = (text: unknown) => {
  const checked = checkFields(idNumber, text);
  return checked.ok ? 'ok' : checked.problems.map((problem) => problem.code).join();
};

const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2025-12-31'), noInvalidDate: true });
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const first17 = fc
  .tuple(fc.stringMatching(/^[1-9]\d{5}$/), day, digits(3))
  .map(([region, birth, order]) => region + birth.toISOString().slice(0, 10).replaceAll('-', '') + order);

describe('ID number (身份证号)', () => {
  it('takes every number with a real birth date and the right check character', () => {
    fc.assert(fc.property(first17, (text) => codeOf(text + idNumberCheckCharacter(text)) === 'ok'));
  });

  it('refuses every other check character', () => {
    fc.assert(
      fc.property(first17, fc.stringMatching(/^[0-9X]$/), (text, last) => {
        fc.pre(last !== idNumberCheckCharacter(text));
        return codeOf(text + last) === 'bad-checksum';
      }),
    );
  });

  it('finds every single mistyped digit', () => {
    fc.assert(
      fc.property(first17, fc.nat(16), fc.stringMatching(/^[0-9]$/), (text, position, digit) => {
        fc.pre(text[position] !== digit);
        const mistyped = text.slice(0, position) + digit + text.slice(position + 1);
        return codeOf(mistyped + idNumberCheckCharacter(text)) !== 'ok';
      }),
    );
  });

  it('takes X in either case and hands on the upper one', () => {
    expect(idNumber.parse('11010519491231002x')).toBe('11010519491231002X');
    expect(idNumber.parse('11010519491231002X')).toBe('11010519491231002X');
  });

  it.each([
    ['430101199002300018', 'bad-date'],
    ['430101199013010018', 'bad-date'],
    ['430101190002290018', 'bad-date'],
    ['110105491231002', 'bad-format'],
    ['11010519491231002', 'bad-format'],
    ['11010519491231002XX', 'bad-format'],
    ['X10105194912310021', 'bad-format'],
    ['010105194912310021', 'bad-format'],
    ['１１０１０５194912310021', 'bad-format'],
    ['11010519491231002X\n', 'bad-format'],
    ['', 'bad-format'],
    [110105194912310021, 'wrong-type'],
    [null, 'wrong-type'],
  ])('answers %p with %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });
});
