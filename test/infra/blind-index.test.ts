import { expect, test } from '@jest/globals';
import { createBlindIndex } from '../../infra/crypto/blind-index.ts';
import { ringOf } from '../support/key-rings.ts';

const phone = '13812348000';

test('is 16 bytes, stable, and different per field, key and profile', () => {
  const index = createBlindIndex(ringOf(['f1'], ['i1']), 'intl');
  const others = [
    index.of('id-number', phone),
    createBlindIndex(ringOf(['f1'], ['i2']), 'intl').of('phone', phone),
    createBlindIndex(ringOf(['f1'], ['i1']), 'gm').of('phone', phone),
  ];
  expect(index.of('phone', phone)).toHaveLength(16);
  expect(index.of('phone', phone)).toEqual(createBlindIndex(ringOf(['f9'], ['i1']), 'intl').of('phone', phone));
  for (const other of others) expect(other.equals(index.of('phone', phone))).toBe(false);
});

test('a search still finds rows from before a rotation and from before a switch of the profile', () => {
  const before = createBlindIndex(ringOf(['f1'], ['i1']), 'intl');
  const after = createBlindIndex(ringOf(['f1'], ['i1', 'i2']), 'gm');
  const candidates = after.candidates('phone', phone);
  expect(candidates[0]).toEqual(after.of('phone', phone));
  expect(candidates).toContainEqual(before.of('phone', phone));
  expect(candidates).toHaveLength(4);
});
