import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { callerNumber, normalizePhone, phone } from '../../../domain/person/phone.ts';

const mobile = fc.stringMatching(/^1[3-9]\d{9}$/);

describe('phone (联系电话)', () => {
  it.each([
    '13800000000', '+8613800000000', '+86 13800000000', '0086-19912345678', '010-84210000', '01084210000', '0731-84210000',
    '0731 8421000', '(0731)84210000', '（0731） 84210000', '0731-84210000-801', '0731-84210000转801', '073184210000ext.12',
    '+86 0731-84210000', '0998-2512345',
  ])('takes %s', (text) => {
    expect(phone.safeParse(text).success).toBe(true);
  });

  it.each([
    '', '12345', '1380000000', '138000000000', '12800000000', '84210000', '0731-1421000', '0731-842100000', '0731-84210000-',
    '0731-84210000-8012345', '(0731)', '138 0000 0000', '13800000000 ', 'abc', '１３８００００００００', '13800000000\n', '+1 2025550123',
  ])('refuses %p', (text) => {
    expect(phone.safeParse(text).success).toBe(false);
  });

  it.each([
    ['+86 13800000000', '13800000000'],
    ['0086-13800000000', '13800000000'],
    ['8613800000000', '13800000000'],
    ['013800000000', '13800000000'],
    ['(0731) 84210000', '073184210000'],
    ['0731-84210000', '073184210000'],
    ['+86 0731-84210000', '073184210000'],
    ['0731-84210000-801', '073184210000x801'],
    ['073184210000转801', '073184210000x801'],
    ['0731 84210000 ext. 801', '073184210000x801'],
    ['010-84210000,9', '01084210000x9'],
    ['12345', '12345'],
    ['+85221234567', '+85221234567'],
  ])('writes %s as %s for the blind index', (text, normal) => {
    expect(normalizePhone(text)).toBe(normal);
  });

  it('gives one form to every way of writing a mobile number, and leaves that form alone', () => {
    fc.assert(
      fc.property(mobile, fc.constantFrom('', '+86', '+86 ', '+86-', '0086', '86', '0'), (number, prefix) => {
        const normal = normalizePhone(prefix + number);
        return normal === number && normalizePhone(normal) === normal;
      }),
    );
  });
});

describe('caller number (来电号码)', () => {
  it.each(['13800000000', '013800000000', '0731-84210000', '84210000', '10010', '95588', '+85221234567', '400810'])('takes %s', (text) => {
    expect(callerNumber.safeParse(text).success).toBe(true);
  });

  it.each(['', '12', '未知', '+', '138-', '1'.repeat(21), '13800000000;rm'])('refuses %p', (text) => {
    expect(callerNumber.safeParse(text).success).toBe(false);
  });
});
