import { hash, verify } from '@node-rs/argon2';

// OWASP's minimum for Argon2id, the library's default variant: 19 MiB, two passes, one lane (some 10 ms).
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes a password for `app_user.password_hash`: PHC text with its own random salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Whether `password` belongs to the stored hash; a hash that can't be read counts as no. */
export async function verifyPassword(storedHash: string, password: string): Promise<boolean> {
  return verify(storedHash, password).catch(() => false);
}

let nobodysHash: Promise<string> | undefined;

/** Takes as long as a real check and answers no: for logins that don't exist, so that time doesn't tell them apart. */
export async function verifyNobodysPassword(password: string): Promise<false> {
  nobodysHash ??= hashPassword('nobody');
  await verifyPassword(await nobodysHash, password);
  return false;
}
