import { open, type FileHandle } from 'node:fs/promises';
import type { KeyRing } from '../crypto/key-ring.ts';
import { SealBroken } from '../crypto/sealing.ts';
import { chunkBytes, headerProbeBytes, openFile, type FileOpener } from './encrypted-format.ts';

/** Reads a stored file in order or at any place; every byte it gives was authenticated. */
export type StoredFileReader = {
  sizeBytes: number;
  /** Up to `length` bytes from `start`; fewer only at the end. */
  readAt(start: number, length: number): Promise<Buffer>;
  chunks(): AsyncGenerator<Buffer>;
  close(): Promise<void>;
};

/** Opens the file at `path`; throws `SealBroken` where it isn't one of ours or its length can't be right. */
export async function openStoredFile(path: string, storedName: string, ring: KeyRing): Promise<StoredFileReader> {
  const file = await open(path, 'r');
  try {
    const probe = Buffer.alloc(headerProbeBytes);
    const { bytesRead } = await file.read(probe, 0, probe.length, 0);
    const opener = openFile(ring, storedName, probe.subarray(0, bytesRead));
    return createReader(file, opener, (await file.stat()).size - opener.headerBytes);
  } catch (error) {
    await file.close();
    throw error;
  }
}

function createReader(file: FileHandle, opener: FileOpener, sealedBytes: number): StoredFileReader {
  const chunkCount = Math.ceil(sealedBytes / opener.sealedChunkBytes);
  const lastSealed = sealedBytes - (chunkCount - 1) * opener.sealedChunkBytes;
  if (chunkCount < 1 || lastSealed < opener.tagBytes) throw new SealBroken();
  const sizeBytes = sealedBytes - chunkCount * opener.tagBytes;
  // Whoever looks around in a file asks for many small pieces of the same chunk.
  let latest: { index: number; bytes: Buffer } | undefined;

  const chunkAt = async (index: number): Promise<Buffer> => {
    if (latest?.index === index) return latest.bytes;
    const isLast = index === chunkCount - 1;
    const sealed = Buffer.alloc(isLast ? lastSealed : opener.sealedChunkBytes);
    const { bytesRead } = await file.read(sealed, 0, sealed.length, opener.headerBytes + index * opener.sealedChunkBytes);
    if (bytesRead < sealed.length) throw new SealBroken();
    const bytes = opener.openChunk(sealed, index, isLast);
    latest = { index, bytes };
    return bytes;
  };

  return {
    sizeBytes,
    async readAt(start, length) {
      const end = Math.min(start + length, sizeBytes);
      const parts: Buffer[] = [];
      for (let at = start; at < end; ) {
        const chunk = await chunkAt(Math.floor(at / chunkBytes));
        const part = chunk.subarray(at % chunkBytes, (at % chunkBytes) + end - at);
        parts.push(part);
        at += part.length;
      }
      return Buffer.concat(parts);
    },
    async *chunks() {
      for (let index = 0; index < chunkCount; index += 1) yield await chunkAt(index);
    },
    close: () => file.close(),
  };
}
