import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signatureBytes = 8;

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([frame, typed, check]);
}

/** What each of PNG's five filters adds to a byte, given those to the left, above, and above left. */
const predictions: readonly ((left: number, above: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, above) => above,
  (left, above) => (left + above) >> 1,
  (left, above, corner) => {
    const [toLeft, toAbove, toCorner] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
    return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
  },
];

/** Rows without filters: flat areas and letters, which pages are made of, repeat themselves byte by byte. */
function withoutFilters(filtered: Buffer, rowBytes: number, pixelBytes: number): Buffer {
  const plain = Buffer.from(filtered);
  const step = rowBytes + 1;
  for (let row = 0; row < plain.length; row += step) {
    const predict = predictions[filtered.readUInt8(row)];
    if (!predict) throw new Error('not a PNG filter');
    plain.writeUInt8(0, row);
    for (let at = row + 1; at < row + step; at += 1) {
      const isFirst = at - row <= pixelBytes;
      const left = isFirst ? 0 : plain.readUInt8(at - pixelBytes);
      const above = row === 0 ? 0 : plain.readUInt8(at - step);
      const corner = isFirst || row === 0 ? 0 : plain.readUInt8(at - step - pixelBytes);
      plain.writeUInt8((filtered.readUInt8(at) + predict(left, above, corner)) & 0xff, at);
    }
  }
  return plain;
}

/** The same picture (8 bits a channel) in fewer bytes: a browser compresses its screenshots for speed. */
export function recompressPng(png: Buffer): Buffer {
  const header = png.subarray(signatureBytes, signatureBytes + 25);
  const pixelBytes = header.readUInt8(17) === 6 ? 4 : 3;
  const pixels: Buffer[] = [];
  for (let at = signatureBytes; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') pixels.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const plain = withoutFilters(inflateSync(Buffer.concat(pixels)), header.readUInt32BE(8) * pixelBytes, pixelBytes);
  return Buffer.concat([png.subarray(0, signatureBytes), header, chunk('IDAT', deflateSync(plain, { level: 9, memLevel: 9 })), chunk('IEND', Buffer.alloc(0))]);
}
