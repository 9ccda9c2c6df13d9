import type { ReactElement, ReactNode } from 'react';
import styles from './PageHeader.module.css';
import { PeriodControl } from './PeriodControl.tsx';
import type { PeriodKind } from './period.ts';

interface Props {
  readonly title: string;
  /** Lengths of time the page can show; none where it shows no period. */
  readonly periods?: readonly PeriodKind[];
  /** The page's one main action. */
  readonly action?: ReactNode;
}

export function PageHeader({ title, periods, action }: Props): ReactElement {
  return (
    <header className={styles.header}>
      <h1>{title}</h1>
      {periods && <PeriodControl kinds={periods} />}
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </header>
  );
}
