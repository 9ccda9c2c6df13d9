import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { listMonths } from '../../app/period.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { MemberMonth } from './member-months.ts';
import styles from './MonthBars.module.css';

interface Props {
  readonly rows: readonly MemberMonth[];
  readonly year: string;
  /** The picture in words, for those who do not see it. */
  readonly description: string;
}

/** A year in twelve columns from zero: shared below, from the grid above; an unknown month is a dotted outline. */
export function MonthBars({ rows, year, description }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const largest = Math.max(1, ...rows.map((row) => row.consumptionWmin));
  const height = (wmin: number): string => `${(wmin / largest) * 100}%`;
  return (
    <div>
      <p className={`small ${styles.legend ?? ''}`}>
        <span data-kind="allocated">{t('words.allocated')}</span>
        <span data-kind="complement">{t('words.complement')}</span>
        <span className="soft">{t('participants.largestMonth', { energy: format.energy(largest) })}</span>
      </p>
      <div className={styles.bars} role="img" aria-label={description}>
        {listMonths(year).map((month) => {
          const row = rows.find((one) => one.month === month);
          const name = format.shortMonth(month);
          return (
            <div key={month} className={styles.column}>
              <div className={styles.frame} data-missing={!row || row.missingSlots > 0} title={row && tell(row)}>
                {row && (
                  <>
                    <div
                      className={styles.complement}
                      style={{ height: height(row.consumptionWmin - row.allocatedWmin) }}
                    />
                    <div className={styles.allocated} style={{ height: height(row.allocatedWmin) }} />
                  </>
                )}
              </div>
              <span className="soft small">{name}</span>
            </div>
          );
        })}
      </div>
    </div>
  );

  function tell({ month, consumptionWmin, allocatedWmin }: MemberMonth): string {
    return [
      format.month(month),
      `${t('words.allocated')} ${format.energy(allocatedWmin)}`,
      `${t('words.complement')} ${format.energy(consumptionWmin - allocatedWmin)}`,
    ].join('\n');
  }
}
