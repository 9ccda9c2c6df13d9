import { SegmentedControl } from '@mantine/core';
import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnergyPeriod } from '#contract';
import { useEngineWork } from '../../api/use-work.ts';
import { useNavigation } from '../../app/navigation.ts';
import { describePeriod } from '../../app/period.ts';
import { measures, type Measure } from '../../charts/hour-cells.ts';
import { FigureTableView } from '../../components/FigureTableView.tsx';
import { Notice } from '../../components/Notice.tsx';
import { WorkNotice } from '../../components/WorkNotice.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { ChangesTable } from './ChangesTable.tsx';
import { compareEnergies, compareRates, findLack, nameAgainst, pairColumns, type Against } from './comparison.ts';
import { ComparisonChart } from './ComparisonChart.tsx';
import { toComparisonTable } from './comparison-table.ts';
import styles from './EnergyPage.module.css';
import { Picture, type TableMode } from './Picture.tsx';

interface Props {
  readonly energy: EnergyPeriod;
  readonly against: Against;
  readonly mode: TableMode;
}

/** The period beside another. */
export function Comparison({ energy, against, mode }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { period } = useNavigation();
  const other = nameAgainst(period, against);
  const work = useEngineWork('energy.getPeriod', { period: other });
  const names = { now: describePeriod(period, t, format), then: describePeriod(other, t, format) };
  const then = work.query.data;
  return (
    <>
      <WorkNotice work={work} title={t('energy.working')} />
      {then && then.totals.consumptionWmin + then.totals.productionWmin === 0 && (
        <Notice kind="info" title={t('energy.compareNothing', { period: names.then })} />
      )}
      {then && then.totals.consumptionWmin + then.totals.productionWmin > 0 && (
        <Compared now={energy} then={then} names={names} mode={mode} />
      )}
    </>
  );
}

interface ComparedProps {
  readonly now: EnergyPeriod;
  readonly then: EnergyPeriod;
  readonly names: { readonly now: string; readonly then: string };
  readonly mode: TableMode;
}

function Compared({ now, then, names, mode }: ComparedProps): ReactElement {
  const { t } = useTranslation();
  const [measure, setMeasure] = useState<Measure>('allocated');
  const pairs = useMemo(() => pairColumns(now, then), [now, then]);
  const title = t('energy.compareTitle', names);
  const figures = toComparisonTable(pairs, measure, names, t);
  return (
    <Picture
      id="energy-comparison"
      title={title}
      mode={mode}
      getFigures={() => figures}
      sentence={
        <>
          <Fairness now={now} then={then} names={names} />
          <ChangeSentence now={now} then={then} names={names} />
          <ChangesTable energies={compareEnergies(now, then)} rates={compareRates(now, then)} names={names} />
          <SegmentedControl
            className={styles.more}
            aria-label={t('energy.measure')}
            value={measure}
            data={measures.map((value) => ({ value, label: t(`words.${value}`) }))}
            onChange={setMeasure}
          />
        </>
      }
      table={() => <FigureTableView figures={figures} caption={title} />}
      picture={(chart) => <ComparisonChart {...{ pairs, measure, names, title, chart }} />}
    />
  );
}

type Sides = Pick<ComparedProps, 'now' | 'then' | 'names'>;

/** What makes the figures of one side too low, said first. */
function Fairness({ now, then, names }: Sides): ReactElement | null {
  const { t } = useTranslation();
  const lines = [['now', now] as const, ['then', then] as const].flatMap(([side, energy]) => {
    const { missingSlots, emptyDays } = findLack(energy);
    const period = names[side];
    return [
      ...(emptyDays > 0 ? [t('energy.unfairDays', { period, count: emptyDays })] : []),
      ...(missingSlots > 0 ? [t('energy.unfairSlots', { period, count: missingSlots })] : []),
    ];
  });
  const [ours, theirs] = [now.days.length, then.days.length];
  const lengths = ours === theirs ? [] : [t('energy.unfairLength', { ours, theirs })];
  if (lines.length === 0) return lengths.length === 0 ? null : <p className="soft small">{lengths.join(' ')}</p>;
  return (
    <Notice kind="todo" title={t('energy.unfair')}>
      <p>{[...lines, ...lengths].join(' ')}</p>
    </Notice>
  );
}

function ChangeSentence({ now, then, names }: Sides): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const shared = compareEnergies(now, then).find(({ name }) => name === 'allocated');
  const coverage = compareRates(now, then).find(({ name }) => name === 'coverage');
  const difference = (shared?.nowWmin ?? 0) - (shared?.thenWmin ?? 0);
  const trend = difference > 0 ? 'more' : difference < 0 ? 'less' : 'same';
  return (
    <p className={styles.sentences}>
      {t(`energy.compareShared.${trend}`, { energy: format.energy(Math.abs(difference)), period: names.then })}
      {coverage?.changePpm !== null &&
        coverage?.changePpm !== undefined &&
        ` ${t('energy.compareCoverage', {
          from: format.percent(coverage.thenPpm),
          to: format.percent(coverage.nowPpm),
        })}`}
    </p>
  );
}
