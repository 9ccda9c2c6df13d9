/** A comparison of keys, as rows of a table and of a picture. */
import type { TFunction } from 'i18next';
import type { KeyComparison, KeyComparisonRow } from '#contract';
import type { PairRow } from '../../charts/pair-option.ts';
import type { ShownTable } from '../../components/FigureTableView.tsx';
import { formatMeter } from '../../i18n/format-meter.ts';

type Shares = Pick<KeyComparisonRow, 'now' | 'tried'>;

export function toTrialPairs(rows: readonly KeyComparisonRow[]): PairRow[] {
  const names = rows.map(({ memberName }) => memberName);
  return rows.map(({ memberName, label, meterId, now, tried }) => ({
    // the meter tells apart those who have several
    name:
      names.indexOf(memberName) === names.lastIndexOf(memberName)
        ? memberName
        : `${memberName} · ${label === '' ? formatMeter(meterId) : label}`,
    beforeWmin: now.allocatedWmin,
    afterWmin: tried.allocatedWmin,
  }));
}

/** Largest gain first, as in the picture. */
export function toTrialTable({ rows, total }: KeyComparison, t: TFunction): ShownTable {
  const sorted = rows.toSorted((a, b) => difference(b) - difference(a));
  return {
    columns: [
      { title: t('keys.participant'), kind: 'text' },
      { title: t('words.meter'), kind: 'text' },
      { title: t('trial.now'), kind: 'kwh' },
      { title: t('trial.tried'), kind: 'kwh' },
      { title: t('trial.difference'), kind: 'kwh' },
      { title: t('trial.differenceRate'), kind: 'rate' },
      { title: t('trial.coverageNow'), kind: 'rate' },
      { title: t('trial.coverageTried'), kind: 'rate' },
      { title: t('trial.netNow'), kind: 'money' },
      { title: t('trial.netTried'), kind: 'money' },
    ],
    rows: sorted.map((row) => [row.memberName, formatMeter(row.meterId), ...toCells(row)]),
    total: [null, '', ...toCells(total)],
  };
}

const difference = ({ now, tried }: Shares): number => tried.allocatedWmin - now.allocatedWmin;

function toCells(row: Shares): (number | null)[] {
  const { now, tried } = row;
  return [
    now.allocatedWmin,
    tried.allocatedWmin,
    difference(row),
    now.allocatedWmin === 0 ? null : Math.round((difference(row) / now.allocatedWmin) * 1_000_000),
    now.coveragePpm,
    tried.coveragePpm,
    now.netCents,
    tried.netCents,
  ];
}
