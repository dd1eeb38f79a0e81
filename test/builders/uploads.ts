import { zipOf, type ZipEntry } from './zip.ts';

const contentTypes: ZipEntry = { name: '[Content_Types].xml', content: '<Types/>' };

/** The smallest docx, xlsx and ofd that are told by their structure; `more` goes in beside. */
export const docx = (...more: ZipEntry[]): Buffer => zipOf([contentTypes, { name: 'word/document.xml', content: '<w:document/>' }, ...more]);
export const xlsx = (...more: ZipEntry[]): Buffer => zipOf([contentTypes, { name: 'xl/workbook.xml', content: '<workbook/>' }, ...more]);
export const ofd = (): Buffer => zipOf([{ name: 'OFD.xml', content: '<ofd:OFD/>' }]);

/** A compound file (.doc, .xls …) whose directory holds `names`, with sectors of 512 bytes. */
export function oleFile(...names: string[]): Buffer {
  const perSector = 4;
  const directorySectors = Math.ceil((names.length + 1) / perSector);
  const header = Buffer.alloc(512, 0);
  header.write('d0cf11e0a1b11ae1', 0, 'hex');
  header.writeUInt16LE(9, 30);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  header.writeUInt32LE(0xfffffffe, 68);
  header.fill(0xff, 76);
  header.writeUInt32LE(0, 76);
  const table = Buffer.alloc(512, 0xff);
  table.writeUInt32LE(0xfffffffd, 0);
  // The directory lies behind the table, its sectors chained one after the other.
  for (let sector = 1; sector <= directorySectors; sector += 1)
    table.writeUInt32LE(sector === directorySectors ? 0xfffffffe : sector + 1, sector * 4);
  const entries = ['Root Entry', ...names].map((name) => {
    const entry = Buffer.alloc(128);
    entry.write(name, 0, 'utf16le');
    entry.writeUInt16LE((name.length + 1) * 2, 64);
    return entry;
  });
  return Buffer.concat([header, table, ...entries, Buffer.alloc((directorySectors * perSector - entries.length) * 128)]);
}

/** Pictures that state these dimensions; nobody ever draws them. */
export function png(width: number, height: number): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const chunk = (name: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)]);
  };
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.concat([size, Buffer.from('0802000000', 'hex')])),
    chunk('IDAT', Buffer.alloc(4)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export function jpg(width: number, height: number, previewBytes = 0): Buffer {
  const frame = Buffer.from('ffc000110800000000031122003311004411', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const comments = Array.from({ length: Math.ceil(previewBytes / 60_000) }, () => Buffer.concat([Buffer.from('ffedea62', 'hex'), Buffer.alloc(60_000, 0x20)]));
  return Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), ...comments, frame, Buffer.from('ffd9', 'hex')]);
}

export function gif(width: number, height: number): Buffer {
  const bytes = Buffer.from('474946383961000000008000000000000000003b', 'hex');
  bytes.writeUInt16LE(width, 6);
  bytes.writeUInt16LE(height, 8);
  return bytes;
}

export function bmp(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(58);
  bytes.write('BM');
  bytes.writeUInt32LE(58, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  return bytes;
}

export function webp(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(30);
  bytes.write('RIFF');
  bytes.writeUInt32LE(22, 4);
  bytes.write('WEBPVP8X', 8);
  bytes.writeUInt32LE(10, 16);
  bytes.writeUIntLE(width - 1, 24, 3);
  bytes.writeUIntLE(height - 1, 27, 3);
  return bytes;
}

/** MPEG-1 Layer III frames, behind an ID3 tag with a cover of `coverBytes` where asked for. */
export function mp3(coverBytes?: number): Buffer {
  const frame = Buffer.concat([Buffer.from('fffb9064', 'hex'), Buffer.alloc(413)]);
  const sound = Buffer.concat(Array.from({ length: 10 }, () => frame));
  if (coverBytes === undefined) return sound;
  const sevenBits = [21, 14, 7, 0].map((shift) => (coverBytes >> shift) & 0x7f);
  return Buffer.concat([Buffer.from('ID3\u0003\u0000\u0000', 'latin1'), Buffer.from(sevenBits), Buffer.alloc(coverBytes), sound]);
}

export const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
export const rar = Buffer.concat([Buffer.from('526172211a070100', 'hex'), Buffer.alloc(32)]);
export const sevenZip = Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), Buffer.alloc(32)]);
export const wav = Buffer.concat([Buffer.from('RIFF\u0024\u0000\u0000\u0000WAVEfmt ', 'latin1'), Buffer.alloc(28)]);
export const amr = Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(32)]);
export const m4a = Buffer.concat([Buffer.from('0000001c', 'hex'), Buffer.from('ftypM4A \u0000\u0000\u0000\u0000M4A mp42isom', 'latin1'), Buffer.alloc(16)]);
export const mp4 = Buffer.concat([Buffer.from('0000001c', 'hex'), Buffer.from('ftypmp42\u0000\u0000\u0000\u0000mp42isomiso2', 'latin1'), Buffer.alloc(16)]);
export const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(128)]);

/** The harmless file that every virus scanner reports, in two parts so that no scanner reports this one. */
export const eicar = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));
