/** ZIP archives: plain, ZipCrypto and WinZip AES, read entry by entry through a stream. */
import { configure, Reader, ZipReader, type Entry, type FileEntry } from '@zip.js/zip.js';
import type { ProblemCode } from '#domain/problem-codes.ts';

configure({ useWebWorkers: false });

/** Access to the bytes of an archive: the file itself stays with the caller. */
export interface ArchiveBytes {
  readonly size: number;
  readAt(offset: number, length: number): Promise<Uint8Array>;
}

export interface ArchiveEntry {
  /** Name inside the archive, with `/`. */
  readonly name: string;
  /** Unpacked size as the archive states it. */
  readonly bytes: number;
  /** A reason not to unpack it. */
  readonly problem?: ProblemCode;
  /** The unpacked bytes. @throws ArchiveError */
  open(): AsyncGenerator<Uint8Array>;
}

/** Why an archive, or one entry of it, cannot be read. */
export class ArchiveError extends Error {
  readonly code: ProblemCode;
  constructor(code: ProblemCode) {
    super(code);
    this.code = code;
  }
}

const MOST_ENTRIES = 20_000;
const MOST_BYTES_OF_AN_ENTRY = 2 ** 30;
const MOST_BYTES_IN_ALL = 2 ** 33;
/** Tables shrink five- to fiftyfold; beyond this a large entry is a trap. */
const LARGEST_RATIO = 200;
const RATIO_COUNTS_FROM = 2 ** 24;

class ArchiveReader extends Reader<ArchiveBytes> {
  readonly #bytes: ArchiveBytes;
  constructor(bytes: ArchiveBytes) {
    super(bytes);
    this.#bytes = bytes;
    this.size = bytes.size;
  }
  override readUint8Array(offset: number, length: number): Promise<Uint8Array> {
    return this.#bytes.readAt(offset, length);
  }
}

/**
 * Lists the files of an archive in order of name, after trying the password on one of them.
 *
 * @param password ignored where no entry is sealed
 * @throws ArchiveError `password-needed`, `password-wrong`, `zip-damaged`, `zip-empty`, `zip-too-many-files`,
 *   `zip-too-large`, `table-not-described` (a workbook), `file-is-spreadsheet`, `file-is-document`
 */
export async function listArchive(bytes: ArchiveBytes, password: string | undefined): Promise<ArchiveEntry[]> {
  const files = await readDirectory(bytes);
  const names = new Set(files.map((file) => file.filename));
  const office = findOfficeKind(names);
  if (office) throw new ArchiveError(office);
  if (files.length === 0) throw new ArchiveError('zip-empty');
  checkSize(files, bytes);
  await tryPassword(files, password);
  return files
    .sort((a, b) => (a.filename < b.filename ? -1 : a.filename > b.filename ? 1 : 0))
    .map((file) => toEntry(file, password));
}

/**
 * The parts of an Office document, which is an archive by another name, by their names in small letters.
 *
 * @throws ArchiveError `password-needed`, `zip-damaged`, `zip-too-many-files`, `zip-too-large`
 */
export async function openPackage(bytes: ArchiveBytes): Promise<ReadonlyMap<string, ArchiveEntry>> {
  const files = await readDirectory(bytes);
  checkSize(files, bytes);
  if (files.some((file) => file.encrypted)) throw new ArchiveError('password-needed');
  return new Map(files.map((file) => [file.filename.toLowerCase(), toEntry(file, undefined)]));
}

function checkSize(files: readonly FileEntry[], { size }: ArchiveBytes): void {
  const sum = files.reduce((total, file) => total + file.uncompressedSize, 0);
  const packed = files.reduce((total, file) => total + file.compressedSize, 0);
  if (sum > MOST_BYTES_IN_ALL || packed > 2 * size || isTrap(sum, size)) throw new ArchiveError('zip-too-large');
}

function toEntry(file: FileEntry, password: string | undefined): ArchiveEntry {
  return {
    name: file.filename,
    bytes: file.uncompressedSize,
    ...findEntryProblem(file),
    open: () => openEntry(file, password),
  };
}

