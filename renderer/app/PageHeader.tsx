import { useLayoutEffect, useRef, type ReactElement, type ReactNode } from 'react';
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
  const header = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const { current } = header;
    const page = current?.closest('main');
    if (!current || !page) return;
    // what stays in sight below it has to know where it ends, for its words may take a second line
    const watch = new ResizeObserver(() => {
      page.style.setProperty('--page-head', `${current.offsetHeight}px`);
    });
    watch.observe(current);
    return () => {
      watch.disconnect();
    };
  }, []);
  return (
    <header ref={header} className={styles.header}>
      <h1>{title}</h1>
      {periods && <PeriodControl kinds={periods} />}
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </header>
  );
}
