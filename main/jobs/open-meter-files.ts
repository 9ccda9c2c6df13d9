/** Finding the files of an import: on the disk, in folders and in archives, one open at a time. */
import { closeSync, fstatSync, openSync, readdirSync, readSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { ExpectedError } from '#domain/errors.ts';
import type { ProblemCode } from '#domain/problem-codes.ts';
import { ArchiveError, listArchive } from '#formats/zip-archive.ts';
import { isSystemError, readAt, toPathError } from './disk.ts';

const CHUNK_BYTES = 1 << 20;

/** A file about to be read, from the disk or from an archive; open until the next one is asked for. */
export interface OpenFile {
  /** As an import shows it: inside a folder joined with the inner path, inside a ZIP `ARCHIVE!/INNER/PATH`. */
  readonly path: string;
  readonly name: string;
  readonly inner: string;
  readonly explicit: boolean;
  readonly bytes: number;
  /** Bytes on the disk that stand behind each byte read: fewer than one in an archive. */
  readonly diskShare: number;
  readonly chunks: AsyncGenerator<Uint8Array>;
}

/** A file or archive that cannot be opened, and why. */
export interface UnopenedFile {
  readonly path: string;
  readonly explicit: boolean;
  readonly bytes: number;
  readonly format: 'zip' | 'unknown';
  readonly code: ProblemCode;
}

/**
 * Opens files, the files of folders (recursively, in name order) and of ZIP archives, one after the other.
 *
 * @throws ExpectedError `path-not-found`, `path-not-readable` for a given path
 */
export async function* openMeterFiles(
  paths: readonly string[],
  password: string | undefined,
): AsyncGenerator<OpenFile | UnopenedFile> {
  const opener = new FileOpener(password);
  for (const path of paths) yield* opener.openPath(path);
}

/** Bytes on the disk of files and of everything in folders; what cannot be looked at counts nothing. */
export function measureFiles(paths: readonly string[]): number {
  const visited = new Set<string>();
  const measure = (path: string): number => {
    try {
      const found = statSync(path);
      if (!found.isDirectory()) return found.isFile() ? found.size : 0;
      const real = realpathSync(path);
      if (visited.has(real)) return 0;
      visited.add(real);
      return readdirSync(path).reduce((sum, name) => sum + measure(`${path}/${name}`), 0);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      return 0;
    }
  };
  return paths.reduce((sum, path) => sum + measure(path), 0);
}

export function refuseUnopened(path: string, explicit: boolean, code: ProblemCode): UnopenedFile {
  return { path, explicit, bytes: 0, format: 'unknown', code };
}

class FileOpener {
  readonly #password: string | undefined;
  readonly #visited = new Set<string>();

  constructor(password: string | undefined) {
    this.#password = password;
  }

  async *openPath(path: string): AsyncGenerator<OpenFile | UnopenedFile> {
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
    if (isFolder) yield* this.#openFolder(path, path.replace(/(?<=.)[/\\]+$/, ''));
    else yield* this.#openFile(path, path, true);
  }

  async *#openFolder(folder: string, shown: string): AsyncGenerator<OpenFile | UnopenedFile> {
    const real = realpathSync(folder);
    // a link that leads back up would never end
    if (this.#visited.has(real)) return;
    this.#visited.add(real);
    const found = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const item of found) {
      const path = `${folder.replace(/(?<=.)[/\\]+$/, '')}/${item.name}`;
      const kind = findKind(item, path);
      if (kind === 'folder') yield* this.#openFolder(path, `${shown}/${item.name}`);
      else if (kind === 'file') yield* this.#openFile(path, `${shown}/${item.name}`, false);
      else yield refuseUnopened(`${shown}/${item.name}`, false, kind);
    }
  }

  async *#openFile(path: string, shown: string, explicit: boolean): AsyncGenerator<OpenFile | UnopenedFile> {
    let descriptor: number | undefined;
    try {
      descriptor = openSync(path, 'r');
      const bytes = fstatSync(descriptor).size;
      if (isZip(readAt(descriptor, 0, 4))) yield* this.#openArchive(descriptor, bytes, shown, explicit);
      else {
        const chunks = streamFile(descriptor, bytes);
        yield { path: shown, name: fileName(path), inner: shown, explicit, bytes, diskShare: 1, chunks };
      }
    } catch (error) {
      if (!isSystemError(error)) throw error;
      if (explicit) throw toPathError(error, shown);
      yield refuseUnopened(shown, explicit, 'file-not-readable');
    } finally {
      if (descriptor !== undefined) closeSync(descriptor);
    }
  }

  async *#openArchive(
    descriptor: number,
    size: number,
    shown: string,
    explicit: boolean,
  ): AsyncGenerator<OpenFile | UnopenedFile> {
    const bytes = {
      size,
      readAt: (offset: number, length: number) => Promise.resolve(readAt(descriptor, offset, length)),
    };
    try {
      const entries = await listArchive(bytes, this.#password);
      const unpackedBytes = entries.reduce((sum, entry) => sum + (entry.problem ? 0 : entry.bytes), 0);
      for (const entry of entries) {
        const path = `${shown}!/${entry.name}`;
        if (entry.problem) yield refuseUnopened(path, false, entry.problem);
        else {
          const { name, bytes: unpacked } = entry;
          yield {
            path,
            name: fileName(name),
            inner: name,
            explicit: false,
            bytes: unpacked,
            diskShare: size / Math.max(unpackedBytes, 1),
            chunks: entry.open(),
          };
        }
      }
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      if (error.code === 'table-not-described') {
        const chunks = streamFile(descriptor, size);
        yield { path: shown, name: fileName(shown), inner: shown, explicit, bytes: size, diskShare: 1, chunks };
        return;
      }
      const isOffice = error.code === 'file-is-spreadsheet' || error.code === 'file-is-document';
      yield { ...refuseUnopened(shown, explicit, error.code), format: isOffice ? 'unknown' : 'zip', bytes: size };
    }
  }
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

export function isZip(start: Uint8Array): boolean {
  // a local file header, or the end record of an empty archive
  return (
    start[0] === 0x50 && start[1] === 0x4b && ((start[2] === 3 && start[3] === 4) || (start[2] === 5 && start[3] === 6))
  );
}

function fileName(path: string): string {
  return path.split(/[/\\]/).pop() ?? path;
}
