/**
 * Reading of files, folders and archives, one file at a time. The only file of the formats that touches
 * the disk: a format itself gets bytes.
 */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readdirSync, readSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { ExpectedError } from '#domain/errors.ts';
import { getTimeZone } from '#domain/time.ts';
import { normaliseText } from '#formats/encoding.ts';
import { makeHead } from '#formats/make-head.ts';
import type { FileReading, ReadOptions } from '#formats/file-reading.ts';
import { findForeignKind } from '#formats/foreign-kinds.ts';
import { refuse, type FormatReading } from '#formats/format.ts';
import { knownFormats, type FormatId } from '#formats/known-formats.ts';
import type { ProblemCode } from '#formats/problem.ts';
import { ArchiveError, listArchive } from '#formats/zip-archive.ts';
import { isSystemError, readAt, toPathError } from './disk.ts';

const HEAD_BYTES = 65_536;
const CHUNK_BYTES = 1 << 20;
const MS_BETWEEN_BREATHS = 20;

/**
 * Reads meter files, folders (recursively, in name order) and ZIP archives, one file at a time.
 *
 * @param paths files, folders and archives
 * @returns one reading per file, in the order of the paths; a wrong or missing password gives one for the archive
 * @throws ExpectedError `path-not-found`, `path-not-readable` for a given path, `cancelled`
 */
export async function* readMeterFiles(paths: readonly string[], options: ReadOptions): AsyncGenerator<FileReading> {
  const reader = new MeterFileReader(options);
  for (const path of paths) yield* reader.readPath(path);
}

/** A file about to be read, from the disk or from an archive. */
interface OpenFile {
  readonly path: string;
  readonly name: string;
  readonly inner: string;
  readonly explicit: boolean;
  readonly bytes: number;
  readonly chunks: AsyncGenerator<Uint8Array>;
}

class MeterFileReader {
  readonly #options: ReadOptions;
  readonly #now: number;
  readonly #visited = new Set<string>();
  #files = 0;
  #bytes = 0;
  #breathed = performance.now();

  constructor(options: ReadOptions) {
    this.#options = options;
    this.#now = options.now ?? Math.floor(Date.now() / 60_000);
  }

  async *readPath(path: string): AsyncGenerator<FileReading> {
    let isFolder: boolean;
    try {
      const found = statSync(path);
      isFolder = found.isDirectory();
      if (!isFolder && !found.isFile()) throw new ExpectedError('path-not-readable', { path });
      if (isFolder) readdirSync(path);
    } catch (error) {
      throw toPathError(error, path);
    }
    this.#visited.clear();
    if (isFolder) yield* this.#readFolder(path, path.replace(/(?<=.)[/\\]+$/, ''));
    else yield* this.#readFile(path, path, true);
  }

