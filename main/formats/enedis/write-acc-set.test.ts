import { describe, expect, it } from 'vitest';
import { nameAccCurve, nameAccSet, writeAccCurve, writeAccPerimeter, writeAccSet } from './write-acc-set.ts';

const period = { firstDay: '2025-05-01', lastDay: '2025-05-31' };
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('the monthly set as written', () => {
  it('is named as in the mails of 2025', () => {
    expect(nameAccSet('ACC00002258', period)).toBe('ACC00002258_Personne Morale_01052025_31052025');
    expect(nameAccCurve('99038000000107', 'consumption', period)).toBe(
      '99038000000107_01052025_31052025_Conso_CDC.csv',
    );
    expect(nameAccCurve('99038000005036', 'production', period)).toBe('99038000005036_01052025_31052025_Prod_CDC.csv');
  });

  it('has one row an hour with four powers, empty where missing', () => {
    const bytes = writeAccCurve([
      { day: '2025-05-01', hour: 0, watts: [312, 0, null, 4] },
      { day: '2025-05-01', hour: 13, watts: [1, 2, 3, 4] },
    ]);
    expect(latin1(bytes)).toBe(
      'Date;Heure de début;P1 (W);P2 (W);P3 (W);P4 (W)\r\n01/05/2025;00:00;312;0;;4\r\n01/05/2025;13:00;1;2;3;4\r\n',
    );
    expect(bytes[15]).toBe(0xe9); // é in ISO-8859-1
  });

  it('lists participants with their days', () => {
    const bytes = writeAccPerimeter([
      { meter: '99038000000107', direction: 'consumption', firstDay: '2025-01-01', lastDay: '2025-04-17' },
      { meter: '99038000005036', direction: 'production', firstDay: '2025-01-01', lastDay: null },
    ]);
    expect(latin1(bytes)).toBe(
      "PRM;Type;Date d'entrée;Date de sortie\r\n99038000000107;CONS;01/01/2025;17/04/2025\r\n99038000005036;PROD;01/01/2025;\r\n",
    );
  });

  it('puts all files into the folder', () => {
    const set = {
      accNumber: 'ACC00002258',
      period,
      participants: [],
      curves: [{ meter: '99038000000107', direction: 'consumption' as const, hours: [] }],
    };
    expect(writeAccSet(set).map((file) => file.path)).toEqual([
      'ACC00002258_Personne Morale_01052025_31052025/99038000000107_01052025_31052025_Conso_CDC.csv',
      'ACC00002258_Personne Morale_01052025_31052025/Perimetre_Participants.csv',
    ]);
  });
});
