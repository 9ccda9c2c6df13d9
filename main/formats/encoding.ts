/** Encodings of text files: told from the first bytes, and brought to bytes in which ASCII is ASCII. */
import type { Encoding } from './format.ts';

const LF = 10;
const CR = 13;

/**
 * Encoding of a file from its first bytes: the byte-order mark, else zero bytes in every second place
 * (UTF-16), else UTF-8 where it is valid, else ISO-8859-1.
 */
export function detectEncoding(head: Uint8Array): Encoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8-bom';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const pairs = Math.min(head.length, 512) >> 1;
  let zerosEven = 0;
  let zerosOdd = 0;
  for (let i = 0; i < pairs; i++) {
    if (head[2 * i] === 0) zerosEven++;
    if (head[2 * i + 1] === 0) zerosOdd++;
  }
  if (pairs >= 4 && zerosOdd >= pairs * 0.9 && zerosEven <= pairs * 0.1) return 'utf-16le';
  if (pairs >= 4 && zerosEven >= pairs * 0.9 && zerosOdd <= pairs * 0.1) return 'utf-16be';
  return isUtf8(head) ? 'utf-8' : 'iso-8859-1';
}

function isUtf8(head: Uint8Array): boolean {
  try {
    // a character cut at the end of the head is no error in a stream
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Text of some bytes of a file, byte-order mark removed; bytes that are not valid become U+FFFD. */
export function decodeText(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'iso-8859-1') return decodeLatin1(bytes);
  return new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding).decode(bytes);
}

function decodeLatin1(bytes: Uint8Array): string {
  // the label iso-8859-1 of TextDecoder means windows-1252, which is what such files really are
  return new TextDecoder('iso-8859-1').decode(bytes);
}

/**
 * The stream with its byte-order mark removed, UTF-16 turned into UTF-8, and a lone CR (old spreadsheets
 * for Mac) turned into a line end.
 *
 * @param chunks bytes as stored
 * @param head the first of these bytes, from which the kind of line end is told
 */
export async function* normaliseText(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  head: Uint8Array,
): AsyncGenerator<Uint8Array> {
  const narrow = encoding === 'utf-16le' || encoding === 'utf-16be' ? transcode(chunks, encoding) : chunks;
  const loneCr = head.includes(CR) && !head.includes(LF);
  let toSkip = encoding === 'utf-8-bom' ? 3 : 0;
  for await (let chunk of narrow) {
    if (toSkip > 0) {
      const skipped = Math.min(toSkip, chunk.length);
      chunk = chunk.subarray(skipped);
      toSkip -= skipped;
    }
    if (loneCr) chunk = chunk.map((byte) => (byte === CR ? LF : byte));
    if (chunk.length > 0) yield chunk;
  }
}

async function* transcode(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const chunk of chunks) yield encoder.encode(decoder.decode(chunk, { stream: true }));
  const rest = decoder.decode();
  if (rest) yield encoder.encode(rest);
}

/** Encoding of the bytes after `normaliseText`. */
export function normalisedEncoding(encoding: Encoding): Encoding {
  return encoding === 'iso-8859-1' ? encoding : 'utf-8';
}
