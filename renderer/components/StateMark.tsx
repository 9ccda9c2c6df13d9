import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconInfoCircle,
  IconLock,
  type Icon,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import styles from './StateMark.module.css';

export type MarkKind = 'done' | 'todo' | 'wrong' | 'wait' | 'info' | 'locked';

const icons: Readonly<Record<MarkKind, Icon>> = {
  done: IconCircleCheck,
  todo: IconAlertTriangle,
  wrong: IconAlertTriangle,
  wait: IconCircleDashed,
  info: IconInfoCircle,
  locked: IconLock,
};

/** A state as icon and word; the colour only helps. */
export function StateMark({ kind, label }: { readonly kind: MarkKind; readonly label: string }): ReactElement {
  const MarkIcon = icons[kind];
  return (
    <span className={styles.mark} data-kind={kind}>
      <MarkIcon size={18} aria-hidden />
      {label}
    </span>
  );
}
