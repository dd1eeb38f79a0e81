import { randomBytes } from 'node:crypto';
import type { CryptoProfile, KeyRing } from '../crypto/key-ring.ts';
import { openBytes, SealBroken, sealBytes, sealingKeysFrom, sealingLengths, type SealingKeys } from '../crypto/sealing.ts';

/** Plaintext bytes of each chunk but the last. */
export const chunkBytes = 65_536;

const magic = Buffer.from('12317F1');
const algorithmOf = { intl: 1, gm: 2 } as const satisfies Record<CryptoProfile, number>;
const saltBytes = 16;
const longestHeader = magic.length + 2 + 255 + saltBytes;

/**
 * How files lie on the disk: a header `12317F1 | alg | length of keyId | keyId | salt`, then chunks of 64 KiB plaintext,
 * each `ct | tag`. Every file has a derived key of its own (from its name and salt), so the chunk's number serves as iv.
 * Each chunk is authenticated with the header, its number and whether it is the last: chunks can't be altered, swapped,
 * left out, or cut off, and any of them can be read without the ones before it.
 */
export type FileSealer = { header: Buffer; sealChunk(plaintext: Uint8Array, index: number, isLast: boolean): Buffer };

/** Reads chunks by number. `headerBytes` and `sealedChunkBytes` say where chunk n begins. */
export type FileOpener = { headerBytes: number; sealedChunkBytes: number; tagBytes: number; openChunk(sealed: Buffer, index: number, isLast: boolean): Buffer };

/** A fresh key for a new file; with the newest key of the ring. */
export function sealFile(ring: KeyRing, profile: CryptoProfile, storedName: string): FileSealer {
  const keyId = Buffer.from(ring.newestFieldKeyId);
  const salt = randomBytes(saltBytes);
  const header = Buffer.concat([magic, Buffer.from([algorithmOf[profile], keyId.length]), keyId, salt]);
  const keys = keysOf(ring, ring.newestFieldKeyId, profile, storedName, salt);
  return {
    header,
    sealChunk: (plaintext, index, isLast) => {
      const { ciphertext, tag } = sealBytes(profile, keys, ivOf(profile, index), plaintext, bindTo(header, index, isLast));
      return Buffer.concat([ciphertext, tag]);
    },
  };
}

/** The most that has to be read of a file to know its header. */
export const headerProbeBytes = longestHeader;

/** Understands the header at the beginning of a stored file; throws `SealBroken` where it is none of ours. */
export function openFile(ring: KeyRing, storedName: string, beginning: Buffer): FileOpener {
  const profile = beginning[magic.length] === algorithmOf.intl ? 'intl' : beginning[magic.length] === algorithmOf.gm ? 'gm' : undefined;
  const keyStart = magic.length + 2;
  const saltStart = keyStart + (beginning[magic.length + 1] ?? 0);
  const header = beginning.subarray(0, saltStart + saltBytes);
  if (!beginning.subarray(0, magic.length).equals(magic) || !profile || header.length < saltStart + saltBytes) throw new SealBroken();
  const keys = keysOf(ring, header.toString('utf8', keyStart, saltStart), profile, storedName, header.subarray(saltStart));
  const tagBytes = sealingLengths[profile].tag;
  return {
    headerBytes: header.length,
    sealedChunkBytes: chunkBytes + tagBytes,
    tagBytes,
    openChunk: (sealed, index, isLast) => {
      if (sealed.length < tagBytes) throw new SealBroken();
      const cut = sealed.length - tagBytes;
      const parts = { ciphertext: sealed.subarray(0, cut), tag: sealed.subarray(cut) };
      return openBytes(profile, keys, ivOf(profile, index), parts, bindTo(header, index, isLast));
    },
  };
}

const keysOf = (ring: KeyRing, keyId: string, profile: CryptoProfile, storedName: string, salt: Buffer): SealingKeys =>
  sealingKeysFrom(ring, { keyId, profile, use: 'file', label: `${storedName}/${salt.toString('hex')}` });

/** The chunk's number in the upper bytes: SM4-CTR counts blocks in the lower ones, so no two chunks share a counter. */
function ivOf(profile: CryptoProfile, index: number): Buffer {
  const iv = Buffer.alloc(sealingLengths[profile].iv);
  iv.writeUInt32BE(index, 0);
  return iv;
}

function bindTo(header: Buffer, index: number, isLast: boolean): Buffer {
  const position = Buffer.alloc(5);
  position.writeUInt32BE(index, 0);
  position.writeUInt8(isLast ? 1 : 0, 4);
  return Buffer.concat([header, position]);
}
