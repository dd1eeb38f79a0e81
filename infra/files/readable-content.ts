/** Content that can be read at any place: a stored file, or an archive found inside another one. */
export type ReadableContent = {
  sizeBytes: number;
  readAt(start: number, length: number): Promise<Buffer>;
  chunks(): AsyncIterable<Buffer>;
};

/** Content held in memory. */
export function contentOf(bytes: Buffer): ReadableContent {
  return {
    sizeBytes: bytes.length,
    readAt: (start, length) => Promise.resolve(bytes.subarray(start, start + length)),
    async *chunks() {
      yield await Promise.resolve(bytes);
    },
  };
}
