import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { useEngineWork } from '../api/use-work.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { JobBar } from './JobBar.tsx';
import { Notice } from './Notice.tsx';

interface Props {
  readonly work: Pick<ReturnType<typeof useEngineWork>, 'state' | 'isStopped'> & {
    readonly query: { readonly error: Error | null; readonly refetch: () => unknown };
  };
  readonly title: string;
}

/** While a question is worked on: how far it is and the way to stop it; then why there is no answer. */
export function WorkNotice({ work: { query, state, isStopped }, title }: Props): ReactElement | null {
  const { t } = useTranslation();
  const again = (): void => {
    void query.refetch();
  };
  if (state.isRunning) return <JobBar isLate job={state} title={title} />;
  if (isStopped)
    return (
      <Notice
        kind="info"
        title={t('progress.stopped')}
        action={
          <Button variant="default" onClick={again}>
            {t('app.retry')}
          </Button>
        }
      />
    );
  return <ErrorNotice error={query.error} onRetry={again} />;
}
