import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CryptoProfile } from '../../infra/crypto/key-ring.ts';
import { createEncryptedFileStore, type EncryptedFileStore } from '../../infra/files/encrypted-file-store.ts';
import { ringOf } from '../support/key-rings.ts';

const chunk = 65_536;
const profiles: CryptoProfile[] = ['intl', 'gm'];
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'));
});
afterEach(() => rm(folder, { recursive: true }));

const storeWith = (profile: CryptoProfile, keyIds = ['f1']) => createEncryptedFileStore({ folder, ring: ringOf(keyIds), profile });
const pathOf = (storedName: string) => join(folder, storedName.slice(0, 2), storedName);

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function readAll(store: EncryptedFileStore, storedName: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of store.read(storedName)) parts.push(part);
  return Buffer.concat(parts);
}

const write = (store: EncryptedFileStore, bytes: Buffer, pieceBytes = 10_000) => store.write(pieces(bytes, pieceBytes), { maxBytes: 1_000_000 });

describe.each(profiles)('profile %s', (profile) => {
  test.each([0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 17])('%i bytes come back as they went in', async (size) => {
    const store = storeWith(profile);
    const bytes = randomBytes(size);
    for (const pieceBytes of [7_001, chunk, 500_000]) {
      const stored = await write(store, bytes, pieceBytes);
      expect(stored).toMatchObject({ sizeBytes: size, sha256: createHash('sha256').update(bytes).digest('hex') });
      expect((await readAll(store, stored.storedName)).equals(bytes)).toBe(true);
    }
  });

  test('any place can be read without the ones before it', async () => {
    const store = storeWith(profile);
    const bytes = randomBytes(2 * chunk + 100);
    const reader = await store.open((await write(store, bytes)).storedName);
    for (const [start, length] of [[0, 10], [chunk - 5, 10], [chunk, chunk], [2 * chunk + 90, 50], [5, 2 * chunk], [bytes.length, 5]] as const)
      expect((await reader.readAt(start, length)).equals(bytes.subarray(start, start + length))).toBe(true);
    await reader.close();
  });

  test('an altered, cut, extended, swapped or renamed file is not read as if it were whole', async () => {
    const store = storeWith(profile);
    const { storedName } = await write(store, randomBytes(2 * chunk));
    const whole = await readFile(pathOf(storedName));
    const sealedChunk = chunk + (profile === 'gm' ? 32 : 16);
    const header = whole.length - 2 * sealedChunk - (profile === 'gm' ? 32 : 16);
    const flipped = (at: number) => {
      const copy = Buffer.from(whole);
      copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
      return copy;
    };
    const swapped = Buffer.concat([whole.subarray(0, header), whole.subarray(header + sealedChunk, header + 2 * sealedChunk), whole.subarray(header, header + sealedChunk), whole.subarray(header + 2 * sealedChunk)]);
    const broken = [
      ...Array.from({ length: header }, (_, at) => flipped(at)), flipped(header), flipped(header + sealedChunk + 5), flipped(whole.length - 1),
      whole.subarray(0, header + sealedChunk), whole.subarray(0, header + 2 * sealedChunk), whole.subarray(0, header), whole.subarray(0, 5),
      Buffer.concat([whole, whole.subarray(header, header + sealedChunk)]), swapped,
    ]; // prettier-ignore
    for (const bytes of broken) {
      await writeFile(pathOf(storedName), bytes);
      await expect(readAll(store, storedName)).rejects.toThrow();
    }
    await writeFile(pathOf(storedName), whole);
    const otherName = `${storedName.slice(0, 31)}${storedName.endsWith('0') ? '1' : '0'}`;
    await rename(pathOf(storedName), pathOf(otherName));
    await expect(readAll(store, otherName)).rejects.toThrow('密文无法验证');
  });

  test('nothing of the content lies on the disk', async () => {
    const store = storeWith(profile);
    const { storedName } = await write(store, Buffer.from('张三 13812348000 '.repeat(5_000)));
    const bytes = await readFile(pathOf(storedName));
    expect([bytes.includes('13812348000'), bytes.includes('张三')]).toEqual([false, false]);
    expect((await stat(pathOf(storedName))).mode & 0o777).toBe(0o600);
  });

  test('files from before a rotation and from the other profile stay readable', async () => {
    const { storedName } = await write(storeWith(profile), Buffer.from('附件'));
    for (const later of profiles) expect((await readAll(storeWith(later, ['f1', 'f2']), storedName)).toString()).toBe('附件');
    await expect(readAll(storeWith(profile, ['f2']), storedName)).rejects.toThrow('密钥 f1 不在密钥文件中');
  });
});

test('what is too large is refused while it comes in, and nothing of it stays', async () => {
  const store = storeWith('intl');
  let taken = 0;
  const endless = async function* () {
    for (;;) {
      taken += chunk;
      yield await Promise.resolve(Buffer.alloc(chunk));
    }
  };
  await expect(store.write(endless(), { maxBytes: 3 * chunk })).rejects.toMatchObject({ code: 'attachment-too-large' });
  expect(taken).toBeLessThanOrEqual(6 * chunk);
  expect((await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())).toEqual([]);
});

test('an upload that breaks off leaves nothing', async () => {
  const broken = async function* () {
    yield await Promise.resolve(Buffer.alloc(chunk));
    throw new Error('connection lost');
  };
  await expect(storeWith('intl').write(broken(), { maxBytes: 1_000_000 })).rejects.toThrow('connection lost');
  expect((await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())).toEqual([]);
});

test.each(['../../etc/passwd', '/etc/passwd', 'abc', 'A'.repeat(32), `${'a'.repeat(32)}/x`])('only names of its own making open anything: %s', async (name) => {
  await expect(readAll(storeWith('intl'), name)).rejects.toThrow('存储名称无效');
});

test('lists what is old, also unfinished files, and forgets what is removed', async () => {
  const store = storeWith('intl');
  const [old, young] = [await write(store, Buffer.from('a')), await write(store, Buffer.from('b'))];
  const longAgo = new Date(Date.now() - 25 * 3_600_000);
  const unfinished = 'f'.repeat(32);
  await utimes(pathOf(old.storedName), longAgo, longAgo);
  await writeFile(join(folder, old.storedName.slice(0, 2), `${unfinished}.part`), 'x');
  await utimes(join(folder, old.storedName.slice(0, 2), `${unfinished}.part`), longAgo, longAgo);
  const listed: string[] = [];
  for await (const name of store.listOlderThan(24)) listed.push(name);
  expect(listed.sort()).toEqual([old.storedName, unfinished].sort());
  await store.remove(old.storedName);
  await store.remove(old.storedName);
  await expect(readAll(store, old.storedName)).rejects.toThrow();
  expect((await readAll(store, young.storedName)).toString()).toBe('b');
});
