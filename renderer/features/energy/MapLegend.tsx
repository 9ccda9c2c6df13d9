import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HourCell, Measure } from '../../charts/hour-cells.ts';
import { findLargest, shadeOf } from '../../charts/year-map-option.ts';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './EnergyPage.module.css';

const STEPS = [0, 0.25, 0.5, 0.75, 1];

/** What a shade is worth, and how a missing hour looks. */
export function MapLegend({
  cells,
  measure,
}: {
  readonly cells: readonly HourCell[];
  readonly measure: Measure;
}): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const largest = findLargest(cells);
  const scale = format.energyScale(largest);
  return (
    <ul className={styles.mapLegend}>
      <li>
        <span className={styles.scale} aria-hidden>
          {STEPS.map((share) => (
            <i
              key={share}
              style={{
                background: measure === 'consumption' ? 'var(--ink)' : `var(--sign-${measure})`,
                opacity: shadeOf(share * largest, largest),
              }}
            />
          ))}
        </span>
        {t('energy.mapScale', { from: scale(0, 0), to: scale(largest) })}
      </li>
      {cells.some(({ isPartial }) => isPartial) && (
        <li>
          <span className={styles.dots} aria-hidden />
          {t('words.missing')}
        </li>
      )}
    </ul>
  );
}
