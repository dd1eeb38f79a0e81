import { createHash, randomBytes } from 'node:crypto';

/** A secret handed to a client once (session, launch ticket, embedded page) and what is stored of it. */
export type OpaqueToken = { token: string; tokenHash: Buffer };

/** 256 random bits as base64url. Only the hash is stored: whoever reads the database can't sign in with it. */
export function newOpaqueToken(): OpaqueToken {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashOpaqueToken(token) };
}

/** SHA-256 of a token as it came. No salt and no slow hash: 256 random bits can't be guessed. */
export function hashOpaqueToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}
