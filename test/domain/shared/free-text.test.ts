import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { freeText } from '../../../domain/shared/free-text.ts';
import { checkFields } from '../../../domain/shared/field-problems.ts';

const codesOf = (text: unknown) => {
  const checked = checkFields(freeText(20), text);
  return checked.ok ? [] : checked.problems.map((problem) => problem.code);
};

describe('free text', () => {
  it('takes every Unicode text without control characters, unchanged', () => {
    const schema = freeText(500);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        fc.pre(/[^\s\p{Default_Ignorable_Code_Point}]/u.test(text) && !/[^\P{Cc}\n\r\t]/u.test(text));
        return schema.parse(text) === text;
      }),
    );
  });

  it('refuses every control character but tab and line breaks', () => {
    for (let code = 0; code <= 0x9f; code += 1) {
      const character = String.fromCodePoint(code);
      const expected = /\p{Cc}/u.test(character) && !'\n\r\t'.includes(character) ? ['character-not-allowed'] : [];
      expect([code, codesOf(`文${character}字`)]).toEqual([code, expected]);
    }
  });

  it.each(['\ud800', '文\udfff字', '\udc00\ud800'])('refuses half a character', (text) => {
    expect(codesOf(text)).toContain('character-not-allowed');
  });

  it.each(['', ' ', '\n\t', '\u3000', '\u200b\u2060', '\ufeff'])('refuses a blank text %p', (text) => {
    expect(codesOf(text)).toEqual(['blank']);
  });

  it('counts characters, not halves of them', () => {
    expect(codesOf('𠮷'.repeat(20))).toEqual([]);
    expect(codesOf('𠮷'.repeat(21))).toEqual(['too-long']);
  });

  it('is a text, nothing else', () => {
    expect(codesOf(5)).toEqual(['wrong-type']);
  });
});
