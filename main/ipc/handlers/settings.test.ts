import { describe, expect, it, onTestFinished } from 'vitest';
import type { SettingsContents } from '#contract';
import { createCommandLineContext, type CommandLineContext } from '#main/command-line/context.ts';
import { codeOf, CONSUMER, makeTestOperation, OTHER_CONSUMER, PRODUCER, testClock } from '#data/make-test-operation.ts';
import { insertBillingRun } from '#data/queries/billing-runs.ts';
import { insertDocument } from '#data/queries/documents.ts';
import { handlers } from '../handlers.ts';
import { schemas } from '../schemas/all.ts';

async function open(): Promise<CommandLineContext> {
  const context = createCommandLineContext({
    clock: testClock,
    language: 'fr',
    signal: { aborted: false },
    onProgress: () => undefined,
    version: '0',
  });
  await context.session.open(makeTestOperation());
  onTestFinished(() => context.session.close());
  return context;
}

function issueOne({ session }: CommandLineContext): void {
  const { db } = session.get();
  insertBillingRun(db, {
    firstDay: '2025-01-01',
    lastDay: '2025-01-31',
    issuedAtUtc: '2025-02-01T00:00:00Z',
    figuresJson: '{}',
    importIds: [],
  });
  insertDocument(db, {
    kind: 'invoice',
    billingRunId: 1,
    issuerId: 1,
    memberId: 2,
    creditedDocumentId: null,
    series: 'SOL-F-2025',
    sequence: 1,
    number: 'SOL-F-2025-0001',
    issuedOn: '2025-02-01',
    netCents: 0,
    vatCents: 0,
    grossCents: 0,
    modelJson: '{}',
    pdf: Buffer.from('%PDF'),
    sha256: '0'.repeat(64),
  });
}

const organiserOf = ({ parties }: SettingsContents) => {
  const party = parties[0];
  if (!party?.issuer) throw new Error('the organiser sells');
  return { ...party, issuer: party.issuer };
};
const journal = async (context: CommandLineContext, search = '') =>
  (await handlers['journal.list'](context, { search, offset: 0 })).entries.map(({ text }) => text);

describe('settings of the operation', () => {
  it('changes name, number and days to pay, and tells the journal', async () => {
    const context = await open();
    const saved = await handlers['settings.saveOperation'](context, { name: 'Lune', accNumber: null, paymentDays: 0 });
    expect(saved.operation).toEqual({ name: 'Lune', accNumber: null, paymentDays: 0 });
    expect((await journal(context))[0]).toBe('Réglages de l’opération enregistrés.');
  });

  it('names meters, only those it knows and only what changed', async () => {
    const context = await open();
    const save = (label: string) =>
      handlers['settings.saveLabels'](context, {
        labels: [
          { meterId: CONSUMER, label },
          { meterId: '99999999999999', label: 'x' },
        ],
      });
    const { meters } = await save('La fontaine');
    expect(meters).toEqual([
      { meterId: CONSUMER, label: 'La fontaine', ownerName: 'Anne Martin' },
      { meterId: OTHER_CONSUMER, label: '', ownerName: 'Boulangerie Petit' },
      { meterId: PRODUCER, label: '', ownerName: "Toit de l'école" },
    ]);
    const entries = await journal(context);
    await save('La fontaine');
    expect(await journal(context)).toEqual(entries);
  });
});

describe('organiser and issuers', () => {
  it('changes VAT and mentions; the prefix only until a document bears it', async () => {
    const context = await open();
    const party = organiserOf(await handlers['settings.get'](context, {}));
    expect(party).toMatchObject({
      isOrganiser: true,
      isPrefixUsed: false,
      issuer: { numberPrefix: 'SOL', vatRatePpm: 200_000 },
    });
    const save = (change: Partial<typeof party.issuer>, memberId = party.memberId) =>
      handlers['settings.saveParty'](context, {
        memberId,
        details: { ...party.details, iban: 'FR1420041010050500013M02606' },
        issuer: { ...party.issuer, ...change },
      });
    const exempt = { vatRatePpm: null, vatExemptionMention: 'TVA non applicable, art. 293 B du CGI' };
    const saved = organiserOf(await save({ numberPrefix: 'LUNE', ...exempt }));
    expect(saved.issuer).toMatchObject({ numberPrefix: 'LUNE', ...exempt });
    expect(saved.details.iban).toBe('FR1420041010050500013M02606');

    issueOne(context);
    expect(await codeOf(() => save({ numberPrefix: 'MARS', ...exempt }))).toBe('prefix-used');
    expect(await codeOf(() => save({ numberPrefix: 'LUNE' }))).toBe('none');
    // a member that sells nothing has no number series
    expect(await codeOf(() => save({ numberPrefix: 'LUNE' }, 2))).toBe('invalid-input');
    expect(await codeOf(() => save({ numberPrefix: 'LUNE' }, 99))).toBe('invalid-input');
  });

  it('refuses, at the door, a prefix and a VAT that the file could not hold', () => {
    const details = {
      kind: 'association',
      name: 'A',
      siren: null,
      vatNumber: null,
      legalForm: null,
      addressLines: '',
      postcode: '',
      city: '',
      email: null,
      language: 'fr',
      iban: null,
    };
    const issuer = {
      numberPrefix: 'SOL',
      vatRatePpm: 200_000,
      vatExemptionMention: null,
      latePenaltyMention: null,
      mediatorMention: null,
    };
    const isTaken = (change: object): boolean =>
      schemas['settings.saveParty'].safeParse({ memberId: 1, details, issuer: { ...issuer, ...change } }).success;
    expect(isTaken({})).toBe(true);
    expect(isTaken({ numberPrefix: 'sol' })).toBe(false);
    expect(isTaken({ numberPrefix: 'A'.repeat(13) })).toBe(false);
    expect(isTaken({ vatRatePpm: null })).toBe(false);
    expect(isTaken({ vatExemptionMention: 'both' })).toBe(false);
    expect(isTaken({ vatRatePpm: 1_000_001 })).toBe(false);
  });
});

describe('the journal', () => {
  it('is searched without accents, and names actions of a newer program as they are', async () => {
    const context = await open();
    const { db } = context.session.get();
    db.prepare(
      "INSERT INTO audit_entry (at_utc, action, details_json, previous_hash, hash) VALUES ('2026-01-16T00:00:00Z', 'hold-assembly', '{\"list\":[]}', ?, ?)",
    ).run('0'.repeat(64), '1'.repeat(64));
    expect(await journal(context)).toEqual([
      'Autre opération : hold-assembly.',
      'Opération « Soleil du village » créée.',
    ]);
    expect(await journal(context, 'OPERATION creee')).toHaveLength(1);
    expect(await journal(context, 'rien de tel')).toEqual([]);
  });
});
