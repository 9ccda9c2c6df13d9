import type { PartyKind } from '../billing/bill.ts';
import { isMeterNumber, plainDigits } from '../meter-number.ts';
import { emailShape } from '../new-operation/find-draft-faults.ts';
import { partyKinds, type MemberField } from '../new-operation/operation-draft.ts';
import { memberTextLimits, textLimits } from '../text-limits.ts';
import type { LocalDay } from '../time.ts';
import { parseTypedDay } from '../typed-values.ts';

/** A member of the operation, as far as rows are compared with it. */
export interface KnownMember {
  readonly id: number;
  readonly reference: string | null;
  readonly name: string;
  readonly kind: PartyKind;
  readonly email: string | null;
  /** Lines joined by line feeds. */
  readonly address: string;
  readonly postcode: string;
  readonly city: string;
}

/** A meter in a member's hands from a day on, to a last day or without end. */
export interface HeldMeter {
  readonly meterId: string;
  readonly memberId: number;
  readonly startsOn: LocalDay;
  readonly endsOn: LocalDay | null;
}

export interface KnownOperation {
  readonly members: readonly KnownMember[];
  readonly held: readonly HeldMeter[];
  /** Meter and name of each plant. */
  readonly plants: readonly { readonly meterId: string; readonly name: string }[];
}

export const importRefusals = [
  'name-missing',
  'meter-digits',
  'meter-of-plant',
  'meter-taken',
  'kind-unknown',
  'email-wrong',
  'day-wrong',
  'reference-long',
  'text-long',
  'match-unclear',
  'repeated',
] as const;
export type ImportRefusal = (typeof importRefusals)[number];

/** What a row would do to the operation. */
export interface PlannedRow {
  readonly effect: 'new' | 'changed' | 'same' | 'refused';
  readonly name: string;
  readonly meterId: string;
  /** By what a known member was recognised; null for a new one or a refused row. */
  readonly matchedBy: 'reference' | 'meter' | 'email' | null;
  /** Fields that change, for a known member. */
  readonly changes: readonly MemberField[];
  readonly refusal: ImportRefusal | null;
  /** What the refusal names: the other holder, plant or row. */
  readonly other: string;
  /** A new member has the name of a known one, by which nobody is ever recognised. */
  readonly isNamesake: boolean;
}

/** What is to be written for a row that is new or changed. */
export interface MemberImport {
  readonly memberId: number | null;
  /** Index of an earlier row that makes the same new member. */
  readonly sameAsRow: number | null;
  readonly values: Partial<Record<Exclude<MemberField, 'meter' | 'startsOn'>, string>>;
  readonly meter: { readonly meterId: string; readonly startsOn: LocalDay } | null;
}

export interface MemberImportPlan {
  readonly rows: readonly PlannedRow[];
  /** One entry per row; null where nothing is to be written. */
  readonly writes: readonly (MemberImport | null)[];
}

type Cells = Partial<Record<MemberField, string>>;

const valueFields = ['reference', 'name', 'kind', 'email', 'address', 'postcode', 'city'] as const;
const MAX_REFERENCE = 40;
const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

interface Match {
  readonly member: KnownMember;
  readonly by: 'reference' | 'meter' | 'email';
}

/** Everyone whom a row may be, by reference, by the meter held without end, by e-mail; each once. */
function findMatches({ reference = '', email = '' }: Cells, meterId: string, known: KnownOperation): Match[] {
  const { members, held } = known;
  const holder = held.find((one) => one.meterId === meterId && one.endsOn === null)?.memberId;
  const found: Match[] = [
    ...members
      .filter((one) => reference !== '' && same(one.reference ?? '', reference))
      .map((member) => ({ member, by: 'reference' }) as const),
    ...members.filter((one) => one.id === holder).map((member) => ({ member, by: 'meter' }) as const),
    ...members
      .filter((one) => email !== '' && same(one.email ?? '', email))
      .map((member) => ({ member, by: 'email' }) as const),
  ];
  return found.filter(({ member }, i) => found.findIndex((other) => other.member.id === member.id) === i);
}

/** The row names a reference, and the member found by other means has another one: they are two people. */
function isOtherReference({ reference = '' }: Cells, member: KnownMember): boolean {
  return reference !== '' && (member.reference ?? '') !== '' && !same(reference, member.reference ?? '');
}

/** Signs by which a text that is too long is found again. */
const SHOWN = 40;

/** The beginning of the first text that its field would not take; empty where all fit. */
function findLongText(cells: Cells): string {
  const limits: Partial<Record<MemberField, number>> = memberTextLimits;
  const long = valueFields.find((field) => (cells[field] ?? '').length > (limits[field] ?? textLimits.line));
  return long === undefined
    ? ''
    : Array.from(cells[long] ?? '')
        .slice(0, SHOWN)
        .join('');
}

/** What in a row cannot be taken, whoever it is about. */
function findRefusal(cells: Cells, meterId: string): ImportRefusal | null {
  const { kind, email = '', startsOn = '', reference = '' } = cells;
  if (meterId !== '' && !isMeterNumber(meterId)) return 'meter-digits';
  if (kind !== undefined && kind !== '' && !partyKinds.some((one) => one === kind)) return 'kind-unknown';
  if (email !== '' && !emailShape.test(email)) return 'email-wrong';
  if (startsOn !== '' && parseTypedDay(startsOn) === undefined) return 'day-wrong';
  return reference.length > MAX_REFERENCE ? 'reference-long' : null;
}

