/**
 * What a meter format is: how to recognise a file by its head, and how to read it into series. A
 * format is pure but for the stream of bytes it is given.
 */
import type { Direction, MeterSeries } from '#domain/curve.ts';
import type { TimeZone, UtcMinute } from '#domain/time.ts';
import type { Problem } from './problem.ts';

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'iso-8859-1';

/** What recognition sees: the name and the first 64 KB. */
export interface FileHead {
  /** File name without folders. */
  readonly name: string;
  /** First bytes as stored. */
  readonly bytes: Uint8Array;
  /** The first 8 KB as text, byte-order mark removed. */
  readonly text: string;
  /** The first four lines of the text that are not blank. */
  readonly lines: readonly string[];
  readonly encoding: Encoding;
}

/** What reading gets. */
export interface FormatSource {
  readonly name: string;
  /** Path in its folder or archive, with `/`. */
  readonly path: string;
  readonly encoding: Encoding;
  /** Size of the file as stored. */
  readonly bytes: number;
  /**
   * The bytes in order, byte-order mark removed and UTF-16 turned into UTF-8. A chunk is valid until
   * the next one is asked for.
   */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Zone of stamps that carry no offset. */
  readonly timeZone: TimeZone;
  /** The present, to tell stamps in the future. */
  readonly now: UtcMinute;
}

export interface Participant {
  /** Meter id as written (14 digits when it is well formed). */
  readonly meter: string;
  readonly direction: Direction | 'unknown';
}

export interface FormatReading {
  readonly series: readonly MeterSeries[];
  readonly participants?: readonly Participant[];
  readonly problems: readonly Problem[];
  /** True where the file is not what can be read; `series` is then empty and a problem names the reason. */
  readonly refused: boolean;
}

export interface MeterFormat<Id extends string = string> {
  readonly id: Id;
  /** True where the head is of this format. Never throws. */
  detect(head: FileHead): boolean;
  /** Reads the whole file. Never throws on what the bytes are; errors of the stream pass through. */
  read(source: FormatSource): Promise<FormatReading>;
}

/** Keeps the literal id of a format, from which the list of ids is derived. */
export function defineFormat<const Id extends string>(format: MeterFormat<Id>): MeterFormat<Id> {
  return format;
}

/** A format that is recognised but not read: its file is refused by one problem that names it. */
export function defineRefusedFormat<const Id extends string>(
  id: Id,
  code: Problem['code'],
  detect: (head: FileHead) => boolean,
): MeterFormat<Id> {
  return { id, detect, read: () => Promise.resolve(refuse(code)) };
}

/** The reading of a refused file. */
export function refuse(
  code: Problem['code'],
  line: number | null = null,
  params: Problem['params'] = {},
): FormatReading {
  return { series: [], problems: [{ code, line, params }], refused: true };
}
