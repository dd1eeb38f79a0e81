import { expect, test } from '@jest/globals';
import { normaliseIdNumber, normalisePhone } from '../../../domain/personal-data/normalise.ts';

test.each([
  ['13812348000', '13812348000'],
  ['+86 138-1234-8000', '13812348000'],
  ['008613812348000', '13812348000'],
  ['86-138 1234 8000', '13812348000'],
  ['１３８１２３４８０００', '13812348000'],
  ['0731-84123456', '073184123456'],
  ['(0731)84123456', '073184123456'],
  ['010-8412-3456', '01084123456'],
  ['0731-84123456-802', '073184123456x802'],
  ['0731-84123456转802', '073184123456x802'],
  ['0731 84123456 ext. 802', '073184123456x802'],
  ['+86-0731-8412-3456', '073184123456'],
])('%s → %s', (phone, normal) => {
  expect(normalisePhone(phone)).toBe(normal);
});

test('ID numbers: half width, no blanks, X upper case', () => {
  expect(normaliseIdNumber(' 110101 19900307 775x')).toBe('11010119900307775X');
  expect(normaliseIdNumber('１１０１０１１９９００３０７７７５Ｘ')).toBe('11010119900307775X');
});
