import { describe, expect, test } from '@jest/globals';
import { createHash, createHmac } from 'node:crypto';
import { createFieldCipher } from '../../infra/crypto/field-cipher.ts';
import type { CryptoProfile } from '../../infra/crypto/key-ring.ts';
import { ringOf } from '../support/key-rings.ts';

const place = { table: 'work_order', column: 'person_name_enc', rowId: '0b9b2b0e-5f0c-4c6e-9a41-3f5a2d2f1a11' };
const profiles: CryptoProfile[] = ['intl', 'gm'];

test('SM3 and HMAC-SM3 here are the ones of GB/T 32905 and RFC 2104', () => {
  expect(createHash('sm3').update('abc').digest('hex')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  expect(createHash('sm3').update('abcd'.repeat(16)).digest('hex')).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
  // RFC 4231 case 2, then the HMAC construction of RFC 2104 written out with SM3.
  expect(createHmac('sha256', 'Jefe').update('what do ya want for nothing?').digest('hex')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
  const padded = Buffer.concat([Buffer.from('Jefe'), Buffer.alloc(60)]);
  const xor = (pad: number) => Buffer.from(padded.map((byte) => byte ^ pad));
  const inner = createHash('sm3').update(xor(0x36)).update('what do ya want for nothing?').digest();
  expect(createHmac('sm3', 'Jefe').update('what do ya want for nothing?').digest('hex')).toBe(
    createHash('sm3').update(xor(0x5c)).update(inner).digest('hex'),
  );
});

describe.each(profiles)('profile %s', (profile) => {
  const cipher = createFieldCipher(ringOf(['f1']), profile);

  test.each(['张三', '', '𠮷野家 ☎ 13812348000', '长'.repeat(20_000)])('opens what it sealed', (text) => {
    expect(cipher.open(cipher.seal(text, place), place)).toBe(text);
  });

  test('never gives the same bytes twice and never holds the plaintext', () => {
    const first = cipher.seal('13812348000', place);
    expect(first.equals(cipher.seal('13812348000', place))).toBe(false);
    expect(first.includes('13812348000')).toBe(false);
  });

  test('refuses a change of any single byte', () => {
    const sealed = cipher.seal('张三', place);
    for (let index = 0; index < sealed.length; index += 1) {
      const altered = Buffer.from(sealed);
      altered.writeUInt8(altered.readUInt8(index) ^ 1, index);
      expect(() => cipher.open(altered, place)).toThrow();
    }
  });

  test('refuses every truncation', () => {
    const sealed = cipher.seal('张三', place);
    for (let length = 0; length < sealed.length; length += 1) expect(() => cipher.open(sealed.subarray(0, length), place)).toThrow();
  });

  test.each([{ table: 'app_user' }, { column: 'phone_enc' }, { rowId: '0b9b2b0e-5f0c-4c6e-9a41-3f5a2d2f1a12' }])(
    'refuses a value moved to %o',
    (elsewhere) => {
      expect(() => cipher.open(cipher.seal('张三', place), { ...place, ...elsewhere })).toThrow('密文无法验证');
    },
  );

  test('after a rotation the old value opens and is outdated, the new one carries the new key', () => {
    const before = cipher.seal('张三', place);
    const rotated = createFieldCipher(ringOf(['f1', 'f2']), profile);
    const after = rotated.seal('张三', place);
    expect(rotated.open(before, place)).toBe('张三');
    expect([rotated.isOutdated(before), rotated.isOutdated(after)]).toEqual([true, false]);
    expect(() => cipher.open(after, place)).toThrow('密钥 f2 不在密钥文件中');
  });
});

test('a switch of the profile keeps what is there readable', () => {
  const ring = ringOf(['f1']);
  const [intl, gm] = [createFieldCipher(ring, 'intl'), createFieldCipher(ring, 'gm')];
  expect(gm.open(intl.seal('张三', place), place)).toBe('张三');
  expect(intl.open(gm.seal('张三', place), place)).toBe('张三');
  expect(gm.isOutdated(intl.seal('张三', place))).toBe(true);
});

test('the envelope is version, algorithm, key id, iv, ciphertext, tag', () => {
  const ring = ringOf(['f1']);
  const intl = createFieldCipher(ring, 'intl').seal('abc', place);
  const gm = createFieldCipher(ring, 'gm').seal('abc', place);
  expect([...intl.subarray(0, 5)]).toEqual([1, 1, 2, ...Buffer.from('f1')]);
  expect([...gm.subarray(0, 5)]).toEqual([1, 2, 2, ...Buffer.from('f1')]);
  expect([intl.length, gm.length]).toEqual([5 + 12 + 3 + 16, 5 + 16 + 3 + 32]);
});
