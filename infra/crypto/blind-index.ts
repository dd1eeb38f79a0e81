import { createHmac } from 'node:crypto';
import type { BlindIndex, IndexedField } from '../../domain/personal-data/ports.ts';
import type { CryptoProfile, KeyRing } from './key-ring.ts';

const indexBytes = 16;

/**
 * Blind index: HMAC-SHA256 or HMAC-SM3 under a key per field, its first 16 bytes. Phones are only some 10^10 values,
 * so the secret is all that protects them: it lives in the keys file, never in the database.
 */
export function createBlindIndex(ring: KeyRing, profile: CryptoProfile): BlindIndex {
  const indexUnder = (keyId: string, used: CryptoProfile, field: IndexedField, value: string): Buffer =>
    createHmac(used === 'gm' ? 'sm3' : 'sha256', ring.derive({ keyId, profile: used, purpose: 'index', label: field, length: 32 }))
      .update(value, 'utf8')
      .digest()
      .subarray(0, indexBytes);
  const other: CryptoProfile = profile === 'gm' ? 'intl' : 'gm';

  return {
    of: (field, value) => indexUnder(ring.indexKeyIds[0], profile, field, value),
    candidates: (field, value) =>
      [profile, other].flatMap((used) => ring.indexKeyIds.map((keyId) => indexUnder(keyId, used, field, value))),
  };
}
