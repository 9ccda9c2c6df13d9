import { Button, Select } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { BillingPreparation, RunSummary } from '#contract';
import { useEngineQuery } from '../../api/engine.ts';
import { useJob } from '../../api/use-job.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { JobBar } from '../../components/JobBar.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './BillingPage.module.css';
import { RunDocuments } from './RunDocuments.tsx';

interface Props {
  readonly preparation: BillingPreparation;
  readonly onIssue: () => void;
}

/** The run's documents: to read, to save with their e-mails, to take back. */
export function SendStep({ preparation, onIssue }: Props): ReactElement {
  const { t } = useTranslation();
  const runs = useEngineQuery('billing.listRuns', {});
  if (runs.error) return <ErrorNotice error={runs.error} onRetry={() => void runs.refetch()} />;
  if (!runs.data) return <Loading />;
  // a supplementary run bills those the first one left out: a period may have several
  const current = runs.data.find(({ runId }) => runId === preparation.issuedRunId);
  const ofPeriod = current
    ? runs.data.filter(({ firstDay, lastDay }) => firstDay === current.firstDay && lastDay === current.lastDay)
    : [];
  if (!current) {
    return (
      <EmptyState
        drawing="paper"
        title={t('billing.noRunTitle')}
        text={t('billing.noRunText')}
        action={
          <Button variant="default" onClick={onIssue}>
            {t('home.pointsButton')}
          </Button>
        }
      />
    );
  }
  return <SentRun current={current} runs={ofPeriod} />;
}

function SentRun({
  current,
  runs,
}: {
  readonly current: RunSummary;
  readonly runs: readonly RunSummary[];
}): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const [runId, setRunId] = useState(current.runId);
  const exported = useJob('billing.exportRun', { refreshes: false });
  return (
    <>
      <div className={styles.sendHead}>
        <div className={styles.folder}>
          <p className="soft">{t('billing.exportText')}</p>
          <Button disabled={exported.isRunning} onClick={() => void exported.start({ runId })}>
            {t('billing.export')}
          </Button>
        </div>
        <JobBar job={exported} title={t('billing.exporting')} />
        <ErrorNotice error={exported.error} />
        {exported.result && <Notice kind="done" title={t('billing.exported', { folder: exported.result.folder })} />}
        {runs.length > 1 && (
          <Select
            label={t('billing.runs')}
            allowDeselect={false}
            value={String(runId)}
            onChange={(value) => {
              if (value === null) return;
              exported.reset();
              setRunId(Number(value));
            }}
            data={runs.map((run) => ({
              value: String(run.runId),
              label: `${format.day(run.issuedAtUtc)} · ${t('billing.runDocuments', { count: run.documentCount })} · ${format.money(run.grossCents)}`,
            }))}
          />
        )}
      </div>
      <RunDocuments key={runId} runId={runId} isExported={Boolean(exported.result)} />
    </>
  );
}
