import { useCallback, type ReactElement, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartSigns } from '../../charts/chart-signs.ts';
import type { ChartOption } from '../../charts/chart-style.ts';
import { Chart, type ChartHandle } from '../../charts/Chart.tsx';
import { createPairsOption } from '../../charts/pairs-option.ts';
import type { Measure } from '../../charts/hour-cells.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { readColumn, type ColumnPairs } from './comparison.ts';
import styles from './EnergyPage.module.css';

interface Props {
  readonly pairs: ColumnPairs;
  readonly measure: Measure;
  readonly names: { readonly now: string; readonly then: string };
  readonly title: string;
  readonly chart: Ref<ChartHandle>;
}

/** Two columns at each place: full for the period shown, outlined for the other. */
export function ComparisonChart({ pairs: { unit, pairs }, measure, names, title, chart }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const option = useCallback(
    (signs: ChartSigns): ChartOption => {
      const values = (side: 'now' | 'then'): (number | null)[] => pairs.map((pair) => readColumn(pair[side], measure));
      const scale = format.energyScale(Math.max(0, ...values('now').map(Number), ...values('then').map(Number)));
      const name = (column: string): string => (unit === 'day' ? format.weekday(column) : format.month(column));
      return createPairsOption({ now: values('now'), then: values('then') }, measure, signs, {
        axisLabel: (index) => {
          const column = (pairs[index]?.now ?? pairs[index]?.then)?.name ?? '';
          return unit === 'day' ? String(index + 1) : format.shortMonth(column);
        },
        tooltip: (index) =>
          (['now', 'then'] as const).flatMap((side) => {
            const column = pairs[index]?.[side];
            const wmin = readColumn(column, measure);
            return column ? [`${name(column.name)}  ${wmin === null ? t('energy.noValue') : format.energy(wmin)}`] : [];
          }),
        formatKwh: (kwh) => scale(kwh * 60_000, 0),
      });
    },
    [pairs, unit, measure, format, t],
  );
  return (
    <>
      <ul className={styles.mapLegend}>
        {(['now', 'then'] as const).map((side) => (
          <li key={side}>
            <span
              className={styles.pairSign}
              data-side={side}
              style={{ color: measure === 'consumption' ? 'var(--ink)' : `var(--sign-${measure})` }}
              aria-hidden
            />
            {names[side]}
          </li>
        ))}
      </ul>
      <Chart option={option} height={260} description={`${title}. ${t(`words.${measure}`)}.`} ref={chart} />
    </>
  );
}