/** Fields that a row says and that differ. An empty cell says nothing: it never empties a field. */
function listChanges(cells: Cells, member: KnownMember): MemberField[] {
  return valueFields.filter((field) => {
    const said = cells[field] ?? '';
    const known = (member[field] ?? '').replaceAll('\n', ', ');
    return said !== '' && said !== known;
  });
}

/**
 * Tells what rows of a table would do to the members of an operation. A member is recognised by reference, meter
 * or e-mail, never by name; a row that points to two members is refused.
 *
 * @param rows cells as text, with kinds by their codes
 * @param startsOn first day of meters whose row has none
 */
export function planMemberImport(rows: readonly Cells[], startsOn: LocalDay, known: KnownOperation): MemberImportPlan {
  const plan: { row: PlannedRow; write: MemberImport | null }[] = [];
  const meterRows = new Map<string, number>();
  rows.forEach((cells, index) => {
    const meterId = plainDigits(cells.meter ?? '');
    const earlier = meterId === '' ? undefined : meterRows.get(meterId);
    if (meterId !== '' && earlier === undefined) meterRows.set(meterId, index + 1);
    plan.push(
      earlier === undefined
        ? planRow(cells, meterId, startsOn, known)
        : refuse(cells, meterId, 'repeated', String(earlier)),
    );
    joinNewMember(plan, rows, index);
  });
  return { rows: plan.map(({ row }) => row), writes: plan.map(({ write }) => write) };
}

type Planned = { row: PlannedRow; write: MemberImport | null };

function refuse(cells: Cells, meterId: string, refusal: ImportRefusal, other = ''): Planned {
  const row = { name: cells.name ?? '', meterId, matchedBy: null, changes: [], isNamesake: false };
  return { row: { ...row, effect: 'refused', refusal, other }, write: null };
}

function planRow(cells: Cells, meterId: string, startsOn: LocalDay, known: KnownOperation): Planned {
  const refusal = findRefusal(cells, meterId);
  if (refusal) return refuse(cells, meterId, refusal);
  const long = findLongText(cells);
  if (long !== '') return refuse(cells, meterId, 'text-long', long);
  const plant = known.plants.find((one) => one.meterId === meterId);
  if (plant) return refuse(cells, meterId, 'meter-of-plant', plant.name);
  const [match, another] = findMatches(cells, meterId, known);
  if (another) return refuse(cells, meterId, 'match-unclear', another.member.name);
  if (match && isOtherReference(cells, match.member))
    return refuse(cells, meterId, match.by === 'meter' ? 'meter-taken' : 'match-unclear', match.member.name);
  if (!match && (cells.name ?? '') === '') return refuse(cells, meterId, 'name-missing');
  const day = parseTypedDay(cells.startsOn ?? '') ?? startsOn;
  const holders = known.held.filter((one) => one.meterId === meterId);
  const isHeld = holders.some((one) => one.memberId === match?.member.id && one.endsOn === null);
  const taken = isHeld ? undefined : holders.find((one) => one.endsOn === null || one.endsOn >= day);
  if (taken) {
    const holder = known.members.find((one) => one.id === taken.memberId);
    return refuse(cells, meterId, 'meter-taken', holder?.name ?? '');
  }
  const meter = meterId === '' || isHeld ? null : { meterId, startsOn: day };
  const changes = match ? [...listChanges(cells, match.member), ...(meter ? (['meter'] as const) : [])] : [];
  const effect = match ? (changes.length > 0 ? 'changed' : 'same') : 'new';
  const values = Object.fromEntries(
    valueFields.flatMap((field) => ((cells[field] ?? '') === '' ? [] : [[field, cells[field]]])),
  );
  return {
    row: {
      effect,
      name: (cells.name ?? '') || (match?.member.name ?? ''),
      meterId,
      matchedBy: match?.by ?? null,
      changes,
      refusal: null,
      other: '',
      isNamesake: !match && known.members.some((one) => same(one.name, cells.name ?? '')),
    },
    write: effect === 'same' ? null : { memberId: match?.member.id ?? null, sameAsRow: null, values, meter },
  };
}

/** Two rows of a table with the same reference or e-mail are one new member with two meters. */
function joinNewMember(plan: Planned[], rows: readonly Cells[], index: number): void {
  const planned = plan[index];
  if (planned?.write?.memberId !== null) return;
  const isSame = (field: 'reference' | 'email', other: Cells): boolean => {
    const text = rows[index]?.[field] ?? '';
    return text !== '' && same(text, other[field] ?? '');
  };
  const first = rows.findIndex(
    (other, i) =>
      i < index && plan[i]?.write?.memberId === null && (isSame('reference', other) || isSame('email', other)),
  );
  if (first >= 0) planned.write = { ...planned.write, sameAsRow: plan[first]?.write?.sameAsRow ?? first };
}
