/** For tests: reads text as a file of some name would be read, in chunks of any size. */
import { getTimeZone } from '#domain/time.ts';
import { detectEncoding, normaliseText } from './encoding.ts';
import type { FormatReading, FormatSource, MeterFormat } from './format.ts';
import { makeHead } from './make-head.ts';

export interface TestFile {
  readonly name?: string;
  readonly content: string | Uint8Array;
  /** Bytes per chunk; all in one where absent. */
  readonly chunkBytes?: number;
  /** The present; the end of 2026 where absent. */
  readonly now?: number;
}

async function* cut(bytes: Uint8Array, chunkBytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    yield bytes.slice(at, at + chunkBytes);
    await Promise.resolve();
  }
}

/** The source that a format gets for a file of these bytes. */
export function makeTestSource({ name = 'file.csv', content, chunkBytes, now }: TestFile): FormatSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const head = bytes.subarray(0, 65_536);
  const encoding = detectEncoding(head);
  return {
    name,
    path: name,
    encoding,
    bytes: bytes.length,
    chunks: normaliseText(cut(bytes, Math.max(1, chunkBytes ?? bytes.length)), encoding, head),
    timeZone: getTimeZone('Europe/Paris'),
    now: now ?? Date.UTC(2026, 11, 31) / 60_000,
  };
}

/** Reads a file by one format, after checking that the format knows it. */
export async function readTestFile(format: MeterFormat, file: TestFile): Promise<FormatReading> {
  const { name = 'file.csv', content } = file;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  if (!format.detect(makeHead(name, bytes))) {
    throw new Error(`${format.id} does not know ${name}`);
  }
  return format.read(makeTestSource(file));
}

/** Codes and lines of problems, for short comparisons: `code@line`. */
export function listProblems(reading: FormatReading): string[] {
  return reading.problems.map(({ code, line }) => (line === null ? code : `${code}@${String(line)}`));
}
