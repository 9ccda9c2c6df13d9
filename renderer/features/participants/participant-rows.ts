/** A participant with everything its row shows of a period. */
import type {
  BilledMember,
  EnergyParticipant,
  EnergyPeriod,
  KeyEntry,
  MemberDetails,
  Participant,
  StoredKey,
} from '#contract';
import type { SortValue } from '../../components/sorting.ts';
import { foldText } from '../../i18n/fold-text.ts';

export type Lack = 'email' | 'address' | 'meter';

/** What the key in force gives a participant. */
export type KeyPart =
  | { readonly kind: 'default' }
  | { readonly kind: 'share'; readonly sharesPpm: number }
  /** Groups by their rank from 1; none where the key serves none of the meters. */
  | { readonly kind: 'groups'; readonly groups: readonly number[] }
  | { readonly kind: 'ceiling'; readonly period: 'month' | 'year'; readonly ceilingWmin: number | null };

export interface RowEnergy {
  readonly consumptionWmin: number;
  readonly allocatedWmin: number;
  readonly coveragePpm: number | null;
  readonly missingSlots: number;
}

export interface ParticipantRow {
  readonly participant: Participant;
  /** Meters held on a day of the period; where none is, the last ones. */
  readonly meterIds: readonly string[];
  /** Last day of all of them, where none of them goes on until the end of the period. */
  readonly leftOn: string | null;
  /** Null without a key or without a meter. */
  readonly part: KeyPart | null;
  /** Null where nothing is known of the period. */
  readonly energy: RowEnergy | null;
  readonly billedCents: number | null;
  readonly lacks: readonly Lack[];
  /** Folded text that a search looks into. */
  readonly words: string;
}

export interface RowFacts {
  readonly participants: readonly Participant[];
  /** Null while it is being read. */
  readonly energy: EnergyPeriod | null;
  readonly keys: readonly KeyEntry[];
  readonly billed: readonly BilledMember[];
  readonly firstDay: string;
  readonly lastDay: string;
}

export function makeParticipantRows({
  participants,
  energy,
  keys,
  billed,
  firstDay,
  lastDay,
}: RowFacts): ParticipantRow[] {
  const key = keys.findLast(({ startsOn }) => startsOn <= lastDay)?.key ?? null;
  const cents = new Map(billed.map(({ memberId, grossCents }) => [memberId, grossCents]));
  const energies = new Map<number | null, EnergyParticipant[]>();
  for (const one of energy?.participants ?? [])
    energies.set(one.memberId, [...(energies.get(one.memberId) ?? []), one]);
  return participants.map((participant) => {
    const { memberId, details, meters } = participant;
    const held = meters.filter((one) => one.startsOn <= lastDay && (one.endsOn ?? lastDay) >= firstDay);
    const meterIds = [...new Set((held.length > 0 ? held : meters).map(({ meterId }) => meterId))];
    return {
      participant,
      meterIds,
      leftOn: findLastDay(meters, lastDay),
      part: key && findPart(key, meterIds),
      energy: addUp(energies.get(memberId) ?? []),
      billedCents: cents.get(memberId) ?? null,
      lacks: findLacks(participant),
      words: foldText(
        [details.name, details.email ?? '', details.city, ...meters.map(({ meterId }) => meterId)].join('\n'),
      ),
    };
  });
}

function findLastDay(meters: Participant['meters'], lastDay: string): string | null {
  const ends = meters.map(({ endsOn }) => endsOn ?? '9999-12-31').sort();
  const last = ends.at(-1);
  return last !== undefined && last < lastDay ? last : null;
}

function findPart(key: StoredKey, meterIds: readonly string[]): KeyPart | null {
  if (meterIds.length === 0) return null;
  if (key.kind === 'default') return { kind: 'default' };
  if (key.kind === 'static')
    return { kind: 'share', sharesPpm: meterIds.reduce((sum, id) => sum + (key.sharesPpm[id] ?? 0), 0) };
  if (key.kind === 'priority')
    return {
      kind: 'groups',
      groups: key.groups.flatMap((group, rank) => (group.some((id) => meterIds.includes(id)) ? [rank + 1] : [])),
    };
  const ceilings = meterIds.map((id) => key.ceilingsWmin[id]);
  const isFree = ceilings.includes(undefined);
  return {
    kind: 'ceiling',
    period: key.period,
    ceilingWmin: isFree ? null : ceilings.reduce<number>((sum, ceiling) => sum + (ceiling ?? 0), 0),
  };
}

