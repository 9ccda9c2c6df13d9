import { describe, expect, it } from 'vitest';
import { CONSUMER, makeTestFolder, openTestOperation } from '#data/make-test-operation.ts';
import { insertBillingRun } from '#data/queries/billing-runs.ts';
import { constant, context, expectUntouched, importPaths, writeCurve } from './import-test-steps.ts';
import { undoImport } from './undo-import.ts';

describe('undoImport', () => {
  it('is refused for an unknown, an undone and a billed import', async () => {
    const file = openTestOperation();
    const folder = makeTestFolder();
    await importPaths(file, writeCurve(folder, CONSUMER, '2025-05-01', '2025-05-01', constant(1)));
    await importPaths(file, writeCurve(folder, CONSUMER, '2025-05-02', '2025-05-02', constant(1)));
    insertBillingRun(file.db, {
      firstDay: '2025-05-01',
      lastDay: '2025-05-01',
      issuedAtUtc: 'x',
      figuresJson: '{}',
      importIds: [1],
    });
    await undoImport(file, 2, context);
    expect(file.db.prepare('SELECT action, details_json FROM audit_entry ORDER BY id DESC').get()).toEqual({
      action: 'undo-import',
      details_json: '{"importId":2}',
    });
    await expectUntouched(file, 'import-not-found', () => undoImport(file, 9, context));
    await expectUntouched(file, 'import-already-undone', () => undoImport(file, 2, context));
    await expectUntouched(file, 'import-billed', () => undoImport(file, 1, context));
  });
});
