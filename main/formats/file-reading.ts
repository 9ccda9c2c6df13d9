/** What reading one file gives: shared by everything that imports or inspects meter files. */
import type { Encoding, FormatReading } from './format.ts';
import type { NamedMapping } from '#domain/table-mapping.ts';
import type { FormatId } from './known-formats.ts';

export interface FileReading extends FormatReading {
  /** The path as given; inside a folder joined with the inner path, inside a ZIP `ARCHIVE!/INNER/PATH`. */
  readonly path: string;
  /** True for a path named by the caller, false for one found inside a folder or archive. */
  readonly explicit: boolean;
  readonly format: FormatId;
  readonly encoding: Encoding;
  /** Size of the (unpacked) file. */
  readonly bytes: number;
  /** SHA-256 of the (unpacked) file as 64 hex digits; null where the file was refused or no hash was asked for. */
  readonly sha256: string | null;
  /** Name of the mapping by which a table was read. */
  readonly mapping?: string;
}

export interface ReadOptions {
  readonly password?: string | undefined;
  /** Zone of stamps without offset, for example `Europe/Paris`. */
  readonly timeZone: string;
  /** The one file to read, by its path as an import shows it; all where absent. */
  readonly only?: string | undefined;
  /** Looked at between chunks; reading then stops with the error `cancelled`. */
  readonly signal?: { readonly aborted: boolean } | undefined;
  readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
  /** False spares the hash, which an import needs and an inspection does not. */
  readonly hash?: boolean | undefined;
  /** Tables that were described, and by the path of a file the name of the one that a person chose for it. */
  readonly mappings?: readonly NamedMapping[] | undefined;
  readonly chosenMappings?: Readonly<Record<string, string>> | undefined;
  /** The present in UTC minutes; the machine's clock where absent. */
  readonly now?: number | undefined;
}

/** Sums since the beginning of the call. */
export interface ReadProgress {
  readonly path: string;
  readonly files: number;
  readonly bytes: number;
  /** Of `diskBytesTotal`, which archives count as they lie on the disk. */
  readonly diskBytes: number;
  readonly diskBytesTotal: number;
}
