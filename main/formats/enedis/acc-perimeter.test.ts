import { describe, expect, it } from 'vitest';
import type { FormatReading } from '../format.ts';
import { listProblems, readTestFile } from '../make-test-source.ts';
import { accPerimeter } from './acc-perimeter.ts';

const [A, B, C] = ['09111642617347', '30001642617347', '30001642617348'];
const read = (...lines: string[]): Promise<FormatReading> =>
  readTestFile(accPerimeter, { name: 'Perimetre_Participants.csv', content: lines.join('\r\n') });
const both = [
  { meter: A, direction: 'consumption' },
  { meter: B, direction: 'production' },
];

describe('list of participants', () => {
  it.each([
    ['a word in the line', ['PRM;Type', `${A};CONS`, `${B};PROD`]],
    ['whole words and commas', ['Identifiant,Nom,Rôle', `${A},Dupont,Consommateur`, `${B},Mairie,Producteur`]],
    ['tabs and quotes', [`"${A}"\tSoutirage`, `"${B}"\tInjection`]],
    ['a column each', ['PRM consommateurs;PRM producteurs', `${A};${B}`]],
    ['a heading above', ['Consommateurs', A, 'Producteurs', B]],
  ])('%s', async (_name, lines) => {
    const reading = await read(...lines);
    expect([reading.participants, reading.problems, reading.refused]).toEqual([both, [], false]);
  });

  it('names a meter once, and one that does both twice', async () => {
    const reading = await read(`${A};CONS`, `${A};CONS`, `${A};PROD`);
    expect(reading.participants).toEqual([
      { meter: A, direction: 'consumption' },
      { meter: A, direction: 'production' },
    ]);
  });

  it('says where the direction is not clear, or a meter is damaged', async () => {
    const reading = await read(`${A};CONS`, `${C};?`, '3,0E+13;CONS', '9111642617347;CONS');
    expect(reading.participants?.[1]).toEqual({ meter: C, direction: 'unknown' });
    expect(listProblems(reading)).toEqual(['perimeter-line-unclear@2', 'meter-damaged@3', 'meter-malformed@4']);
  });

  it('refuses a list without meters', async () => {
    const reading = await read('PRM;Type');
    expect([reading.refused, listProblems(reading)]).toEqual([true, ['no-rows']]);
  });
});
