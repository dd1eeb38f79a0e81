import { expect, test } from '@jest/globals';
import { hashOpaqueToken, newOpaqueToken } from '../../infra/crypto/opaque-token.ts';
import { hashPassword, verifyNobodysPassword, verifyPassword } from '../../infra/crypto/password.ts';

test('a password is hashed by argon2id with the agreed cost and a salt of its own', async () => {
  const [first, second] = await Promise.all([hashPassword('正确的密码 1'), hashPassword('正确的密码 1')]);
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(first).not.toBe(second);
  expect(await verifyPassword(first, '正确的密码 1')).toBe(true);
  expect(await verifyPassword(first, '正确的密码 2')).toBe(false);
});

test('a hash that cannot be read and a user who does not exist answer no', async () => {
  expect(await verifyPassword('disabled', 'x')).toBe(false);
  expect(await verifyNobodysPassword('nobody')).toBe(false);
});

test('a token carries 256 bits and is stored by its hash only', () => {
  const { token, tokenHash } = newOpaqueToken();
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(hashOpaqueToken(token)).toEqual(tokenHash);
  expect(newOpaqueToken().token).not.toBe(token);
});
