/**
 * Expected errors: what a person's file, typing or machine can cause. Each code has a text in every
 * catalogue (`resources/locales`, under `error`), or `main/messages.ts` does not compile.
 */
export const errorCodes = [
  'unexpected',
  'invalid-input',
  'text-too-long',
  'cell-too-long',
  'cancelled',
  'path-not-found',
  'path-not-readable',
  'path-not-writable',
  'disk-full',
  'not-an-operation',
  'operation-damaged',
  'operation-newer',
  'operation-locked',
  'operation-exists',
  'operation-not-open',
  'shares-above-one',
  'key-invalid',
  'case-invalid',
  'operation-older',
  'description-invalid',
  'draft-incomplete',
  'import-refused',
  'import-nothing',
  'import-not-found',
  'import-already-undone',
  'import-billed',
  'import-refused-at-line',
  'period-invalid',
  'changed-meanwhile',
  'clock-before-last-invoice',
  'billing-missing-values',
  'billing-blocked',
  'nothing-to-issue',
  'document-not-found',
  'not-an-invoice',
  'already-credited',
  'nothing-issued',
  'output-exists',
  'nothing-imported',
  'export-not-there-yet',
  'no-gap-to-accept',
  'description-not-json',
  'no-issuer',
  'meter-taken',
  'meter-twice',
  'dates-reversed',
  'member-not-found',
  'member-starts-later',
  'member-billed',
  'member-has-values',
  'member-sells',
  'member-in-key',
  'demo-folder-not-empty',
  'recent-not-found',
  'key-not-found',
  'key-billed',
  'key-start-taken',
  'price-not-found',
  'price-billed',
  'price-taken',
  'price-dates-reversed',
  'prefix-used',
  'prefix-taken',
  'backup-not-found',
  'undo-nothing',
  'undo-billed',
  'undo-refused',
  'mapping-not-found',
  'mapping-name-taken',
] as const;

export type ErrorCode = (typeof errorCodes)[number];
export type ErrorParams = Readonly<Record<string, string | number | null | readonly string[]>>;

/** An expected error: a code with parameters, put into words by the catalogue of the reader's language. */
export class ExpectedError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  constructor(code: ErrorCode, params: ErrorParams = {}) {
    super(code);
    this.name = 'ExpectedError';
    this.code = code;
    this.params = params;
  }
}
