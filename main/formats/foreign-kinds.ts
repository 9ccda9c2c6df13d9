/** What a file is that no meter format recognised, so that its refusal says so and names the remedy. */
import type { FileHead } from './format.ts';
import type { ProblemCode } from '#domain/problem-codes.ts';
import { normaliseName, splitCells } from './table-text.ts';
import { findXmlRoot } from './xml-root.ts';

interface Signature {
  readonly code: ProblemCode;
  readonly at: number;
  /** Bytes as Latin-1 text. */
  readonly bytes: string;
}

const SIGNATURES: readonly Signature[] = [
  { code: 'file-is-pdf', at: 0, bytes: '%PDF' },
  { code: 'file-is-picture', at: 0, bytes: '\x89PNG' },
  { code: 'file-is-picture', at: 0, bytes: '\xff\xd8\xff' },
  { code: 'file-is-picture', at: 0, bytes: 'GIF8' },
  { code: 'file-is-picture', at: 0, bytes: 'II*\0' },
  { code: 'file-is-picture', at: 0, bytes: 'MM\0*' },
  { code: 'file-is-picture', at: 0, bytes: 'BM' },
  { code: 'file-is-picture', at: 8, bytes: 'WEBP' },
  { code: 'file-is-picture', at: 4, bytes: 'ftyphe' },
  { code: 'file-is-picture', at: 4, bytes: 'ftypmif' },
  { code: 'file-is-picture', at: 4, bytes: 'ftypavif' },
  { code: 'file-is-document', at: 0, bytes: '{\\rtf' },
  { code: 'file-is-operation', at: 0, bytes: 'SQLite format 3\0' },
  { code: 'file-is-archive', at: 0, bytes: 'Rar!' },
  { code: 'file-is-archive', at: 0, bytes: "7z\xbc\xaf'\x1c" },
  { code: 'file-is-archive', at: 0, bytes: '\x1f\x8b' },
];

/**
 * Names a file that cannot be read.
 *
 * @returns the code of the problem that says what the file is and what to do
 */
export function findForeignKind(head: FileHead): ProblemCode {
  if (head.text.replaceAll('\0', '').trim() === '') return 'file-empty';
  if (isSystemFile(head.name)) return 'file-is-system';
  const latin1 = Array.from(head.bytes.subarray(0, 32), (byte) => String.fromCharCode(byte)).join('');
  // "BM" alone also begins a text
  const isBinary = !head.encoding.startsWith('utf-16') && head.bytes.includes(0);
  const signature = SIGNATURES.find(({ at, bytes }) => latin1.startsWith(bytes, at) && (bytes !== 'BM' || isBinary));
  if (signature) return signature.code;
  if (latin1.startsWith('\xd0\xcf\x11\xe0')) return findOleKind(head);
  return isBinary ? 'file-is-binary' : findTextKind(head);
}

/** Files that systems leave in folders and archives. */
function isSystemFile(name: string): boolean {
  return /^(\._.*|\.DS_Store|Thumbs\.db|desktop\.ini|~\$.*|\.~lock\..*)$/i.test(name);
}

/** Old Office files and Outlook messages share one container. */
function findOleKind(head: FileHead): ProblemCode {
  if (/\.msg$/i.test(head.name)) return 'file-is-mail';
  const wide = new TextDecoder('utf-16le').decode(head.bytes);
  // a workbook under a password is packed into the old container
  if (/\.xls[bmx]$/i.test(head.name) || wide.includes('EncryptedPackage')) return 'spreadsheet-sealed';
  if (/\.xls$/i.test(head.name)) return 'file-is-spreadsheet';
  if (/\.doc[mx]?$/i.test(head.name)) return 'file-is-document';
  if (wide.includes('__substg1.0') || wide.includes('__nameid')) return 'file-is-mail';
  if (wide.includes('Workbook')) return 'file-is-spreadsheet';
  if (wide.includes('WordDocument')) return 'file-is-document';
  return 'file-is-binary';
}

function findTextKind(head: FileHead): ProblemCode {
  const text = head.text.trimStart();
  if (/^(<!doctype html|<html)/i.test(text)) return 'file-is-web-page';
  const root = findXmlRoot(text);
  if (root === 'svg') return 'file-is-picture';
  if (root !== undefined) return root === 'html' ? 'file-is-web-page' : 'xml-unknown';
  if (/^[[{]\s*["[{\]}]/.test(text)) return 'file-is-json';
  if (/^(Return-Path|Received|Delivered-To|From|MIME-Version|Message-ID|Subject|Date|X-[\w-]+): /i.test(text))
    return 'file-is-mail';
  return findTableKind(text, head.name);
}

function findTableKind(text: string, name: string): ProblemCode {
  const [first = ''] = text.split(/[\r\n]/, 1);
  const names = splitCells(first, ';').map(normaliseName);
  if (names[0] === 'datedelamesure' && names[1] === 'heuredelamesure') return 'csv-sge-portal';
  if (/horodateiso/.test(names.join(' '))) return 'csv-personal-export';
  if (/puissancemax/.test(names.join(' ')) || /^mes-puissances/i.test(name)) return 'power-not-curve';
  if (/[;\t,]/.test(first) && (/\.(csv|tsv|txt)$/i.test(name) || names.length > 1)) return 'csv-unknown';
  return 'file-unknown';
}
