import type { ContentFacts } from '../../domain/attachment/content-rules.ts';
import type { ReadableContent } from './readable-content.ts';

/** First bytes of a compound file (MS-CFB), the container of .doc, .xls, .wps, .et. */
export const oleMagic = Buffer.from('d0cf11e0a1b11ae1', 'hex');

const headerSectors = 109;
const endOfChain = 0xfffffffa; // all larger values mark ends, free and special sectors
// A document's directory has some dozens of entries; whoever writes more wants us to loop.
const mostSectors = 4_096;

/**
 * Tells Word from Excel from everything else in a compound file by the names in its directory, which is read along its
 * chain of sectors; also whether it is encrypted or holds macros. Broken structures give no format.
 */
export async function inspectOle(content: ReadableContent): Promise<ContentFacts> {
  const names = await directoryNames(content);
  if (names.has('EncryptedPackage')) return { format: 'office-encrypted' };
  const macros = ['Macros', '_VBA_PROJECT_CUR', '_VBA_PROJECT'].some((name) => names.has(name)) ? ({ archiveProblem: 'macros' } as const) : {};
  if (names.has('WordDocument')) return { format: 'word', ...macros };
  return names.has('Workbook') || names.has('Book') ? { format: 'sheet', ...macros } : {};
}

async function directoryNames(content: ReadableContent): Promise<Set<string>> {
  const names = new Set<string>();
  const header = await content.readAt(0, 512);
  const shift = header.length === 512 ? header.readUInt16LE(30) : 0;
  if (shift !== 9 && shift !== 12) return names;
  const sectorBytes = 1 << shift;
  const sectorAt = (sector: number) => content.readAt((sector + 1) * sectorBytes, sectorBytes);
  const tableSectors = await allocationTableSectors(header, sectorAt);

  let sector = header.readUInt32LE(48);
  for (let read = 0; read < mostSectors && sector < endOfChain; read += 1) {
    const bytes = await sectorAt(sector);
    for (let at = 0; at + 128 <= bytes.length; at += 128) {
      const length = bytes.readUInt16LE(at + 64);
      if (length >= 2 && length <= 64) names.add(bytes.toString('utf16le', at, at + length - 2));
    }
    const perSector = sectorBytes / 4;
    const tableSector = tableSectors[Math.floor(sector / perSector)];
    const table = tableSector === undefined ? Buffer.alloc(0) : await sectorAt(tableSector);
    const place = (sector % perSector) * 4;
    if (place + 4 > table.length) break;
    sector = table.readUInt32LE(place);
  }
  return names;
}

/** Where the allocation table lies: the first 109 sectors stand in the header, the others in a chain of their own. */
async function allocationTableSectors(header: Buffer, sectorAt: (sector: number) => Promise<Buffer>): Promise<number[]> {
  const sectors: number[] = [];
  const collect = (bytes: Buffer, from: number, count: number): void => {
    for (let index = 0; index < count; index += 1) sectors.push(bytes.readUInt32LE(from + index * 4));
  };
  collect(header, 76, headerSectors);
  let next = header.readUInt32LE(68);
  for (let read = 0; read < mostSectors && next < endOfChain; read += 1) {
    const bytes = await sectorAt(next);
    if (bytes.length < 512) break;
    collect(bytes, 0, bytes.length / 4 - 1);
    next = bytes.readUInt32LE(bytes.length - 4);
  }
  return sectors.filter((sector) => sector < endOfChain);
}
