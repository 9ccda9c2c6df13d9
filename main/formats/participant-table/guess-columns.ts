import type { MemberField } from '#domain/new-operation/operation-draft.ts';
import { isMeterNumber, plainDigits } from '#domain/meter-number.ts';
import { normaliseName } from '../table-text.ts';

/** What a column may hold, in the order in which columns are asked. */
export const memberFields = [
  'reference',
  'name',
  'kind',
  'email',
  'meter',
  'address',
  'postcode',
  'city',
  'startsOn',
] as const satisfies readonly MemberField[];

/**
 * Heads by which columns are known, in French, English, Italian, Turkish and Swedish, without accents, case and
 * spaces (`normaliseName`). A head is first compared whole, then by its beginning.
 */
const heads: Readonly<Record<MemberField, readonly string[]>> = {
  reference: [
    ...['reference', 'ref', 'numeromembre', 'nmembre', 'nadherent', 'numeroadherent', 'code', 'identifiant', 'id'],
    ...[
      'membernumber',
      'memberno',
      'riferimento',
      'numerosocio',
      'codice',
      'uyeno',
      'referans',
      'medlemsnummer',
      'referens',
    ],
  ],
  name: [
    ...[
      'nom',
      'nometprenom',
      'nomprenom',
      'prenometnom',
      'raisonsociale',
      'participant',
      'membre',
      'adherent',
      'titulaire',
    ],
    ...[
      'name',
      'fullname',
      'member',
      'holder',
      'company',
      'nome',
      'nominativo',
      'socio',
      'ragionesociale',
      'partecipante',
    ],
    ...['ad', 'adsoyad', 'adsoyadi', 'adi', 'uye', 'unvan', 'katilimci', 'namn', 'medlem', 'deltagare', 'innehavare'],
  ],
  kind: [
    'genre',
    'type',
    'categorie',
    'statut',
    'kind',
    'category',
    'tipo',
    'categoria',
    'tur',
    'turu',
    'tip',
    'typ',
    'slag',
    'kategori',
  ],
  email: [
    'courriel',
    'email',
    'mail',
    'adresseemail',
    'adressemail',
    'adressedecourriel',
    'adressecourriel',
    'adresseelectronique',
    'mel',
    'eposta',
    'epost',
    'emailaddress',
    'indirizzoemail',
    'postaelettronica',
    'epostadress',
  ],
  meter: [
    ...[
      'prm',
      'pdl',
      'pointdelivraison',
      'point',
      'numeroprm',
      'numeropdl',
      'nprm',
      'npdl',
      'compteur',
      'numerocompteur',
      'pointreferencemesure',
    ],
    ...['meter', 'meternumber', 'meterid', 'deliverypoint', 'pod', 'contatore', 'puntodiconsegna', 'puntodiprelievo'],
    ...['sayac', 'sayacno', 'olcumnoktas', 'teslimnoktas', 'matare', 'matarnummer', 'matpunkt', 'anlaggningsid'],
  ],
  address: [
    'adresse',
    'adressepostale',
    'rue',
    'voie',
    'address',
    'street',
    'indirizzo',
    'via',
    'adres',
    'sokak',
    'adress',
    'gatuadress',
    'gata',
  ],
  postcode: [
    'codepostal',
    'cp',
    'postcode',
    'postalcode',
    'zip',
    'zipcode',
    'cap',
    'codicepostale',
    'postakodu',
    'postnummer',
    'postnr',
  ],
  city: [
    'ville',
    'commune',
    'localite',
    'city',
    'town',
    'citta',
    'comune',
    'localita',
    'sehir',
    'ilce',
    'il',
    'ort',
    'stad',
    'postort',
  ],
  startsOn: [
    ...[
      'depuis',
      'depuisle',
      'debut',
      'datedebut',
      'datededebut',
      'entree',
      'datedentree',
      'apartirdu',
      'from',
      'since',
      'startdate',
      'start',
      'startson',
    ],
    ...[
      'dal',
      'datainizio',
      'inizio',
      'baslang',
      'baslangc',
      'baslangctarihi',
      'itibaren',
      'fran',
      'franochmed',
      'startdatum',
    ],
  ],
};

/** The field whose head this is. */
function findField(head: string): MemberField | null {
  const name = normaliseName(head);
  if (name === '') return null;
  const whole = memberFields.find((field) => heads[field].includes(name));
  if (whole) return whole;
  const begins = memberFields
    .flatMap((field) =>
      heads[field].filter((word) => word.length > 3 && name.startsWith(word)).map((word) => ({ field, word })),
    )
    .sort((a, b) => b.word.length - a.word.length)[0];
  return begins?.field ?? null;
}

/** What a table of people is made of. */
export interface ColumnGuess {
  /** Whether the first row names the columns. */
  readonly hasHead: boolean;
  /** The field of each column; null where none is known. No field twice. */
  readonly columns: readonly (MemberField | null)[];
}

/**
 * Guesses which column holds what from the words of the first row.
 *
 * @param rows cells as text
 * @returns the first row is a head where two of its cells, or its only one, are known words and none of them is a meter or an address of mail
 */
export function guessColumns(rows: readonly (readonly string[])[]): ColumnGuess {
  const first = rows[0] ?? [];
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const fields = first.map(findField);
  const known = fields.filter((field) => field !== null).length;
  const isData = first.some((cell) => cell.includes('@') || isMeterNumber(plainDigits(cell)));
  const hasHead = !isData && rows.length > 1 && known >= Math.min(2, first.length);
  return {
    hasHead,
    columns: Array.from({ length: width }, (_, index) => {
      const field = hasHead ? (fields[index] ?? null) : null;
      return field !== null && fields.indexOf(field) === index ? field : null;
    }),
  };
}
