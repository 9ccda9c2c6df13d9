import { Button, Checkbox } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { BillingPreparation } from '#contract';
import { useJob } from '../../api/use-job.ts';
import { describePeriod } from '../../app/period.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { JobBar } from '../../components/JobBar.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './BillingPage.module.css';

interface Props {
  readonly preparation: BillingPreparation;
  readonly onIssued: () => void;
}

/** Says exactly what will become final, then does it. */
export function IssueStep({ preparation, onIssued }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const [isRead, setRead] = useState(false);
  const issue = useJob('billing.issue');
  const { bills, period, canIssue, grossCents, vatCents, firstNumber, lastNumber } = preparation;
  const count = bills.length;
  const name = describePeriod(period, t, format);
  const start = async (): Promise<void> => {
    if (await issue.start({ period })) onIssued();
  };
  if (preparation.issuedRunId !== null && count === 0) {
    return (
      <Notice
        kind="done"
        title={t('billing.alreadyIssued', { period: name })}
        action={
          <Button variant="default" onClick={onIssued}>
            {t('billing.fix.send')}
          </Button>
        }
      />
    );
  }
  if (count === 0) return <EmptyState drawing="paper" title={t('billing.noDrafts')} text={t('billing.noDraftsText')} />;
  return (
    <section className={styles.issue} aria-labelledby="issue-title">
      <h2 id="issue-title">{t('billing.issueTitle', { count })}</h2>
      <p className={styles.big}>
        {t('billing.issueText', {
          count,
          period: name,
          gross: format.money(grossCents),
          vat: format.money(vatCents),
          first: firstNumber ?? '',
          last: lastNumber ?? '',
        })}
      </p>
      <p>{t('billing.issueFinal')}</p>
      {!canIssue && <Notice kind="todo" title={t('billing.issueHeld')} />}
      {canIssue && !issue.isRunning && (
        <>
          <Checkbox
            label={t('billing.issueRead')}
            checked={isRead}
            onChange={(event) => {
              setRead(event.currentTarget.checked);
            }}
          />
          <Button size="md" disabled={!isRead} onClick={() => void start()}>
            {t('billing.issueTitle', { count })}
          </Button>
        </>
      )}
      <JobBar job={issue} title={t('billing.issuing')} />
      <ErrorNotice error={issue.error} />
    </section>
  );
}
