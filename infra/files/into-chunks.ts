import { chunkBytes } from './encrypted-format.ts';

/** Cuts a stream of any pieces into chunks of exactly 64 KiB and a last one that is shorter, perhaps empty. */
export async function* intoChunks(content: AsyncIterable<Uint8Array>): AsyncGenerator<{ bytes: Buffer; isLast: boolean }> {
  let pieces: Uint8Array[] = [];
  let held = 0;
  for await (const piece of content) {
    pieces.push(piece);
    held += piece.length;
    if (held < chunkBytes) continue;
    const joined = Buffer.concat(pieces);
    const whole = joined.length - (joined.length % chunkBytes);
    for (let start = 0; start < whole; start += chunkBytes) yield { bytes: joined.subarray(start, start + chunkBytes), isLast: false };
    pieces = [joined.subarray(whole)];
    held = joined.length - whole;
  }
  yield { bytes: Buffer.concat(pieces), isLast: true };
}
