import { expect, test } from 'vitest';
import { writeFigureCsv } from './figure-csv.ts';

const columns = [
  { title: 'Nom', kind: 'text' },
  { title: 'Jour', kind: 'day' },
  { title: 'Partagé (kWh)', kind: 'kwh' },
  { title: 'Manquant', kind: 'count' },
] as const;

test('energy has a decimal comma, to the watt-hour; a cell without a value stays empty', () => {
  // 1 234 567 Wmin ÷ 60 000 = 20,57611… kWh
  const bytes = writeFigureCsv(
    {
      columns,
      rows: [
        ['Léa', '2025-03-30', 1_234_567, 4],
        ['Bob', null, 0, null],
      ],
    },
    ',',
  );
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(
    '\ufeffNom;Jour;Partagé (kWh);Manquant\r\nLéa;2025-03-30;20,576;4\r\nBob;;0,000;\r\n',
  );
  expect(new TextDecoder().decode(writeFigureCsv({ columns, rows: [['', '', 60_000, 0]] }, '.'))).toContain(';1.000;0');
});

test('no name is taken for a formula or breaks the row', () => {
  const rows = [['=1+1;"x"\r\ny', null, null, null]];
  expect(new TextDecoder().decode(writeFigureCsv({ columns, rows }, ','))).toContain('\r\n"\'=1+1;""x"" y";;;\r\n');
});
