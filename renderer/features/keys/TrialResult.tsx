import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyComparison } from '#contract';
import { Chart } from '../../charts/Chart.tsx';
import type { ChartSigns } from '../../charts/chart-signs.ts';
import type { ChartOption } from '../../charts/chart-style.ts';
import { createPairOption, findPairHeight, listPairs } from '../../charts/pair-option.ts';
import { FigureTableView } from '../../components/FigureTableView.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { Picture } from '../energy/Picture.tsx';
import styles from './KeysPage.module.css';
import { toTrialPairs, toTrialTable } from './trial-tables.ts';
import { TrialTotals } from './TrialTotals.tsx';

/** More rows are read in the table. */
const MOST_PAIRS = 30;

interface Props {
  readonly comparison: KeyComparison;
  /** The months compared, in words. */
  readonly period: string;
  readonly onPrepare: () => void;
}

/** Who would have had more, and who less. */
export function TrialResult({ comparison, period, onPrepare }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const [isTable, setTable] = useState(false);
  const mode = useMemo(() => ({ isTable, setTable }), [isTable]);
  const heading = useRef<HTMLHeadingElement>(null);
  const figures = useMemo(() => toTrialTable(comparison, t), [comparison, t]);
  const pairs = useMemo(() => listPairs(toTrialPairs(comparison.rows), MOST_PAIRS), [comparison]);
  const title = t('trial.pictureTitle');
  const gains = comparison.rows.filter(({ now, tried }) => tried.allocatedWmin > now.allocatedWmin).length;
  const losses = comparison.rows.filter(({ now, tried }) => tried.allocatedWmin < now.allocatedWmin).length;
  useHotkeys([
    [
      'T',
      () => {
        setTable((value) => !value);
      },
    ],
  ]);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const option = useCallback(
    (signs: ChartSigns): ChartOption => {
      const exact = (wmin: number): string => `${format.kwh(wmin)}\u202f${t('words.kwh')}`;
      const signed = (wmin: number): string => format.signed(wmin / 60_000, 1);
      return createPairOption(pairs, signs, {
        formatKwh: (kwh) => format.integer(kwh),
        difference: ({ beforeWmin, afterWmin }) => signed(afterWmin - beforeWmin),
        tooltip: ({ name, beforeWmin, afterWmin }) => [
          name,
          `${t('trial.now')}  ${exact(beforeWmin)}`,
          `${t('trial.tried')}  ${exact(afterWmin)}`,
          `${t('trial.difference')}  ${signed(afterWmin - beforeWmin)}\u202f${t('words.kwh')}`,
        ],
      });
    },
    [pairs, format, t],
  );
  return (
    <>
      <section className={styles.card} aria-labelledby="trial-result">
        <div className={styles.head}>
          <h2 id="trial-result" ref={heading} tabIndex={-1}>
            {t('trial.resultTitle', { period })}
          </h2>
          <Button onClick={onPrepare}>{t('trial.prepare')}</Button>
        </div>
        <p>{gains + losses === 0 ? t('trial.same') : t('trial.sentence', { gains, losses })}</p>
        <TrialTotals comparison={comparison} />
      </section>
      <Picture
        id="trial-picture"
        title={title}
        mode={mode}
        getFigures={() => figures}
        sentence={
          <p className="soft">
            {t('trial.legend')}
            {pairs.length < comparison.rows.length && ` ${t('trial.ends', { count: pairs.length })}`}
          </p>
        }
        table={() => <FigureTableView figures={figures} caption={title} />}
        picture={(chart) => (
          <Chart
            option={option}
            height={findPairHeight(pairs)}
            description={`${title}. ${describe(comparison, (wmin) => format.signed(wmin / 60_000, 1))}`}
            ref={chart}
          />
        )}
      />
    </>
  );

  function describe({ rows }: KeyComparison, signed: (wmin: number) => string): string {
    const sorted = listPairs(toTrialPairs(rows), 2);
    return sorted
      .map((row) =>
        t('app.labelled', { label: row.name, value: `${signed(row.afterWmin - row.beforeWmin)} ${t('words.kwh')}` }),
      )
      .join(', ');
  }
}
