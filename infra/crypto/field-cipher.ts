import type { FieldCipher, FieldPlace } from '../../domain/personal-data/ports.ts';
import type { CryptoProfile, KeyRing } from './key-ring.ts';
import { createRandomPool } from './random-pool.ts';
import { openBytes, SealBroken, sealBytes, sealingKeysFrom, sealingLengths, type SealingKeys } from './sealing.ts';

const version = 1;
const algorithmOf = { intl: 1, gm: 2 } as const satisfies Record<CryptoProfile, number>;

type Envelope = { profile: CryptoProfile; keyId: string; header: Buffer; iv: Buffer; ciphertext: Buffer; tag: Buffer };

/**
 * Field encryption in the envelope `ver | alg | keyId | iv | ct | tag`: one byte version (1), one byte algorithm
 * (1 AES-256-GCM, 2 SM4-CTR + HMAC-SM3), the key's id behind one byte of length. Authenticated with it: header, table,
 * column and row id. Each column has a derived key of its own.
 */
export function createFieldCipher(ring: KeyRing, profile: CryptoProfile): FieldCipher {
  const randomBytes = createRandomPool();
  const header = writeHeader(profile, ring.newestFieldKeyId);
  const newestKeys = new Map<string, SealingKeys>();
  const newestKeysOf = (place: FieldPlace): SealingKeys => {
    const column = `${place.table}.${place.column}`;
    const known = newestKeys.get(column) ?? keysOf(ring, ring.newestFieldKeyId, profile, place);
    newestKeys.set(column, known);
    return known;
  };
  return {
    seal(plaintext, place) {
      const iv = randomBytes(sealingLengths[profile].iv);
      const keys = newestKeysOf(place);
      const { ciphertext, tag } = sealBytes(profile, keys, iv, Buffer.from(plaintext, 'utf8'), bindTo(header, place));
      return Buffer.concat([header, iv, ciphertext, tag]);
    },
    open(sealed, place) {
      const { profile: used, keyId, header: found, iv, ciphertext, tag } = readEnvelope(sealed);
      const keys = keysOf(ring, keyId, used, place);
      return openBytes(used, keys, iv, { ciphertext, tag }, bindTo(found, place)).toString('utf8');
    },
    isOutdated(sealed) {
      const { profile: used, keyId } = readEnvelope(sealed);
      return used !== profile || keyId !== ring.newestFieldKeyId;
    },
  };
}

function writeHeader(profile: CryptoProfile, keyId: string): Buffer {
  return Buffer.concat([Buffer.from([version, algorithmOf[profile], Buffer.byteLength(keyId)]), Buffer.from(keyId)]);
}

function readEnvelope(sealed: Buffer): Envelope {
  const profile = sealed[1] === algorithmOf.intl ? 'intl' : sealed[1] === algorithmOf.gm ? 'gm' : undefined;
  if (sealed[0] !== version || profile === undefined) throw new SealBroken();
  const lengths = sealingLengths[profile];
  const headerEnd = 3 + (sealed[2] ?? 0);
  const ivEnd = headerEnd + lengths.iv;
  const tagStart = sealed.length - lengths.tag;
  if (tagStart < ivEnd) throw new SealBroken();
  return {
    profile,
    keyId: sealed.toString('utf8', 3, headerEnd),
    header: sealed.subarray(0, headerEnd),
    iv: sealed.subarray(headerEnd, ivEnd),
    ciphertext: sealed.subarray(ivEnd, tagStart),
    tag: sealed.subarray(tagStart),
  };
}

// JSON keeps the three parts apart whatever characters they hold.
const bindTo = (header: Buffer, { table, column, rowId }: FieldPlace): Buffer =>
  Buffer.concat([header, Buffer.from(JSON.stringify([table, column, rowId]))]);

const keysOf = (ring: KeyRing, keyId: string, profile: CryptoProfile, { table, column }: FieldPlace): SealingKeys =>
  sealingKeysFrom(ring, { keyId, profile, use: 'field', label: `${table}.${column}` });
