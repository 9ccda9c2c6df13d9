/** What recognition sees of a file. */
import { decodeText, detectEncoding } from './encoding.ts';
import type { FileHead } from './format.ts';

/** Enough text for any heading; the bytes of the head may be more. */
const TEXT_BYTES = 8_192;
const LINES = 4;

/**
 * The head of a file.
 *
 * @param name file name without folders
 * @param bytes first bytes as stored
 */
export function makeHead(name: string, bytes: Uint8Array): FileHead {
  const encoding = detectEncoding(bytes);
  const text = decodeText(bytes.subarray(0, TEXT_BYTES), encoding);
  const lines: string[] = [];
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    if (match[0].trim() !== '' && lines.push(match[0]) === LINES) break;
  }
  return { name, bytes, text, lines, encoding };
}
