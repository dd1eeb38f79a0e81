import { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { ArchiveProblem, ContentFacts, ContentFormat, ContentLimits } from '../../domain/attachment/content-rules.ts';
import { contentOf, type ReadableContent } from './readable-content.ts';

/** First bytes of a zip with entries, and of an empty one. */
export const zipMagics = [Buffer.from('504b0304', 'hex'), Buffer.from('504b0506', 'hex')];

export const isZip = (beginning: Buffer): boolean => zipMagics.some((magic) => beginning.subarray(0, 4).equals(magic));

// An archive in an archive has to be held whole to be looked into.
const largestNestedBytes = 52_428_800;
const ratioCountsFromBytes = 10_485_760;

class Refused extends Error {
  readonly problem: ArchiveProblem;
  constructor(problem: ArchiveProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** What has been seen so far in the uploaded file, over all levels of nesting. */
type Tally = { limits: ContentLimits; packedBytes: number; entries: number; unpackedBytes: number };

/**
 * Looks through a zip, or a document that is one (docx, xlsx, ofd). Every entry is really unpacked and counted, because
 * the sizes an archive states of itself are what a zip bomb lies about; it stops at the first limit that is reached.
 */
export async function inspectZip(content: ReadableContent, limits: ContentLimits): Promise<ContentFacts> {
  const tally: Tally = { limits, packedBytes: content.sizeBytes, entries: 0, unpackedBytes: 0 };
  const names = new Set<string>();
  try {
    await walk(content, tally, 0, names);
    return { format: formatOf(names) };
  } catch (error) {
    return { format: formatOf(names), archiveProblem: error instanceof Refused ? error.problem : 'damaged' };
  }
}

async function walk(content: ReadableContent, tally: Tally, depth: number, names: Set<string>): Promise<void> {
  const zip = await yauzl.fromRandomAccessReaderPromise(new ContentReader(content), content.sizeBytes, { decodeStrings: false });
  tally.entries += zip.entryCount;
  if (tally.entries > tally.limits.maxEntries) throw new Refused('too-many-entries');
  for await (const entry of zip.eachEntry()) {
    // Names may be UTF-8, GBK or anything: only their ASCII part matters here.
    const name = entry.fileNameRaw.toString('latin1');
    if (/^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)|\0/.test(name)) throw new Refused('unsafe-name');
    if (entry.isEncrypted()) throw new Refused('encrypted');
    if (depth === 0) names.add(name);
    if (/(?:^|\/)vbaProject\.bin$/i.test(name)) throw new Refused('macros');
    if (!name.endsWith('/')) await unpack(zip, entry, tally, depth);
  }
}

async function unpack(zip: ZipFile, entry: Entry, tally: Tally, depth: number): Promise<void> {
  let held: Buffer[] = [];
  let nested: boolean | undefined;
  let bytes = 0;
  for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    bytes += piece.length;
    tally.unpackedBytes += piece.length;
    if (isTooLarge(tally)) throw new Refused('unpacks-too-large');
    if (nested === false) continue;
    held.push(piece);
    if (nested === undefined && bytes >= 4) nested = isZip(Buffer.concat(held));
    if (nested === false) held = [];
    if (nested && depth >= tally.limits.maxNesting) throw new Refused('nested-too-deep');
    if (nested && bytes > largestNestedBytes) throw new Refused('unpacks-too-large');
  }
  if (nested) await walk(contentOf(Buffer.concat(held)), tally, depth + 1, new Set());
}

const isTooLarge = ({ limits, packedBytes, unpackedBytes }: Tally): boolean =>
  unpackedBytes > limits.maxUnpackedBytes || (unpackedBytes > ratioCountsFromBytes && unpackedBytes / packedBytes > limits.maxRatio);

function formatOf(names: Set<string>): ContentFormat {
  if (names.has('OFD.xml')) return 'ofd';
  if (!names.has('[Content_Types].xml')) return 'zip';
  const holds = (folder: string) => [...names].some((name) => name.startsWith(folder));
  return holds('word/') ? 'word-xml' : holds('xl/') ? 'sheet-xml' : 'zip';
}

class ContentReader extends yauzl.RandomAccessReader {
  readonly #content: ReadableContent;
  constructor(content: ReadableContent) {
    super();
    this.#content = content;
  }
  override _readStreamForRange(start: number, end: number): Readable {
    const content = this.#content;
    const pieceBytes = 65_536;
    return Readable.from(
      (async function* () {
        for (let at = start; at < end; at += pieceBytes) yield await content.readAt(at, Math.min(pieceBytes, end - at));
      })(),
      { objectMode: false },
    );
  }
}