async function readDirectory(bytes: ArchiveBytes): Promise<FileEntry[]> {
  const files: FileEntry[] = [];
  try {
    const options = { filenameValidation: 'tolerant', checkAmbiguity: false } as const;
    for await (const entry of new ZipReader(new ArchiveReader(bytes), options).getEntriesGenerator()) {
      if (isFile(entry)) files.push(entry);
      if (files.length > MOST_ENTRIES) throw new ArchiveError('zip-too-many-files');
    }
  } catch (error) {
    throw error instanceof ArchiveError || isSystemError(error) ? error : new ArchiveError('zip-damaged');
  }
  return files;
}

function isFile(entry: Entry): entry is FileEntry {
  return !entry.directory;
}

/** An error of the disk is no fault of the archive. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function isTrap(unpacked: number, packed: number): boolean {
  return unpacked > RATIO_COUNTS_FROM && unpacked > packed * LARGEST_RATIO;
}

function findOfficeKind(names: ReadonlySet<string>): ProblemCode | undefined {
  if (names.has('[Content_Types].xml')) {
    return [...names].some((name) => name.startsWith('xl/')) ? 'table-not-described' : 'file-is-document';
  }
  // OpenDocument: text and spreadsheet look alike until unpacked
  return names.has('mimetype') && names.has('content.xml') ? 'file-is-spreadsheet' : undefined;
}

function findEntryProblem(file: FileEntry): { problem?: ProblemCode } {
  const { filename } = file;
  const parts = filename.split(/[/\\]/);
  if (parts.includes('..') || /^([/\\]|[A-Za-z]:)/.test(filename) || hasControlCharacter(filename))
    return { problem: 'zip-name-unsafe' };
  if (file.uncompressedSize > MOST_BYTES_OF_AN_ENTRY || isTrap(file.uncompressedSize, file.compressedSize))
    return { problem: 'zip-too-large' };
  return {};
}

function hasControlCharacter(name: string): boolean {
  return Array.from(name).some((character) => character < ' ' || character === '\u007f');
}

/** Opens the smallest sealed entry to its end: a wrong password is told before anything is read. */
async function tryPassword(files: readonly FileEntry[], password: string | undefined): Promise<void> {
  const sealed = files.filter((file) => file.encrypted).sort((a, b) => a.compressedSize - b.compressedSize);
  const [first] = sealed;
  if (!first) return;
  if (password === undefined || password === '') throw new ArchiveError('password-needed');
  if (isTrap(first.uncompressedSize, first.compressedSize)) throw new ArchiveError('zip-too-large');
  let bytes = 0;
  try {
    for await (const chunk of openEntry(first, password)) bytes += chunk.length;
  } catch (error) {
    // ZipCrypto lets one wrong password in 256 through to unreadable bytes
    if (error instanceof ArchiveError && error.code === 'zip-damaged' && first.zipCrypto)
      throw new ArchiveError('password-wrong');
    throw error;
  }
  if (bytes !== first.uncompressedSize) throw new ArchiveError('zip-damaged');
}

async function* openEntry(file: FileEntry, password: string | undefined): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const abort = new AbortController();
  const seal = file.encrypted && password !== undefined ? { password } : {};
  let failure: unknown;
  const writing = file
    .getData(writable, { ...seal, checkCrc32: true, checkOverlappingEntry: true, signal: abort.signal })
    .then(
      () => undefined,
      async (error: unknown) => {
        failure = error;
        await writable.abort(error).catch(() => undefined);
      },
    );
  let bytes = 0;
  let finished = false;
  try {
    for await (const chunk of readable) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES_OF_AN_ENTRY || bytes > file.uncompressedSize) throw new ArchiveError('zip-too-large');
      yield chunk;
    }
    finished = true;
  } catch (error) {
    throw error instanceof ArchiveError ? error : toArchiveError(failure ?? error);
  } finally {
    if (!finished) abort.abort();
    await writing;
  }
  if (failure !== undefined) throw toArchiveError(failure);
}

function toArchiveError(error: unknown): unknown {
  if (isSystemError(error)) return error;
  const text = error instanceof Error ? error.message : '';
  if (/invalid password/i.test(text)) return new ArchiveError('password-wrong');
  if (/encrypted/i.test(text)) return new ArchiveError('password-needed');
  return new ArchiveError('zip-damaged');
}
