import { Button, Progress } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobProgress, WorkState } from '../api/use-job-progress.ts';
import { findText } from '../i18n/find-text.ts';
import type { Format } from '../i18n/format.ts';
import { useFormat } from '../i18n/use-format.ts';
import styles from './JobBar.module.css';

interface Props {
  readonly job: WorkState;
  readonly title: string;
  /** Shown only where the work takes long: what is done in half a second needs no bar. */
  readonly isLate?: boolean;
}

/** What is being done, how far, how long still, and the way to stop it. */
export function JobBar({ job, title, isLate = false }: Props): ReactElement | null {
  const { t } = useTranslation();
  const format = useFormat();
  if (!job.isRunning) return null;
  const { progress } = job;
  const share = progress && progress.total > 0 ? progress.done / progress.total : null;
  const secondsLeft = progress?.secondsLeft ?? null;
  const words = [
    progress === null ? t('progress.working') : (findText(`progress.${progress.step}`) ?? t('progress.working')),
    ...(progress === null || progress.done === 0 ? [] : [describeCount(progress, format)]),
    ...(secondsLeft === null || secondsLeft < 2 ? [] : [t('progress.left', { time: format.duration(secondsLeft) })]),
  ];
  return (
    <section className={styles.job} data-late={isLate} aria-label={title} aria-busy>
      <div className={styles.line}>
        <strong>{title}</strong>
        <Button variant="default" onClick={job.cancel} disabled={job.isStopping}>
          {job.isStopping ? t('progress.stopping') : t('app.stop')}
        </Button>
      </div>
      <Progress value={share === null ? 100 : share * 100} animated={share === null} aria-label={title} />
      <p className="soft small" role="status">
        {words.join(' · ')}
      </p>
    </section>
  );
}

/** How many of how many; the total is not always known. */
function describeCount({ done, total }: JobProgress, format: Format): string {
  return total > 0 ? `${format.integer(done)} / ${format.integer(total)}` : format.integer(done);
}
