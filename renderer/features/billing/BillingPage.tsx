import { Button } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { BillingPreparation } from '#contract';
import { useEngineWork } from '../../api/use-work.ts';
import { useOperation } from '../../app/app-state.ts';
import { useNavigation, type BillingStep } from '../../app/navigation.ts';
import { PageHeader } from '../../app/PageHeader.tsx';
import { parsePeriod } from '../../app/period.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { WorkNotice } from '../../components/WorkNotice.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './BillingPage.module.css';
import { CheckStep } from './CheckStep.tsx';
import { DraftsStep } from './DraftsStep.tsx';
import { IssueStep } from './IssueStep.tsx';
import { nameRunPeriod } from './run-period.ts';
import { RunsTable } from './RunsTable.tsx';
import { SendStep } from './SendStep.tsx';
import { Steps } from './Steps.tsx';

export function BillingPage(): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { currentMonth } = useOperation();
  const { period, setPeriod } = useNavigation();
  const [isList, setList] = useState(false);
  const { kind } = parsePeriod(period);
  const listButton = (
    <Button
      variant="default"
      onClick={() => {
        setList(!isList);
      }}
    >
      {isList ? t('billing.backToRun') : t('billing.runs')}
    </Button>
  );
  if (isList)
    return (
      <>
        <PageHeader title={t('billing.runs')} action={listButton} />
        <RunsTable
          onOpen={(run) => {
            setPeriod(nameRunPeriod(run));
            setList(false);
          }}
        />
      </>
    );
  if (kind !== 'month' && kind !== 'quarter')
    return (
      <>
        <PageHeader title={t('billing.title')} periods={['month', 'quarter']} action={listButton} />
        <EmptyState
          drawing="paper"
          title={t('billing.yearTitle')}
          text={t('billing.yearText')}
          action={
            currentMonth !== null && (
              <Button
                onClick={() => {
                  setPeriod(currentMonth);
                }}
              >
                {t('billing.showMonth', { month: format.month(currentMonth) })}
              </Button>
            )
          }
        />
      </>
    );
  return <Run key={period} period={period} listButton={listButton} />;
}

/** One run, in four steps. */
function Run({ period, listButton }: { readonly period: string; readonly listButton: ReactElement }): ReactElement {
  const { t } = useTranslation();
  const { request } = useNavigation();
  const work = useEngineWork('billing.prepare', { period });
  const [chosen, setChosen] = useState<BillingStep | null>(request.billingStep ?? null);
  const { data } = work.query;
  const step = chosen ?? (data && data.issuedRunId !== null ? 'send' : 'check');
  return (
    <div className={styles.run}>
      <PageHeader
        title={t('billing.title')}
        periods={['month', 'quarter']}
        action={
          <>
            {listButton}
            {data && <NextStep step={step} preparation={data} onChoose={setChosen} />}
          </>
        }
      />
      <Steps current={step} onChoose={setChosen} />
      {!data && <WorkNotice work={work} title={t('billing.preparing')} />}
      {data && step === 'check' && (
        <CheckStep
          preparation={data}
          onSeeBills={() => {
            setChosen('send');
          }}
        />
      )}
      {data && step === 'drafts' && <DraftsStep preparation={data} />}
      {data && step === 'issue' && (
        <IssueStep
          preparation={data}
          onIssued={() => {
            setChosen('send');
          }}
        />
      )}
      {data && step === 'send' && (
        <SendStep
          preparation={data}
          onIssue={() => {
            setChosen('check');
          }}
        />
      )}
    </div>
  );
}

interface NextProps {
  readonly step: BillingStep;
  readonly preparation: BillingPreparation;
  readonly onChoose: (step: BillingStep) => void;
}

/** The page's main action: on to the next step. The last two steps have their own button, beside what it does. */
function NextStep({ step, preparation: { bills }, onChoose }: NextProps): ReactElement | null {
  const { t } = useTranslation();
  if (bills.length === 0) return null;
  if (step === 'check')
    return (
      <Button
        onClick={() => {
          onChoose('drafts');
        }}
      >
        {t('billing.toDrafts')}
      </Button>
    );
  if (step === 'drafts')
    return (
      <Button
        onClick={() => {
          onChoose('issue');
        }}
      >
        {t('billing.toIssue')}
      </Button>
    );
  return null;
}
