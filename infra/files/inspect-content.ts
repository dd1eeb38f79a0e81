import { fileTypeFromBuffer } from 'file-type';
import { imageSize } from 'image-size';
import type { ContentFacts, ContentFormat, ContentLimits } from '../../domain/attachment/content-rules.ts';
import type { ContentInspector } from '../../domain/attachment/ports.ts';
import type { EncryptedFileStore } from './encrypted-file-store.ts';
import { inspectOle, oleMagic } from './ole-container.ts';
import type { ReadableContent } from './readable-content.ts';
import { isPlainText } from './plain-text.ts';
import { inspectZip, isZip } from './zip-archive.ts';

// Enough for the dimensions of a photo behind its embedded preview.
const beginningBytes = 1_048_576;

/** file-type's names for what the allow-list knows. Recorders of phones write m4a in a plain mp4 container. */
const formats: ReadonlyMap<string, ContentFormat> = new Map(
  (['jpg', 'png', 'gif', 'bmp', 'webp', 'pdf', 'rar', '7z', 'mp3', 'wav', 'm4a', 'amr'] as const).map((name) => [name, name]),
);
const otherNames: ReadonlyMap<string, ContentFormat> = new Map([
  ['apng', 'png'],
  ['mp4', 'm4a'],
]);

/** Looks into stored files as they lie in the store; nothing is written anywhere. */
export function createContentInspector(store: Pick<EncryptedFileStore, 'open'>): ContentInspector {
  return {
    async inspect(storedName, limits) {
      const reader = await store.open(storedName);
      try {
        return await inspectContent(reader, limits);
      } finally {
        await reader.close();
      }
    },
  };
}

/** What the content is. Containers are opened, pictures measured, and what has no signature is read as text. */
export async function inspectContent(content: ReadableContent, limits: ContentLimits): Promise<ContentFacts> {
  const beginning = await content.readAt(0, beginningBytes);
  if (isZip(beginning)) return inspectZip(content, limits);
  if (beginning.subarray(0, oleMagic.length).equals(oleMagic)) return inspectOle(content);
  const name = await signatureOf(content, beginning);
  const format = formats.get(name ?? '') ?? otherNames.get(name ?? '');
  // Texts may begin like something else (XML, RTF, the mark of UTF-16 like an MPEG frame): only what is all text counts.
  if (format === undefined) return (await isPlainText(content)) ? { format: 'text' } : {};
  const pixels = pixelsOf(format, beginning);
  return pixels === undefined ? { format } : { format, pixels };
}

async function signatureOf(content: ReadableContent, beginning: Buffer): Promise<string | undefined> {
  // An ID3 tag may hold a cover of any size in front of the sound; its length stands in four bytes of seven bits.
  if (beginning.toString('latin1', 0, 3) === 'ID3' && beginning.length > 10) {
    const tagBytes = [...beginning.subarray(6, 10)].reduce((size, byte) => size * 128 + (byte & 0x7f), 0);
    return (await fileTypeFromBuffer(await content.readAt(10 + tagBytes, 4_096)))?.ext;
  }
  return (await fileTypeFromBuffer(beginning))?.ext;
}

function pixelsOf(format: ContentFormat, beginning: Buffer): number | undefined {
  if (!['jpg', 'png', 'gif', 'bmp', 'webp'].includes(format)) return undefined;
  try {
    const { type, width, height } = imageSize(beginning);
    return type === format && width > 0 && height > 0 ? width * height : undefined;
  } catch {
    return undefined;
  }
}
