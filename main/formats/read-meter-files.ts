/**
 * Reading of files, folders and archives, one file at a time. The only file of the formats that touches
 * the disk: a format itself gets bytes.
 */
import { createHash, type Hash } from 'node:crypto';
import { open, readdir, realpath, stat, type FileHandle } from 'node:fs/promises';
import { ExpectedError } from '#domain/errors.ts';
import { getTimeZone } from '#domain/time.ts';
import { decodeText, detectEncoding, normaliseText } from './encoding.ts';
import type { FileReading, ReadOptions } from './file-reading.ts';
import { findForeignKind } from './foreign-kinds.ts';
import { refuse, type FileHead, type FormatReading } from './format.ts';
import { knownFormats, type FormatId } from './known-formats.ts';
import type { ProblemCode } from './problem.ts';
import { ArchiveError, listArchive } from './zip-archive.ts';

const HEAD_BYTES = 65_536;
const CHUNK_BYTES = 1 << 20;

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

  constructor(options: ReadOptions) {
    this.#options = options;
    this.#now = options.now ?? Math.floor(Date.now() / 60_000);
  }

  async *readPath(path: string): AsyncGenerator<FileReading> {
    let isFolder: boolean;
    try {
      const found = await stat(path);
      isFolder = found.isDirectory();
      if (!isFolder && !found.isFile()) throw new ExpectedError('path-not-readable', { path });
      if (isFolder) await readdir(path);
      else await (await open(path)).close();
    } catch (error) {
      throw toPathError(error, path);
    }
    this.#visited.clear();
    if (isFolder) yield* this.#readFolder(path, path.replace(/(?<=.)[/\\]+$/, ''));
    else yield* this.#readFile(path, path, true);
  }

  async *#readFolder(folder: string, shown: string): AsyncGenerator<FileReading> {
    const real = await realpath(folder);
    // a link that leads back up would never end
    if (this.#visited.has(real)) return;
    this.#visited.add(real);
    const names = (await readdir(folder)).sort((a, b) => (a < b ? -1 : 1));
    for (const name of names) {
      const path = `${folder.replace(/(?<=.)[/\\]+$/, '')}/${name}`;
      const kind = await findKind(path);
      if (kind === 'folder') yield* this.#readFolder(path, `${shown}/${name}`);
      else if (kind === 'file') yield* this.#readFile(path, `${shown}/${name}`, false);
      else yield this.#refuseUnread(`${shown}/${name}`, false, kind);
    }
  }

  async *#readFile(path: string, shown: string, explicit: boolean): AsyncGenerator<FileReading> {
    let handle: FileHandle;
    let bytes: number;
    try {
      handle = await open(path);
      bytes = (await handle.stat()).size;
    } catch (error) {
      if (explicit) throw toPathError(error, shown);
      yield this.#refuseUnread(shown, explicit, 'file-not-readable');
      return;
    }
    try {
      const start = await readAt(handle, 0, 4);
      if (isZip(start)) yield* this.#readArchive(handle, bytes, shown, explicit);
      else
        yield await this.#readOne({
          path: shown,
          name: fileName(path),
          inner: shown,
          explicit,
          bytes,
          chunks: streamFile(handle, bytes),
        });
    } catch (error) {
      if (error instanceof ExpectedError || !isSystemError(error)) throw error;
      if (explicit) throw toPathError(error, shown);
      yield this.#refuseUnread(shown, explicit, 'file-not-readable');
    } finally {
      await handle.close();
    }
  }

  async *#readArchive(handle: FileHandle, size: number, shown: string, explicit: boolean): AsyncGenerator<FileReading> {
    const bytes = { size, readAt: (offset: number, length: number) => readAt(handle, offset, length) };
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
    let head: FileHead = { name: file.name, bytes: new Uint8Array(0), text: '', encoding: 'utf-8' };
    let format: FormatId = 'unknown';
    let reading: FormatReading;
    try {
      const opened = await openHead(chunks);
      const encoding = detectEncoding(opened.head);
      head = { name: file.name, bytes: opened.head, text: decodeText(opened.head, encoding), encoding };
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
      if (this.#options.signal?.aborted) throw new ExpectedError('cancelled');
      hash?.update(chunk);
      this.#bytes += chunk.length;
      this.#report(file.path);
      yield chunk;
    }
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

async function* streamFile(handle: FileHandle, size: number): AsyncGenerator<Uint8Array> {
  // thousands of small files in a row would otherwise leave as many large buffers behind
  const buffer = new Uint8Array(Math.max(1, Math.min(CHUNK_BYTES, size)));
  for (let position = 0; ;) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(length);
  const { bytesRead } = await handle.read(buffer, 0, length, offset);
  return buffer.subarray(0, bytesRead);
}

/** What a name inside a folder is; the code of the problem where it is neither file nor folder. */
async function findKind(path: string): Promise<'file' | 'folder' | 'file-not-readable' | 'file-not-regular'> {
  try {
    const found = await stat(path);
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

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

function toPathError(error: unknown, path: string): unknown {
  if (!isSystemError(error)) return error;
  return new ExpectedError(
    error.code === 'ENOENT' || error.code === 'ENOTDIR' ? 'path-not-found' : 'path-not-readable',
    { path },
  );
}
