/** Reading of files, folders and archives, one file at a time. */
import { createHash, type Hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { ExpectedError } from '#domain/errors.ts';
import { getTimeZone } from '#domain/time.ts';
import { normaliseText } from '#formats/encoding.ts';
import { makeHead } from '#formats/make-head.ts';
import type { FileReading, ReadOptions } from '#formats/file-reading.ts';
import { refuse, type FileHead, type FormatSource } from '#formats/format.ts';
import { knownFormats, type FormatId } from '#formats/known-formats.ts';
import { readDescribedTable, type TableReading, type TableSource } from '#formats/read-described-table.ts';
import { ArchiveError } from '#formats/zip-archive.ts';
import { isSystemError, toPathError } from './disk.ts';
import {
  isZip,
  measureFiles,
  openMeterFiles,
  refuseUnopened,
  type OpenFile,
  type UnopenedFile,
} from './open-meter-files.ts';

const HEAD_BYTES = 65_536;
const MS_BETWEEN_BREATHS = 20;

/**
 * Reads meter files, folders (recursively, in name order) and ZIP archives, one file at a time.
 *
 * @param paths files, folders and archives
 * @returns one reading per file, in the order of the paths; a wrong or missing password gives one for the archive
 * @throws ExpectedError `path-not-found`, `path-not-readable` for a given path, `cancelled`
 */
export async function* readMeterFiles(paths: readonly string[], options: ReadOptions): AsyncGenerator<FileReading> {
  const reader = new MeterFileReader(options, options.onProgress ? measureFiles(paths) : 0);
  for await (const file of openMeterFiles(paths, options.password)) {
    if (options.only === undefined || options.only === file.path) yield await reader.read(file);
  }
}

class MeterFileReader {
  readonly #options: ReadOptions;
  readonly #now: number;
  #files = 0;
  readonly #diskBytesTotal: number;
  #bytes = 0;
  #diskBytes = 0;
  #breathed = performance.now();

  constructor(options: ReadOptions, diskBytesTotal: number) {
    this.#options = options;
    this.#diskBytesTotal = diskBytesTotal;
    this.#now = options.now ?? Math.floor(Date.now() / 60_000);
  }

  async read(file: OpenFile | UnopenedFile): Promise<FileReading> {
    if ('code' in file) return toReading(file);
    try {
      return await this.#readOne(file);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      if (file.explicit) throw toPathError(error, file.path);
      return toReading(refuseUnopened(file.path, false, 'file-not-readable'));
    }
  }

  /** Reads one file to its end, or until it is refused. */
  async #readOne(file: OpenFile): Promise<FileReading> {
    const hash = this.#options.hash === false ? undefined : createHash('sha256');
    const chunks = this.#watch(file, hash);
    let head = makeHead(file.name, new Uint8Array(0));
    let format: FormatId = 'unknown';
    let reading: TableReading;
    try {
      const opened = await openHead(chunks);
      head = makeHead(file.name, opened.head);
      const known = knownFormats.find((candidate) => candidate.detect(head));
      format = known?.id ?? 'unknown';
      reading = known
        ? await known.read(this.#makeSource(file, head, opened.chunks))
        : await readDescribedTable(this.#makeTableSource(file, head, opened.chunks));
      if (reading.mapping !== undefined) format = 'table';
      // what is no workbook is an archive within one
      if (reading.problems[0]?.code === 'file-is-archive' && isZip(head.bytes)) {
        format = 'zip';
        reading = refuse('zip-in-zip');
      }
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      reading = refuse(error.code);
    } finally {
      await chunks.return(undefined);
    }
    this.#files++;
    this.#report(file.path);
    const sha256 = reading.refused || !hash ? null : hash.digest('hex');
    return {
      path: file.path,
      explicit: file.explicit,
      format,
      encoding: isZip(head.bytes) ? 'utf-8' : head.encoding,
      bytes: file.bytes,
      sha256,
      ...reading,
    };
  }

  #makeSource(file: OpenFile, head: FileHead, chunks: AsyncGenerator<Uint8Array>): FormatSource {
    return {
      name: file.name,
      path: file.inner,
      encoding: head.encoding,
      bytes: file.bytes,
      chunks: normaliseText(chunks, head.encoding, head.bytes),
      timeZone: getTimeZone(this.#options.timeZone),
      now: this.#now,
    };
  }

  #makeTableSource(file: OpenFile, head: FileHead, chunks: AsyncGenerator<Uint8Array>): TableSource {
    return {
      head,
      bytes: file.bytes,
      chunks,
      timeZone: getTimeZone(this.#options.timeZone),
      now: this.#now,
      mappings: this.#options.mappings ?? [],
      chosen: this.#options.chosenMappings?.[file.path],
    };
  }

  /** Passes chunks on while hashing, counting and looking for a wish to stop. */
  async *#watch(file: OpenFile, hash: Hash | undefined): AsyncGenerator<Uint8Array> {
    for await (const chunk of file.chunks) {
      await this.#breathe();
      if (this.#options.signal?.aborted) throw new ExpectedError('cancelled');
      hash?.update(chunk);
      this.#bytes += chunk.length;
      this.#diskBytes += chunk.length * file.diskShare;
      this.#report(file.path);
      yield chunk;
    }
  }

  /** Lets the event loop turn now and then, or a wish to stop would never arrive. */
  async #breathe(): Promise<void> {
    if (performance.now() - this.#breathed < MS_BETWEEN_BREATHS) return;
    await setImmediate();
    this.#breathed = performance.now();
  }

  #report(path: string): void {
    this.#options.onProgress?.({
      path,
      files: this.#files,
      bytes: this.#bytes,
      diskBytes: Math.round(this.#diskBytes),
      diskBytesTotal: this.#diskBytesTotal,
    });
  }
}

function toReading({ path, explicit, bytes, format, code }: UnopenedFile): FileReading {
  return { path, explicit, bytes, format, encoding: 'utf-8', sha256: null, ...refuse(code) };
}

/** Takes the first 64 KB off a stream and gives the whole stream back with them. */
export async function openHead(
  chunks: AsyncGenerator<Uint8Array>,
): Promise<{ head: Uint8Array; chunks: AsyncGenerator<Uint8Array> }> {
  const first: Uint8Array[] = [];
  let bytes = 0;
  while (bytes < HEAD_BYTES) {
    const next = await chunks.next();
    if (next.done) break;
    first.push(next.value.slice());
    bytes += next.value.length;
  }
  const all = first.length === 1 && first[0] ? first[0] : new Uint8Array(Buffer.concat(first));
  async function* whole(): AsyncGenerator<Uint8Array> {
    if (all.length > 0) yield all;
    yield* chunks;
  }
  return { head: all.subarray(0, HEAD_BYTES), chunks: whole() };
}
