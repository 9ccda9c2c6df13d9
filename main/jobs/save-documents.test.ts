import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeOf, makeTestFolder, openTestOperation, testClock } from '#data/make-test-operation.ts';
import { insertBillingRun } from '#data/queries/billing-runs.ts';
import { insertDocument } from '#data/queries/documents.ts';
import type { JobContext } from './job.ts';
import { saveDocuments } from './save-documents.ts';

/** An operation with two issued documents, numbered `SOL/1` and `SOL/2`. */
function makeContext(stopAfter = Infinity): JobContext {
  const file = openTestOperation();
  insertBillingRun(file.db, {
    firstDay: '2025-01-01',
    lastDay: '2025-01-31',
    issuedAtUtc: '2025-02-01T00:00:00Z',
    figuresJson: '{}',
    importIds: [],
  });
  for (const sequence of [1, 2])
    insertDocument(file.db, {
      kind: 'invoice',
      billingRunId: 1,
      issuerId: 1,
      memberId: 2,
      creditedDocumentId: null,
      series: 'SOL',
      sequence,
      number: `SOL/${String(sequence)}`,
      issuedOn: '2025-02-01',
      netCents: 0,
      vatCents: 0,
      grossCents: 0,
      modelJson: '{}',
      pdf: Buffer.from(`%PDF ${String(sequence)}`),
      sha256: '0'.repeat(64),
    });
  const signal = { aborted: false };
  return {
    file: () => file,
    clock: testClock,
    language: 'fr',
    signal,
    onProgress: (_, done) => {
      signal.aborted = done >= stopAfter;
    },
  };
}

describe('saving documents', () => {
  it('writes each under its number into a new folder', async () => {
    const path = join(makeTestFolder(), 'factures');
    await saveDocuments({ documentIds: [2, 1], target: { kind: 'folder', path } }, makeContext());
    expect(readdirSync(path)).toEqual(['SOL-1.pdf', 'SOL-2.pdf']);
    expect(readFileSync(join(path, 'SOL-2.pdf'), 'utf8')).toBe('%PDF 2');
  });

  it('leaves nothing where it is stopped half-way or a document is missing', async () => {
    const folder = makeTestFolder();
    const path = join(folder, 'factures');
    const zip = { kind: 'zip', path: join(folder, 'a.zip'), isReplacing: true } as const;
    const target = { kind: 'folder', path } as const;
    expect(await codeOf(() => saveDocuments({ documentIds: [1, 2], target }, makeContext(1)))).toBe('cancelled');
    expect(await codeOf(() => saveDocuments({ documentIds: [1, 2], target: zip }, makeContext(1)))).toBe('cancelled');
    expect(await codeOf(() => saveDocuments({ documentIds: [1, 9], target }, makeContext()))).toBe(
      'document-not-found',
    );
    expect(existsSync(path)).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps a file nobody was asked about, and replaces one that the person gave up', async () => {
    const folder = makeTestFolder();
    const path = join(folder, 'a.zip');
    writeFileSync(path, 'mine');
    const save = (isReplacing: boolean) => () =>
      saveDocuments({ documentIds: [1], target: { kind: 'zip', path, isReplacing } }, makeContext());
    expect(await codeOf(save(false))).toBe('output-exists');
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect(await codeOf(save(true))).toBe('none');
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
    expect(readdirSync(folder)).toEqual(['a.zip']);
  });
});
