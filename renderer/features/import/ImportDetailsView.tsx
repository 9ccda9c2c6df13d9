import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportDetails } from '#contract';
import { useEngineQuery } from '../../api/engine.ts';
import { Breakable } from '../../components/Breakable.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Notice } from '../../components/Notice.tsx';
import table from '../../components/table.module.css';
import { findText } from '../../i18n/find-text.ts';
import { formatMeter } from '../../i18n/format-meter.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { ImportedMeters } from './ImportedMeters.tsx';
import styles from './ImportSheet.module.css';

const FILES_SHOWN = 50;

/** What one import changed: its files, its meters, and the months whose energy it corrected. */
export function ImportDetailsView({ importId }: { readonly importId: number }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const details = useEngineQuery('import.getDetails', { importId });
  if (details.error) return <ErrorNotice error={details.error} onRetry={() => void details.refetch()} />;
  if (!details.data) return <Loading />;
  const { files, meters, months, runs } = details.data;
  const filesTitle = t('import.detailFiles', { count: files.length });
  return (
    <div className={styles.details}>
      {runs.length > 0 && (
        <Notice kind="info" title={t('import.lockedTitle')}>
          <p>
            {t('import.lockedText', {
              periods: runs.map(({ firstDay, lastDay }) => format.range(firstDay, lastDay)).join(', '),
            })}
          </p>
        </Notice>
      )}
      {months.length > 0 && <ChangedMonths months={months} />}
      <ImportedMeters meters={meters} />
      <section>
        <h3>{filesTitle}</h3>
        <ul className={styles.fileList} aria-label={filesTitle} tabIndex={0}>
          {files.slice(0, FILES_SHOWN).map((file, index) => (
            <li key={`${file.name} ${index}`}>
              <Breakable text={file.name} after="_" />{' '}
              <span className="soft small">
                {file.mapping === null
                  ? (findText(`words.format.${file.format}`) ?? file.format)
                  : t('mapping.accordingTo', { name: file.mapping })}
              </span>
            </li>
          ))}
        </ul>
        {files.length > FILES_SHOWN && (
          <p className="soft small">{t('import.moreFiles', { count: files.length - FILES_SHOWN })}</p>
        )}
      </section>
    </div>
  );
}

function ChangedMonths({ months }: { readonly months: ImportDetails['months'] }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section>
      <h3>{t('import.changedMonths')}</h3>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('words.meter')}</th>
              <th scope="col">{t('words.period')}</th>
              <th scope="col" className={table.number}>
                {t('import.before')}
              </th>
              <th scope="col" className={table.number}>
                {t('import.after')}
              </th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ meter, direction, month, beforeWmin, afterWmin }) => (
              <tr key={`${meter} ${direction} ${month}`}>
                <th scope="row" className="nowrap">
                  {formatMeter(meter)} <span className={table.under}>{t(`words.direction.${direction}`)}</span>
                </th>
                <td className="nowrap">{format.month(month)}</td>
                <td className={table.number}>{format.energy(beforeWmin)}</td>
                <td className={table.number}>{format.energy(afterWmin)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
