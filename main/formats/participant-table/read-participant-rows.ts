import { ExpectedError } from '#domain/errors.ts';
import { isMeterNumber, plainDigits } from '#domain/meter-number.ts';
import type { MemberField } from '#domain/new-operation/operation-draft.ts';
import type { PartyKind } from '#domain/billing/bill.ts';
import { textLimits } from '#domain/text-limits.ts';
import { parseTypedDay } from '#domain/typed-values.ts';
import { normaliseName } from '../table-text.ts';

/** Signs by which a text is found again. */
const SHOWN = 40;

/** Words for the kinds of people and bodies in five languages, without accents, case and spaces. */
const kindWords: Readonly<Record<PartyKind, readonly string[]>> = {
  individual: [
    'individual',
    'particulier',
    'household',
    'person',
    'privato',
    'persona',
    'bireysel',
    'birey',
    'privatperson',
    'hushall',
    'foyer',
  ],
  business: [
    'business',
    'entreprise',
    'societe',
    'company',
    'commerce',
    'azienda',
    'impresa',
    'isletme',
    'sirket',
    'foretag',
    'professionnel',
  ],
  public: [
    'public',
    'collectivite',
    'commune',
    'mairie',
    'localauthority',
    'publicbody',
    'entepubblico',
    'ente',
    'comune',
    'kamu',
    'belediye',
    'kommun',
    'offentlig',
  ],
  association: ['association', 'asso', 'associazione', 'dernek', 'forening', 'charity'],
};

function readKind(text: string): string {
  const word = normaliseName(text);
  if (word === '') return '';
  const kind = (Object.keys(kindWords) as PartyKind[]).find((one) => kindWords[one].includes(word));
  return kind ?? text;
}

/** A cell as its field holds it; what cannot be read stays as it was, for the person to correct. */
function tidy(field: MemberField, cell: string): string {
  if (field === 'kind') return readKind(cell);
  if (field === 'startsOn') return parseTypedDay(cell.replace(/[T ]00:00(?::00)?$/, '')) ?? cell;
  if (field === 'meter') return isMeterNumber(plainDigits(cell)) ? plainDigits(cell) : cell;
  return cell;
}

/** A cell that was read as too long has lost its end. */
function refuseLongCells(rows: readonly (readonly string[])[], columns: readonly (MemberField | null)[]): void {
  const most = textLimits.paragraph;
  const long = rows.flatMap((row) =>
    row.filter((cell, index) => (columns[index] ?? null) !== null && cell.length > most),
  );
  if (long[0] !== undefined)
    throw new ExpectedError('cell-too-long', { most, start: Array.from(long[0]).slice(0, SHOWN).join('') });
}

/**
 * Takes the participants out of rows of text.
 *
 * @param rows cells as text, without the row of heads
 * @param columns the field of each column; null for one that is left out
 * @returns for each row that is not empty the fields that were asked for: kinds by their code, days as `YYYY-MM-DD`, meters as 14 digits; anything unreadable as it stands
 * @throws ExpectedError `cell-too-long` for a cell of such a column
 */
export function readParticipantRows(
  rows: readonly (readonly string[])[],
  columns: readonly (MemberField | null)[],
): Partial<Record<MemberField, string>>[] {
  refuseLongCells(rows, columns);
  return rows
    .map((row) => row.map((cell) => cell.replace(/\s+/gu, ' ').trim()))
    .filter((row) => row.some((cell) => cell !== ''))
    .map((row) =>
      Object.fromEntries(
        columns.flatMap((field, index) => (field === null ? [] : [[field, tidy(field, row[index] ?? '')]])),
      ),
    );
}
