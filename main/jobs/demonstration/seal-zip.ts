/**
 * A ZIP sealed as the operator does: WinZip AES-256 (AE-2) with deflate inside.
 *
 * The sealing is done here because the library draws its salts by chance, and the demonstration's files
 * are the same bytes at every run. The salt comes from the content instead: good for data that are
 * public anyway, never for secrets.
 */
import { createCipheriv, createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import type { WrittenFile } from '#formats/enedis/write-acc-set.ts';

const DEFLATE = 8;
const AES_256 = 3;
const AES_BLOCK = 16;

/** AES in WinZip's counter mode: the counter starts at 1 and its first byte is the lowest. */
function encrypt(plain: Uint8Array, key: Uint8Array): Buffer {
  const counters = Buffer.alloc(Math.ceil(plain.length / AES_BLOCK) * AES_BLOCK);
  for (let at = 0, count = 1; at < counters.length; at += AES_BLOCK, count++) counters.writeUInt32LE(count, at);
  const mask = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false).update(counters);
  return Buffer.from(plain.map((byte, i) => byte ^ (mask[i] ?? 0)));
}

/** Salt, password check, encrypted bytes and ten bytes of authentication code, as WinZip lays them out. */
function seal(file: WrittenFile, password: string): Uint8Array {
  const salt = createHash('sha256').update(`${password}\n${file.path}\n`).update(file.bytes).digest().subarray(0, 16);
  const keys = pbkdf2Sync(password, salt, 1000, 66, 'sha1');
  const sealed = encrypt(deflateRawSync(file.bytes), keys.subarray(0, 32));
  const code = createHmac('sha1', keys.subarray(32, 64)).update(sealed).digest().subarray(0, 10);
  return Buffer.concat([salt, keys.subarray(64, 66), sealed, code]);
}

/**
 * @param files what the archive holds
 * @param dosDate date and time of every entry in the packed form of ZIP headers
 */
export async function sealZip(files: readonly WrittenFile[], password: string, dosDate: number): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, extendedTimestamp: false });
  for (const file of files) {
    await zip.add(file.path, new Uint8ArrayReader(seal(file, password)), {
      passThrough: true,
      encrypted: true,
      encryptionStrength: AES_256,
      compressionMethod: DEFLATE,
      uncompressedSize: file.bytes.length,
      rawLastModDate: dosDate,
    });
  }
  return zip.close();
}
