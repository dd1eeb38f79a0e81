import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { Attachment } from '../domain/attachment/attachment.ts';

/** Sends a file to be saved, never shown in our origin: what is in it may be a page or a script. */
export async function sendFile(response: Response, { file, content }: { file: Attachment; content: AsyncIterable<Uint8Array> }): Promise<void> {
  response.set({
    'Content-Type': 'application/octet-stream',
    'Content-Length': String(file.sizeBytes),
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cache-Control': 'private, no-store',
  });
  await pipeline(Readable.from(content), response);
}
