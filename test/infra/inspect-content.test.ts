import { describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { defaultContentLimits, type ContentFacts } from '../../domain/attachment/content-rules.ts';
import { inspectContent } from '../../infra/files/inspect-content.ts';
import { contentOf } from '../../infra/files/readable-content.ts';
import * as upload from '../builders/uploads.ts';
import { zipOf } from '../builders/zip.ts';

const mebibyte = 1_048_576;
const limits = { ...defaultContentLimits, maxUnpackedBytes: 30 * mebibyte, maxEntries: 50, maxNesting: 2 };
const inspect = (bytes: Buffer): Promise<ContentFacts> => inspectContent(contentOf(bytes), limits);
const nestedZip = (depth: number, inner: Buffer): Buffer =>
  depth === 0 ? inner : zipOf([{ name: 'inner.bin', content: nestedZip(depth - 1, inner) }]);

test.each<[string, Buffer, ContentFacts]>([
  ['docx', upload.docx(), { format: 'word-xml' }],
  ['xlsx', upload.xlsx(), { format: 'sheet-xml' }],
  ['ofd', upload.ofd(), { format: 'ofd' }],
  ['zip', zipOf([{ name: '材料.txt', content: '说明' }, { name: 'folder/' }]), { format: 'zip' }],
  ['empty zip', zipOf([]), { format: 'zip' }],
  ['doc', upload.oleFile('1Table', 'WordDocument'), { format: 'word' }],
  ['doc with a long directory', upload.oleFile(...Array.from({ length: 30 }, (_, index) => `_${String(index)}`), 'WordDocument'), { format: 'word' }],
  ['xls', upload.oleFile('Workbook'), { format: 'sheet' }],
  ['xls of 1995', upload.oleFile('Book'), { format: 'sheet' }],
  ['pdf', upload.pdf, { format: 'pdf' }],
  ['png', upload.png(640, 480), { format: 'png', pixels: 307_200 }],
  ['jpg', upload.jpg(640, 480), { format: 'jpg', pixels: 307_200 }],
  ['jpg with a large preview', upload.jpg(640, 480, 300_000), { format: 'jpg', pixels: 307_200 }],
  ['gif', upload.gif(10, 20), { format: 'gif', pixels: 200 }],
  ['bmp', upload.bmp(10, 20), { format: 'bmp', pixels: 200 }],
  ['webp', upload.webp(10, 20), { format: 'webp', pixels: 200 }],
  ['rar', upload.rar, { format: 'rar' }],
  ['7z', upload.sevenZip, { format: '7z' }],
  ['mp3', upload.mp3(), { format: 'mp3' }],
  ['mp3 with a cover', upload.mp3(1_500_000), { format: 'mp3' }],
  ['wav', upload.wav, { format: 'wav' }],
  ['m4a', upload.m4a, { format: 'm4a' }],
  ['m4a of a phone', upload.mp4, { format: 'm4a' }],
  ['amr', upload.amr, { format: 'amr' }],
  ['text', Buffer.from('情况说明\r\n\t第一，……'), { format: 'text' }],
  ['text in GBK', Buffer.from('c7e9bff6cbb5c3f7', 'hex'), { format: 'text' }],
  ['text in UTF-16', Buffer.from('\ufeff情况说明', 'utf16le'), { format: 'text' }],
  ['program', upload.exe, {}],
  ['installer in a compound file', upload.oleFile('Installer'), {}],
  ['bytes', Buffer.from([0, 1, 2, 3, 0xff]), {}],
])('%s is told by its content', async (_what, bytes, facts) => {
  expect(await inspect(bytes)).toEqual(facts);
});

test('a workbook of a real program is a sheet', async () => {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('清单').addRow(['张三', 1]);
  expect(await inspect(Buffer.from(await workbook.xlsx.writeBuffer()))).toEqual({ format: 'sheet-xml' });
});

describe('what is not taken', () => {
  test.each<[string, Buffer, ContentFacts]>([
    ['encrypted Office file', upload.oleFile('EncryptionInfo', 'EncryptedPackage'), { format: 'office-encrypted' }],
    ['doc with macros', upload.oleFile('WordDocument', 'Macros'), { format: 'word', archiveProblem: 'macros' }],
    ['docx with macros', upload.docx({ name: 'word/vbaProject.bin', content: 'x' }), { format: 'word-xml', archiveProblem: 'macros' }],
    ['encrypted entry', zipOf([{ name: 'a.txt', content: 'x', encrypted: true }]), { format: 'zip', archiveProblem: 'encrypted' }],
    ['too many entries', zipOf(Array.from({ length: 51 }, (_, index) => ({ name: String(index) }))), { format: 'zip', archiveProblem: 'too-many-entries' }],
    ['bomb', zipOf([{ name: 'zeros', content: Buffer.alloc(11 * mebibyte) }]), { format: 'zip', archiveProblem: 'unpacks-too-large' }],
    ['bomb that lies about its size', zipOf([{ name: 'zeros', content: Buffer.alloc(11 * mebibyte), claims: { unpackedBytes: 10 } }]), { format: 'zip', archiveProblem: 'damaged' }],
    ['bomb in a docx', upload.docx({ name: 'word/media/x', content: Buffer.alloc(11 * mebibyte) }), { format: 'word-xml', archiveProblem: 'unpacks-too-large' }],
    ['bomb in a zip', nestedZip(1, zipOf([{ name: 'zeros', content: Buffer.alloc(11 * mebibyte) }])), { format: 'zip', archiveProblem: 'unpacks-too-large' }],
    ['many layers', nestedZip(3, zipOf([{ name: 'a', content: 'x' }])), { format: 'zip', archiveProblem: 'nested-too-deep' }],
    ['path upwards', zipOf([{ name: '../../etc/cron.d/x', content: 'x' }]), { format: 'zip', archiveProblem: 'unsafe-name' }],
    ['path upwards, Windows', zipOf([{ name: 'a\\..\\..\\x', content: 'x' }]), { format: 'zip', archiveProblem: 'unsafe-name' }],
    ['absolute path', zipOf([{ name: '/etc/passwd', content: 'x' }]), { format: 'zip', archiveProblem: 'unsafe-name' }],
    ['drive', zipOf([{ name: 'C:\\x', content: 'x' }]), { format: 'zip', archiveProblem: 'unsafe-name' }],
    ['cut off', zipOf([{ name: 'a.txt', content: 'x'.repeat(1000) }]).subarray(0, -30), { format: 'zip', archiveProblem: 'damaged' }],
  ])('%s', async (_what, bytes, facts) => {
    expect(await inspect(bytes)).toEqual(facts);
  });

  test('as many layers as are allowed pass', async () => {
    expect(await inspect(nestedZip(2, zipOf([{ name: 'a', content: 'x' }])))).toEqual({ format: 'zip' });
  });

  test('names in GBK pass', async () => {
    expect(await inspect(zipOf([{ name: Buffer.from('c7e9bff6cbb5c3f72e747874', 'hex'), content: 'x' }]))).toEqual({ format: 'zip' });
  });

  test('a picture without readable dimensions has none', async () => {
    expect(await inspect(upload.jpg(1, 1).subarray(0, 20))).toEqual({ format: 'jpg' });
  });

  test('truncations of anything never throw', async () => {
    for (const bytes of [upload.docx(), upload.oleFile('WordDocument'), upload.png(1, 1), upload.webp(1, 1), upload.mp3(100), upload.m4a])
      for (let length = 0; length < bytes.length; length += 7) await expect(inspect(bytes.subarray(0, length))).resolves.toBeDefined();
  });
});
