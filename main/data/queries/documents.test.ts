import { describe, expect, it } from 'vitest';
import { openTestOperation } from '../make-test-operation.ts';
import { insertBillingRun } from './billing-runs.ts';
import { insertDocument, listDocumentRows, type NewDocument } from './documents.ts';

const RUNS = 24;
const MEMBERS = 300;
const month = (run: number): string =>
  `202${String(4 + Math.floor(run / 12))}-${String((run % 12) + 1).padStart(2, '0')}`;

function makeDocument(run: number, member: number): NewDocument {
  const sequence = run * MEMBERS + member + 1;
  const model = {
    member: { name: `Membre ${String(member)} avant son mariage` },
    issuer: { name: 'Soleil d’hier' },
    lines: [{ energyWmin: 60_000 }, { energyWmin: 60_000 * member }],
  };
  return {
    kind: 'invoice',
    billingRunId: run + 1,
    issuerId: 1,
    memberId: 2,
    creditedDocumentId: null,
    series: 'SOL-F',
    sequence,
    number: `SOL-F-${String(sequence)}`,
    issuedOn: `${month(run)}-28`,
    netCents: member,
    vatCents: 0,
    grossCents: member,
    modelJson: JSON.stringify(model),
    pdf: Buffer.from(`%PDF of ${String(sequence)}`),
    sha256: '0'.repeat(64),
  };
}

describe('all documents', () => {
  it('lists 300 members of 24 months newest first, with what was frozen, and no bytes', () => {
    const { db } = openTestOperation();
    db.transaction(() => {
      for (let run = 0; run < RUNS; run++) {
        const day = `${month(run)}-01`;
        insertBillingRun(db, {
          firstDay: day,
          lastDay: `${month(run)}-28`,
          issuedAtUtc: `${day}T00:00:00Z`,
          figuresJson: '{}',
          importIds: [],
        });
        for (let member = 0; member < MEMBERS; member++) insertDocument(db, makeDocument(run, member));
      }
    })();

    const rows = listDocumentRows(db);
    expect(rows).toHaveLength(7200);
    expect(rows[0]).toEqual({
      documentId: 7200,
      kind: 'invoice',
      number: 'SOL-F-7200',
      issuedOn: '2025-12-28',
      memberId: 2,
      memberName: 'Membre 299 avant son mariage',
      issuerName: 'Soleil d’hier',
      firstDay: '2025-12-01',
      lastDay: '2025-12-28',
      // 1 + 299 kWh of 60 000 Wmin
      allocatedWmin: 18_000_000,
      grossCents: 299,
      creditedBy: null,
      credits: null,
    });
    expect(rows.at(-1)?.number).toBe('SOL-F-1');
  });

  it('tells both sides of a credit note, and one row an invoice that has two', () => {
    const { db } = openTestOperation();
    insertBillingRun(db, {
      firstDay: '2025-01-01',
      lastDay: '2025-01-31',
      issuedAtUtc: '2025-02-01T00:00:00Z',
      figuresJson: '{}',
      importIds: [],
    });
    const invoice = makeDocument(0, 5);
    insertDocument(db, invoice);
    for (const sequence of [1, 2])
      insertDocument(db, {
        ...invoice,
        kind: 'credit-note',
        creditedDocumentId: 1,
        series: 'SOL-A',
        sequence,
        number: `SOL-A-${String(sequence)}`,
      });
    expect(listDocumentRows(db).map(({ number, credits, creditedBy }) => [number, credits, creditedBy])).toEqual([
      ['SOL-A-2', 'SOL-F-6', null],
      ['SOL-A-1', 'SOL-F-6', null],
      ['SOL-F-6', null, 'SOL-A-1, SOL-A-2'],
    ]);
  });
});
