import { Button, Progress } from '@mantine/core';
import i18next from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job, JobChannel } from '../api/use-job.ts';
import { useFormat } from '../i18n/use-format.ts';
import styles from './JobBar.module.css';

interface Props<C extends JobChannel> {
  readonly job: Job<C>;
  readonly title: string;
}

/** What is being done, how far, how long still, and the way to stop it. */
export function JobBar<C extends JobChannel>({ job, title }: Props<C>): ReactElement | null {
  const { t } = useTranslation();
  const format = useFormat();
  if (!job.isRunning) return null;
  const { progress } = job;
  const share = progress && progress.total > 0 ? progress.done / progress.total : null;
  const left = progress && share !== null && share > 0.05 && share < 1
    ? ((performance.now() - progress.since) / 1000) * (1 / share - 1)
    : null;
  const step = progress === null ? '' : describeStep(progress.step);
  return (
    <section className={styles.job} aria-label={title} aria-busy>
      <div className={styles.line}>
        <strong>{title}</strong>
        <Button variant="default" onClick={job.cancel} disabled={job.isStopping}>
          {job.isStopping ? t('progress.stopping') : t('app.stop')}
        </Button>
      </div>
      <Progress value={share === null ? 100 : share * 100} animated={share === null} aria-label={title} />
      <p className="soft small" role="status">
        {[step, progress && progress.total > 1 ? `${format.integer(progress.done)} / ${format.integer(progress.total)}` : '', left !== null && left > 2 ? t('progress.left', { time: format.duration(left) }) : '']
          .filter(Boolean).join(' · ') || t('progress.working')}
      </p>
    </section>
  );
}

/** Steps are named by the engine; one that has no words yet is shown as work under way. */
function describeStep(step: string): string {
  const key = `progress.${step}`;
  return i18next.exists(key) ? String(i18next.t(key as 'progress.working')) : i18next.t('progress.working');
}
