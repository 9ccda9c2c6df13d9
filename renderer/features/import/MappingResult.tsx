import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../api/use-job.ts';
import { useOperation } from '../../app/app-state.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { JobBar } from '../../components/JobBar.tsx';
import { Notice } from '../../components/Notice.tsx';
import table from '../../components/table.module.css';
import { formatMeter } from '../../i18n/format-meter.ts';
import { toLastLocalDay, toLocalDay } from '../../i18n/local-day.ts';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './MappingEditor.module.css';
import { ProblemList } from './ProblemList.tsx';

const SERIES_SHOWN = 50;

interface Props {
  readonly job: Job<'mappings.try'>;
  readonly isComplete: boolean;
}

/** What the description gives: meters, period, values, energy, and the lines that are odd. */
export function MappingResult({ job, isComplete }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { timeZone } = useOperation();
  const { result, error } = job;
  const series = result?.series ?? [];
  return (
    <section className={styles.result} aria-labelledby="mapping-result" aria-busy={job.isRunning}>
      <h3 id="mapping-result">{t('mapping.result')}</h3>
      {!isComplete && <Notice kind="info" title={t('mapping.incomplete')} />}
      <JobBar job={job} title={t('mapping.reading')} />
      <ErrorNotice error={error} />
      {isComplete && series.length > 0 && (
        <div className={table.scroll}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('words.meter')}</th>
                <th scope="col">{t('words.period')}</th>
                <th scope="col" className={table.number}>
                  {t('mapping.stepShort')}
                </th>
                <th scope="col" className={table.number}>
                  {t('mapping.valueCount')}
                </th>
                <th scope="col" className={table.number}>
                  {t('mapping.missingCount')}
                </th>
                <th scope="col" className={table.number}>
                  {t('import.energy')}
                </th>
              </tr>
            </thead>
            <tbody>
              {series.slice(0, SERIES_SHOWN).map((one) => (
                <tr key={`${one.meter} ${one.direction}`}>
                  <th scope="row" className="nowrap">
                    {formatMeter(one.meter)}{' '}
                    <span className={table.under}>{t(`words.direction.${one.direction}`)}</span>
                  </th>
                  <td className="nowrap">
                    {format.range(toLocalDay(one.firstStart, timeZone), toLastLocalDay(one.lastEnd, timeZone))}
                  </td>
                  <td className={table.number}>{t('mapping.minutes', { count: one.stepMinutes[0] ?? 0 })}</td>
                  <td className={table.number}>{format.integer(one.values)}</td>
                  <td className={table.number}>{format.integer(one.missing)}</td>
                  <td className={table.number}>{format.energy(one.energyWmin)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {isComplete && result && series.length === 0 && <Notice kind="wrong" title={t('mapping.nothing')} />}
      {isComplete && result && <ProblemList problems={result.problems} />}
    </section>
  );
}
