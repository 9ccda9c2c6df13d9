/**
 * THE table of meter formats. A new format is one file and one line here; the first that recognises a
 * file reads it, so formats told by their content stand before those told by their name.
 */
import { accCdc } from './enedis/acc-cdc.ts';
import { accPerimeter } from './enedis/acc-perimeter.ts';
import { hdm } from './enedis/hdm.ts';
import { hdmIndex } from './enedis/hdm-index.ts';
import { r151Xml } from './enedis/r151-xml.ts';
import { r171Xml } from './enedis/r171-xml.ts';
import { r4xXml } from './enedis/r4x-xml.ts';
import { r50Xml } from './enedis/r50-xml.ts';
import { r63Csv } from './enedis/r63-csv.ts';
import { soap } from './enedis/soap.ts';

export const knownFormats = [
  hdm,
  hdmIndex,
  r63Csv,
  r50Xml,
  r4xXml,
  r151Xml,
  r171Xml,
  soap,
  accPerimeter,
  accCdc,
] as const;

/** A format of the table, or what the reader of files knows itself: `table` is one that a person described. */
export type FormatId = (typeof knownFormats)[number]['id'] | 'table' | 'zip' | 'unknown';
