import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import styles from './Notice.module.css';

export type NoticeKind = 'done' | 'info' | 'todo' | 'wrong';

const icons = { done: IconCircleCheck, info: IconInfoCircle, todo: IconAlertTriangle, wrong: IconAlertTriangle };

interface Props {
  readonly kind: NoticeKind;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

export function Notice({ kind, title, children, action }: Props): ReactElement {
  const NoticeIcon = icons[kind];
  return (
    <div className={styles.notice} data-kind={kind} role="status">
      <NoticeIcon size={20} aria-hidden />
      <div className={styles.body}>
        {title !== undefined && <strong>{title}</strong>}
        {children}
      </div>
      {action}
    </div>
  );
}
