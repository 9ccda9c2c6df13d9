/** Reads from files that persons name, and what the system says when it cannot. */
import { readSync } from 'node:fs';
import { ExpectedError } from '#domain/errors.ts';

/** Bytes of an open file; fewer at its end. */
export function readAt(descriptor: number, offset: number, length: number): Uint8Array {
  const buffer = new Uint8Array(length);
  return buffer.subarray(0, readSync(descriptor, buffer, 0, length, offset));
}

export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

/** An error of the system as one that can be told; any other as it is. */
export function toPathError(error: unknown, path: string): unknown {
  if (!isSystemError(error)) return error;
  return new ExpectedError(
    error.code === 'ENOENT' || error.code === 'ENOTDIR' ? 'path-not-found' : 'path-not-readable',
    { path },
  );
}