  async *#readFolder(folder: string, shown: string): AsyncGenerator<FileReading> {
    const real = realpathSync(folder);
    // a link that leads back up would never end
    if (this.#visited.has(real)) return;
    this.#visited.add(real);
    const found = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const item of found) {
      const path = `${folder.replace(/(?<=.)[/\\]+$/, '')}/${item.name}`;
      const kind = findKind(item, path);
      if (kind === 'folder') yield* this.#readFolder(path, `${shown}/${item.name}`);
      else if (kind === 'file') yield* this.#readFile(path, `${shown}/${item.name}`, false);
      else yield this.#refuseUnread(`${shown}/${item.name}`, false, kind);
    }
  }

  async *#readFile(path: string, shown: string, explicit: boolean): AsyncGenerator<FileReading> {
    let descriptor: number | undefined;
    try {
      descriptor = openSync(path, 'r');
      const bytes = fstatSync(descriptor).size;
      if (isZip(readAt(descriptor, 0, 4))) yield* this.#readArchive(descriptor, bytes, shown, explicit);
      else {
        const chunks = streamFile(descriptor, bytes);
        yield await this.#readOne({ path: shown, name: fileName(path), inner: shown, explicit, bytes, chunks });
      }
    } catch (error) {
      if (!isSystemError(error)) throw error;
      if (explicit) throw toPathError(error, shown);
      yield this.#refuseUnread(shown, explicit, 'file-not-readable');
    } finally {
      if (descriptor !== undefined) closeSync(descriptor);
    }
  }

  async *#readArchive(descriptor: number, size: number, shown: string, explicit: boolean): AsyncGenerator<FileReading> {
    const bytes = {
      size,
      readAt: (offset: number, length: number) => Promise.resolve(readAt(descriptor, offset, length)),
    };
    try {
      for (const entry of await listArchive(bytes, this.#options.password)) {
        const path = `${shown}!/${entry.name}`;
        if (entry.problem) yield this.#refuseUnread(path, false, entry.problem);
        else {
          const { name, bytes: unpacked } = entry;
          yield await this.#readOne({
            path,
            name: fileName(name),
            inner: name,
            explicit: false,
            bytes: unpacked,
            chunks: entry.open(),
          });
        }
      }
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      const isOffice = error.code === 'file-is-spreadsheet' || error.code === 'file-is-document';
      yield { ...this.#refuseUnread(shown, explicit, error.code), format: isOffice ? 'unknown' : 'zip', bytes: size };
    }
  }

  /** Reads one file to its end, or until it is refused. */
  async #readOne(file: OpenFile): Promise<FileReading> {
    const hash = this.#options.hash === false ? undefined : createHash('sha256');
    const chunks = this.#watch(file, hash);
    let head = makeHead(file.name, new Uint8Array(0));
    let format: FormatId = 'unknown';
    let reading: FormatReading;
    try {
      const opened = await openHead(chunks);
      head = makeHead(file.name, opened.head);
      const { encoding } = head;
      const known = knownFormats.find((candidate) => candidate.detect(head));
      format = known?.id ?? (isZip(opened.head) ? 'zip' : 'unknown');
      reading = known
        ? await known.read({
            name: file.name,
            path: file.inner,
            encoding,
            bytes: file.bytes,
            chunks: normaliseText(opened.chunks, encoding, opened.head),
            timeZone: getTimeZone(this.#options.timeZone),
            now: this.#now,
          })
        : refuse(format === 'zip' ? 'zip-in-zip' : findForeignKind(head));
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
      encoding: head.encoding,
      bytes: file.bytes,
      sha256,
      ...reading,
    };
  }

  /** Passes chunks on while hashing, counting and looking for a wish to stop. */
  async *#watch(file: OpenFile, hash: Hash | undefined): AsyncGenerator<Uint8Array> {
    for await (const chunk of file.chunks) {
      await this.#breathe();
      if (this.#options.signal?.aborted) throw new ExpectedError('cancelled');
      hash?.update(chunk);
      this.#bytes += chunk.length;
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
    this.#options.onProgress?.({ path, files: this.#files, bytes: this.#bytes });
  }

  #refuseUnread(path: string, explicit: boolean, code: ProblemCode): FileReading {
    return { path, explicit, format: 'unknown', encoding: 'utf-8', bytes: 0, sha256: null, ...refuse(code) };
  }
}

/** Takes the first 64 KB off a stream and gives the whole stream back with them. */
async function openHead(
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

// Calls that wait: reading runs in worker threads, and thousands of small files go five times as fast so.
async function* streamFile(descriptor: number, bytes: number): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(Math.min(CHUNK_BYTES, bytes + 1));
  for (let position = 0; ;) {
    const bytesRead = readSync(descriptor, buffer, 0, buffer.length, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield await Promise.resolve(buffer.subarray(0, bytesRead));
  }
}

/** What an item of a folder is; the code of the problem where it is neither file nor folder. */
function findKind(item: Dirent, path: string): 'file' | 'folder' | 'file-not-readable' | 'file-not-regular' {
  if (item.isFile()) return 'file';
  if (item.isDirectory()) return 'folder';
  if (!item.isSymbolicLink()) return 'file-not-regular';
  try {
    const found = statSync(path);
    if (found.isDirectory()) return 'folder';
    return found.isFile() ? 'file' : 'file-not-regular';
  } catch {
    return 'file-not-readable';
  }
}

function isZip(start: Uint8Array): boolean {
  // a local file header, or the end record of an empty archive
  return (
    start[0] === 0x50 && start[1] === 0x4b && ((start[2] === 3 && start[3] === 4) || (start[2] === 5 && start[3] === 6))
  );
}

function fileName(path: string): string {
  return path.split(/[/\\]/).pop() ?? path;
}
