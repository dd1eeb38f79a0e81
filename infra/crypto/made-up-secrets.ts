import { randomBytes, randomInt } from 'node:crypto';
import type { Secrets } from '../../domain/admin/ports.ts';
import { hashPassword, verifyPassword } from './password.ts';

/** Letters and digits that nobody confuses when copying them by hand. */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Passwords and keys that are made up, told once, and then only kept as a hash or encrypted. */
export const madeUpSecrets: Secrets = {
  // Four groups of four: 80 bits.
  newPassword: () => Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')).join('-'),
  hash: hashPassword,
  verify: verifyPassword,
  newKey: (purpose) => ({
    keyId: `${purpose}-${randomBytes(6).toString('hex')}`,
    secret: purpose === 'callback' ? `whsec_${randomBytes(32).toString('base64')}` : randomBytes(32).toString('base64url'),
  }),
};
