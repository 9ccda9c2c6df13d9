import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { writeIcns, writeIco } from './icon-files.ts';

const icons = resolve(import.meta.dirname, '../../resources/icons');
const read = (name: string): Buffer => readFileSync(resolve(icons, name));
const PNG = '89504e47';
/** Width and height behind the signature and the length and name of the first part. */
const sizeOf = (png: Buffer): number[] => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('an .ico begins with a table of its pictures', () => {
  const file = writeIco([
    { size: 16, png: Buffer.from('abc') },
    { size: 256, png: Buffer.from('de') },
  ]);
  // 6 bytes, two entries of 16, then 3 and 2 bytes
  expect(file.toString('hex')).toBe(
    '000001000200' + '10100000010020000300000026000000' + '00000000010020000200000029000000' + '6162636465',
  );
});

test('an .icns names each picture, twice where it serves dense screens too', () => {
  const file = writeIcns([
    { size: 24, png: Buffer.from('x') },
    { size: 32, png: Buffer.from('ab') },
  ]);
  expect(file.toString('latin1')).toBe('icns\0\0\0\x1cicp5\0\0\0\x0aabic11\0\0\0\x0aab');
});

test('the document’s icons hold every size that is shown', () => {
  const ico = read('document.ico');
  const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const at = ico.readUInt32LE(6 + 16 * index + 12);
    expect(ico.subarray(at, at + 4).toString('hex')).toBe(PNG);
    return sizeOf(ico.subarray(at))[0];
  });
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
  const icns = read('document.icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  for (const name of ['icp4', 'icp5', 'ic07', 'ic08', 'ic09', 'ic10']) expect(icns.includes(name)).toBe(true);
  for (const size of [16, 32, 48, 128, 256]) expect(sizeOf(read(`document/${size}.png`))).toEqual([size, size]);
});
