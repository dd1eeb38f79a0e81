import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, opendir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from '../../domain/attachment/ports.ts';
import { DomainError } from '../../domain/shared/domain-error.ts';
import type { CryptoProfile, KeyRing } from '../crypto/key-ring.ts';
import { sealFile } from './encrypted-format.ts';
import { intoChunks } from './into-chunks.ts';
import { openStoredFile, type StoredFileReader } from './stored-file-reader.ts';

/** The file store with the way in for those who look into files here and there. */
export type EncryptedFileStore = FileStore & {
  /** Opens a file for reads at any place; close it. */
  open(storedName: string): Promise<StoredFileReader>;
};

const namePattern = /^[0-9a-f]{32}$/;
const unfinished = '.part';

/**
 * Files in `folder`, encrypted as `encrypted-format.ts` says, under 32 random hex digits: nothing of what a person named
 * reaches the disk, and plaintext never does, not even in quarantine. A file appears under its name only when complete.
 */
export function createEncryptedFileStore(settings: { folder: string; ring: KeyRing; profile: CryptoProfile }): EncryptedFileStore {
  const { folder, ring, profile } = settings;
  const pathOf = (storedName: string): string => {
    // Names come from our own rows; this keeps it so.
    if (!namePattern.test(storedName)) throw new Error('附件的存储名称无效');
    return join(folder, storedName.slice(0, 2), storedName);
  };

  const openReader = (storedName: string): Promise<StoredFileReader> => openStoredFile(pathOf(storedName), storedName, ring);

  return {
    async write(content, { maxBytes }) {
      const storedName = randomBytes(16).toString('hex');
      const path = pathOf(storedName);
      await mkdir(join(folder, storedName.slice(0, 2)), { recursive: true, mode: 0o700 });
      const file = await open(`${path}${unfinished}`, 'wx', 0o600);
      try {
        const written = await writeSealed(file, content, maxBytes, storedName);
        await file.sync();
        await file.close();
        await rename(`${path}${unfinished}`, path);
        return { storedName, ...written };
      } catch (error) {
        await file.close().catch(() => undefined);
        await rm(`${path}${unfinished}`, { force: true });
        throw error;
      }
    },
    open: openReader,
    async *read(storedName) {
      const reader = await openReader(storedName);
      try {
        yield* reader.chunks();
      } finally {
        await reader.close();
      }
    },
    remove: async (storedName) => {
      await rm(pathOf(storedName), { force: true });
      await rm(`${pathOf(storedName)}${unfinished}`, { force: true });
    },
    async *listOlderThan(hours) {
      const before = Date.now() - hours * 3_600_000;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for await (const entry of await opendir(folder, { recursive: true })) {
        const storedName = entry.name.replace(unfinished, '');
        if (!entry.isFile() || !namePattern.test(storedName)) continue;
        const written = await stat(join(entry.parentPath, entry.name)).catch(() => undefined);
        if (written && written.mtimeMs < before) yield storedName;
      }
    },
  };

  async function writeSealed(file: FileHandle, content: AsyncIterable<Uint8Array>, maxBytes: number, storedName: string) {
    const sealer = sealFile(ring, profile, storedName);
    const digest = createHash('sha256');
    let sizeBytes = 0;
    let index = 0;
    await file.write(sealer.header);
    for await (const { bytes, isLast } of intoChunks(content)) {
      sizeBytes += bytes.length;
      if (sizeBytes > maxBytes) throw new DomainError('attachment-too-large', `附件超过 ${Math.floor(maxBytes / 1_048_576)} MB 的上限`);
      digest.update(bytes);
      await file.write(sealer.sealChunk(bytes, index, isLast));
      index += 1;
    }
    return { sizeBytes, sha256: digest.digest('hex') };
  }
}