function addUp(energies: readonly EnergyParticipant[]): RowEnergy | null {
  if (energies.length === 0) return null;
  const sum = (get: (one: EnergyParticipant) => number): number => energies.reduce((all, one) => all + get(one), 0);
  const [consumptionWmin, allocatedWmin] = [sum((one) => one.consumptionWmin), sum((one) => one.allocatedWmin)];
  const missingSlots = sum((one) => one.missingSlots);
  // a gap is not a consumption of zero
  if (consumptionWmin === 0 && missingSlots > 0) return null;
  return {
    consumptionWmin,
    allocatedWmin,
    coveragePpm: findCoverage(allocatedWmin, consumptionWmin),
    missingSlots,
  };
}

function findCoverage(allocatedWmin: number, consumptionWmin: number): number | null {
  return consumptionWmin === 0 ? null : Math.round((allocatedWmin / consumptionWmin) * 1_000_000);
}

function findLacks({ details, meters }: Participant): Lack[] {
  const { email, addressLines, postcode, city } = details;
  return [
    ...(email === null ? (['email'] as const) : []),
    ...(addressLines === '' || postcode === '' || city === '' ? (['address'] as const) : []),
    ...(meters.length === 0 ? (['meter'] as const) : []),
  ];
}

export type RowFilter = 'all' | 'incomplete' | MemberDetails['kind'];

/** Rows that hold every typed word and pass the filter; digits of a meter may be typed in groups. */
export function findRows(rows: readonly ParticipantRow[], typed: string, filter: RowFilter): ParticipantRow[] {
  const whole = foldText(typed.trim());
  const words = /^[\d\s]+$/.test(whole) ? [whole.replace(/\s/g, '')] : whole.split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      words.every((word) => row.words.includes(word)) &&
      (filter === 'all' || (filter === 'incomplete' ? row.lacks.length > 0 : row.participant.details.kind === filter)),
  );
}

export const rowColumns = ['name', 'kind', 'meters', 'part', 'consumption', 'allocated', 'coverage', 'billed'] as const;
export type RowColumn = (typeof rowColumns)[number];

/** What a row is sorted by. @param nameKind the kind in the reader's words */
export function getSortValue(
  row: ParticipantRow,
  column: RowColumn,
  nameKind: (kind: MemberDetails['kind']) => string,
): SortValue {
  switch (column) {
    case 'name':
      return row.participant.details.name;
    case 'kind':
      return nameKind(row.participant.details.kind);
    case 'meters':
      return row.meterIds[0] ?? null;
    case 'part':
      return getPartRank(row.part);
    case 'consumption':
      return row.energy?.consumptionWmin ?? null;
    case 'allocated':
      return row.energy?.allocatedWmin ?? null;
    case 'coverage':
      return row.energy?.coveragePpm ?? null;
    case 'billed':
      return row.billedCents;
  }
}

function getPartRank(part: KeyPart | null): number | null {
  if (part?.kind === 'share') return part.sharesPpm;
  if (part?.kind === 'groups') return part.groups[0] ?? null;
  return part?.kind === 'ceiling' ? part.ceilingWmin : null;
}

export interface RowTotals {
  readonly consumptionWmin: number;
  readonly allocatedWmin: number;
  readonly coveragePpm: number | null;
  /** Null where nobody was billed. */
  readonly billedCents: number | null;
}

/** Null where no row has a figure. */
export function addUpRows(rows: readonly ParticipantRow[]): RowTotals | null {
  const known = rows.flatMap(({ energy }) => (energy ? [energy] : []));
  if (known.length === 0) return null;
  const consumptionWmin = known.reduce((sum, one) => sum + one.consumptionWmin, 0);
  const allocatedWmin = known.reduce((sum, one) => sum + one.allocatedWmin, 0);
  return {
    consumptionWmin,
    allocatedWmin,
    coveragePpm: findCoverage(allocatedWmin, consumptionWmin),
    billedCents: rows.reduce<number | null>(
      (sum, { billedCents }) => (billedCents === null ? sum : (sum ?? 0) + billedCents),
      null,
    ),
  };
}
