import { expect, test } from 'vitest';
import { makeBill, makeCreditNote } from '../pdf/bill-fixture.ts';
import { composeBillMail } from './bill-mail.ts';

// 31 days of 4 kWh out of 10 from one plant: 124 kWh at 0,1310 € = 16,24 + 3,25 VAT
const traits = { sharedWh: () => 4_000, consumedWh: () => 10_000, plants: 1 };

test('an invoice says what is due, until when, for what period, and how much was shared', () => {
  const { subject, text } = composeBillMail(makeBill(traits));
  expect(subject).toBe('Villard partage son soleil\u00a0: votre facture SDV-2025-0042 (mars 2025)');
  expect(text).toContain('Bonjour Mme Élodie Lefèvre-Œuvrard,');
  expect(text).toContain('L’opération vous a fourni 124,0\u00a0kWh, soit 40,0\u00a0% de votre consommation.');
  expect(text).toContain('Montant à payer\u00a0: 19,49\u00a0€, au plus tard le 8\u00a0mai\u00a02025.');
  expect(text.endsWith('Bien à vous,\nSoleil du Vercors SCIC\n')).toBe(true);
});

test('in the member’s language', () => {
  expect(composeBillMail(makeBill({ ...traits, language: 'en' })).text).toContain(
    'Amount to pay: €19.49, by 8\u00a0May\u00a02025 at the latest.',
  );
});

test.each([
  ['it', 'Villard partage son soleil: la Sua fattura SDV-2025-0042 (marzo 2025)', 'Importo da pagare: 19,49\u00a0€'],
  ['tr', 'Villard partage son soleil: SDV-2025-0042 numaralı faturanız (Mart 2025)', 'Ödenecek tutar: €19,49'],
  ['sv', 'Villard partage son soleil: din faktura SDV-2025-0042 (mars 2025)', 'Att betala: 19,49\u00a0€'],
] as const)('in %s', (language, subject, amount) => {
  const mail = composeBillMail(makeBill({ ...traits, language }));
  expect(mail.subject).toBe(subject);
  expect(mail.text).toContain(amount);
});

test('a credit note says what it takes back', () => {
  const { subject, text } = composeBillMail(makeCreditNote(makeBill(traits)));
  expect(subject).toContain('votre avoir SDV-A-2025-0003');
  expect(text).toContain('Il annule la facture SDV-2025-0042 du 8\u00a0avril\u00a02025.');
  expect(text).toContain('-19,49\u00a0€');
});

test('nothing shared, nothing to pay; nothing measured, no rate', () => {
  expect(composeBillMail(makeBill({ sharedWh: () => 0 })).text).toContain('Il n’y a rien à payer.');
  expect(composeBillMail(makeBill({ sharedWh: () => 0, consumedWh: () => 0 })).text).toContain(
    'Aucune consommation n’a été mesurée.',
  );
});

test('a draft has no mail, a long name is shortened', () => {
  expect(() => composeBillMail(makeBill({ number: null }))).toThrow();
  const bill = makeBill();
  expect(composeBillMail({ ...bill, member: { ...bill.member, name: 'W'.repeat(10_000) } }).text.length).toBeLessThan(
    1_000,
  );
});
