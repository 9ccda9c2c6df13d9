/** Driving the parser of a text table over a stream. */
import { cutAtLineEnds, LineTooLongError } from './byte-lines.ts';
import { refuse, type FormatReading, type FormatSource } from './format.ts';

export interface TableParser {
  /** Lines read so far. */
  readonly line: number;
  /** Reads a block of whole lines; false where reading on is useless. */
  parse(block: Uint8Array): boolean;
  finish(): FormatReading;
}

/**
 * Feeds a table's blocks of lines to its parser.
 *
 * @returns what the parser read, or the refusal of a file whose line never ends
 */
export async function readTable(source: FormatSource, parser: TableParser): Promise<FormatReading> {
  try {
    for await (const block of cutAtLineEnds(source.chunks)) if (!parser.parse(block)) break;
  } catch (error) {
    if (error instanceof LineTooLongError) return refuse('line-too-long', parser.line + 1);
    throw error;
  }
  return parser.finish();
}
