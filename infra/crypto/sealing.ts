import { createCipheriv, createDecipheriv, createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { CryptoProfile, KeyRing } from './key-ring.ts';

/** Keys of one sealing: only `gm` has a `mac`, because its cipher has no authentication of its own. */
export type SealingKeys = { encryption: KeyObject; mac?: KeyObject };

/** Lengths in bytes per profile. Node has no SM4-GCM, hence SM4-CTR with HMAC-SM3 over the ciphertext. */
export const sealingLengths = {
  intl: { key: 32, iv: 12, tag: 16 },
  gm: { key: 16, mac: 32, iv: 16, tag: 32 },
} as const satisfies Record<CryptoProfile, { key: number; mac?: number; iv: number; tag: number }>;

/** Derives the keys for one label (a column, a file) under one key of the ring. */
export function sealingKeysFrom(ring: KeyRing, of: { keyId: string; profile: CryptoProfile; use: 'field' | 'file'; label: string }): SealingKeys {
  const { keyId, profile, use, label } = of;
  const encryption = ring.derive({ keyId, profile, purpose: use, label, length: sealingLengths[profile].key });
  if (profile === 'intl') return { encryption };
  return { encryption, mac: ring.derive({ keyId, profile, purpose: `${use}-mac`, label, length: sealingLengths.gm.mac }) };
}

/** What failed is not said: an altered value, a wrong place and a wrong key look alike. */
export class SealBroken extends Error {
  constructor() {
    super('密文无法验证');
    this.name = 'SealBroken';
  }
}

/** Encrypts `plaintext` and authenticates it with `bound`. Each `iv` once per key. */
export function sealBytes(profile: CryptoProfile, keys: SealingKeys, iv: Buffer, plaintext: Uint8Array, bound: Buffer): { ciphertext: Buffer; tag: Buffer } {
  if (profile === 'intl') {
    const cipher = createCipheriv('aes-256-gcm', keys.encryption, iv);
    cipher.setAAD(bound);
    // A stream mode holds nothing back: what `final` returns is empty.
    const ciphertext = cipher.update(plaintext);
    cipher.final();
    return { ciphertext, tag: cipher.getAuthTag() };
  }
  const cipher = createCipheriv('sm4-ctr', keys.encryption, iv);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return { ciphertext, tag: macOf(keys.mac, iv, ciphertext, bound) };
}

/** Checks the tag first, then decrypts; throws `SealBroken`. */
export function openBytes(profile: CryptoProfile, keys: SealingKeys, iv: Buffer, sealed: { ciphertext: Buffer; tag: Buffer }, bound: Buffer): Buffer {
  if (profile === 'gm') {
    if (!timingSafeEqual(macOf(keys.mac, iv, sealed.ciphertext, bound), sealed.tag)) throw new SealBroken();
    const decipher = createDecipheriv('sm4-ctr', keys.encryption, iv);
    return Buffer.concat([decipher.update(sealed.ciphertext), decipher.final()]);
  }
  const decipher = createDecipheriv('aes-256-gcm', keys.encryption, iv, { authTagLength: sealingLengths.intl.tag });
  decipher.setAAD(bound);
  decipher.setAuthTag(sealed.tag);
  try {
    return Buffer.concat([decipher.update(sealed.ciphertext), decipher.final()]);
  } catch {
    throw new SealBroken();
  }
}

/** Encrypt-then-MAC; the length of `bound` goes in, so that its bytes and those of the ciphertext can't be shifted. */
function macOf(key: KeyObject | undefined, iv: Buffer, ciphertext: Buffer, bound: Buffer): Buffer {
  if (!key) throw new Error('a gm sealing without its mac key');
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(bound.length));
  return createHmac('sm3', key).update(length).update(bound).update(iv).update(ciphertext).digest();
}
