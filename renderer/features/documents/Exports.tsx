import { Button } from '@mantine/core';
import { IconCalculator, IconFileSpreadsheet, IconPercentage, type Icon } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportName } from '#contract';
import { useJob } from '../../api/use-job.ts';
import { useNavigation } from '../../app/navigation.ts';
import { describePeriod } from '../../app/period.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { JobBar } from '../../components/JobBar.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './DocumentsPage.module.css';

const icons: Readonly<Record<ExportName, Icon>> = {
  report: IconFileSpreadsheet,
  coefficients: IconPercentage,
  journal: IconCalculator,
};

/** Files for the treasurer, the network operator and the accountant, for the period that is shown. */
export function Exports(): ReactElement {
  return (
    <ul className={styles.exports}>
      {(Object.keys(icons) as ExportName[]).map((what) => (
        <Export key={what} what={what} />
      ))}
    </ul>
  );
}

function Export({ what }: { readonly what: ExportName }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { period } = useNavigation();
  const job = useJob('documents.export', { refreshes: false });
  const ExportIcon = icons[what];
  const name = t(`documents.export.${what}`);
  const { result } = job;
  return (
    <li className={styles.export}>
      <ExportIcon size={28} stroke={1.5} aria-hidden />
      <div className={styles.exportText}>
        <h2>{name}</h2>
        <p className="soft">{t(`documents.exportFor.${what}`)}</p>
        <JobBar job={job} title={name} />
        <ErrorNotice error={job.error} />
        {result && (
          <Notice kind="done" title={t('documents.exported', { count: result.fileCount })}>
            <p className={styles.path}>{result.folder}</p>
            {result.lossWh !== null && (
              <p>
                {t('documents.exportLoss', {
                  energy: `${format.decimal(result.lossWh / 1000)}\u202f${t('words.kwh')}`,
                })}
              </p>
            )}
          </Notice>
        )}
      </div>
      <Button
        variant="default"
        disabled={job.isRunning}
        aria-label={t('documents.exportOf', { name, period: describePeriod(period, t, format) })}
        onClick={() => void job.start({ what, period })}
      >
        {t('documents.exportButton')}
      </Button>
    </li>
  );
}
