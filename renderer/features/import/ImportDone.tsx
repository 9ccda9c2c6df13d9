import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportOutcome } from '#contract';
import { useOperation } from '../../app/app-state.ts';
import { Notice } from '../../components/Notice.tsx';
import table from '../../components/table.module.css';
import { formatMeter } from '../../i18n/format-meter.ts';
import { toLastLocalDay, toLocalDay } from '../../i18n/local-day.ts';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './ImportSheet.module.css';

interface Props {
  readonly outcome: ImportOutcome;
  /** Leads to the last month that was touched. */
  readonly onSeeEnergy: (month: string | null) => void;
  readonly onClose: () => void;
}

export function ImportDone({ outcome: { unchanged, meters, problems }, onSeeEnergy, onClose }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { timeZone } = useOperation();
  const sum = (field: 'added' | 'changed' | 'same'): string =>
    format.integer(meters.reduce((total, meter) => total + meter[field], 0));
  const lastEnd = meters
    .map((meter) => meter.to)
    .sort()
    .at(-1);
  const lastMonth = lastEnd === undefined ? null : toLastLocalDay(lastEnd, timeZone).slice(0, 7);
  return (
    <>
      {unchanged ? (
        <Notice kind="info" title={t('import.unchangedTitle')}>
          <p>{t('import.unchangedText')}</p>
        </Notice>
      ) : (
        <Notice kind="done" title={t('import.doneTitle')}>
          <p>{t('import.doneText', { added: sum('added'), changed: sum('changed'), same: sum('same') })}</p>
        </Notice>
      )}
      {problems.length > 0 && (
        <Notice kind="todo" title={t('import.warnings', { count: problems.length })}>
          <ul>
            {problems.slice(0, 50).map((problem, index) => (
              <li key={`${problem.code} ${index}`}>{problem.message}</li>
            ))}
          </ul>
        </Notice>
      )}
      {meters.length > 0 && (
        <div className={table.scroll}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('words.meter')}</th>
                <th scope="col">{t('words.period')}</th>
                <th scope="col" className={table.number}>
                  {t('import.added')}
                </th>
                <th scope="col" className={table.number}>
                  {t('import.changed')}
                </th>
                <th scope="col" className={table.number}>
                  {t('import.same')}
                </th>
              </tr>
            </thead>
            <tbody>
              {meters.map((meter) => (
                <tr key={`${meter.meter} ${meter.direction}`}>
                  <th scope="row" className="nowrap">
                    {formatMeter(meter.meter)}{' '}
                    <span className={table.under}>{t(`words.direction.${meter.direction}`)}</span>
                  </th>
                  <td className="nowrap">
                    {format.range(toLocalDay(meter.from, timeZone), toLastLocalDay(meter.to, timeZone))}
                  </td>
                  <td className={table.number}>{format.integer(meter.added)}</td>
                  <td className={table.number}>{format.integer(meter.changed)}</td>
                  <td className={table.number}>{format.integer(meter.same)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className={styles.actions}>
        <Button variant="default" onClick={onClose}>
          {t('app.close')}
        </Button>
        <Button
          onClick={() => {
            onSeeEnergy(lastMonth);
          }}
        >
          {t('import.seeEnergy')}
        </Button>
      </div>
    </>
  );
}
