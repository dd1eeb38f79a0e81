import type { ReadableContent } from './readable-content.ts';

const byteOrderMark = Buffer.from([0xff, 0xfe]);
// Everything below blank but tab, line feed, form feed and carriage return.
const controls = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/u;

/** Whether all of it is text in UTF-8, GB18030 (GBK), or UTF-16 with its mark, without control characters. */
export async function isPlainText(content: ReadableContent): Promise<boolean> {
  const beginning = await content.readAt(0, byteOrderMark.length);
  const encodings = beginning.equals(byteOrderMark) ? ['utf-16le'] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) if (await isTextIn(encoding, content)) return true;
  return false;
}

async function isTextIn(encoding: string, content: ReadableContent): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of content.chunks()) if (controls.test(decoder.decode(chunk, { stream: true }))) return false;
    return !controls.test(decoder.decode());
  } catch {
    return false;
  }
}
