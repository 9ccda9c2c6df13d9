/** Cutting a stream of bytes at line ends, so that a table is parsed without ever holding the file. */

export const LF = 10;
export const CR = 13;

/** A line longer than this is no line of a table. */
const LONGEST_LINE = 1 << 20;

/** Thrown by `cutAtLineEnds` where a line passes one megabyte. */
export class LineTooLongError extends Error {}

/**
 * Cuts chunks into blocks of whole lines; only the last block may lack the final line end.
 *
 * @param chunks bytes in order; lines end in LF or CR LF
 * @returns blocks that are valid until the next one is asked for
 * @throws LineTooLongError
 */
export async function* cutAtLineEnds(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let carry = new Uint8Array(0);
  for await (const chunk of chunks) {
    const last = chunk.lastIndexOf(LF);
    if (last < 0) {
      carry = join(carry, chunk);
    } else {
      let from = 0;
      if (carry.length > 0) {
        from = chunk.indexOf(LF) + 1;
        yield join(carry, chunk.subarray(0, from));
      }
      if (last + 1 > from) yield chunk.subarray(from, last + 1);
      carry = chunk.slice(last + 1);
    }
    if (carry.length > LONGEST_LINE) throw new LineTooLongError();
  }
  if (carry.length > 0) yield carry;
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
}

/** Index of the line end (LF) at or after `from`, or the length of the block. */
export function findLineEnd(bytes: Uint8Array, from: number): number {
  const at = bytes.indexOf(LF, from);
  return at < 0 ? bytes.length : at;
}

/**
 * True where the bytes of two views of text are equal. Eight bytes at a time as one number: bytes that
 * make no number (NaN) are never text and only send a line the slow way.
 *
 * @param length bytes from `at` in the first view, and from 0 in the second
 */
export function sameBytes(view: DataView, at: number, other: DataView, length: number): boolean {
  let i = 0;
  for (; i + 8 <= length; i += 8) if (view.getFloat64(at + i) !== other.getFloat64(i)) return false;
  for (; i < length; i++) if (view.getUint8(at + i) !== other.getUint8(i)) return false;
  return true;
}
