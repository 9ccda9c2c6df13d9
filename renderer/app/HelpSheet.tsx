import { Modal } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcuts, type MenuCommand } from '#contract';
import { KeyCaps } from '../components/KeyCaps.tsx';
import styles from './HelpSheet.module.css';

type Row = readonly [label: string, keys: string];

const groups = {
  go: ['palette', 'home', 'energy', 'participants', 'keys', 'billing', 'documents', 'imports', 'settings'],
  operation: ['new', 'open', 'import', 'undo', 'redo', 'close'],
  period: ['previousPeriod', 'nextPeriod'],
  text: ['largerText', 'smallerText', 'normalText'],
} as const satisfies Readonly<Record<string, readonly MenuCommand[]>>;

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Every key of the program, on one sheet. */
export function HelpSheet({ isOpen, onClose }: Props): ReactElement {
  const { t } = useTranslation();
  const rowsOf = (group: keyof typeof groups): Row[] =>
    groups[group].map((command) => [t(`command.${command}`), shortcuts[command]]);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('help.title')}
      size={860}
      transitionProps={{ duration: 0 }}
      centered
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <div className={styles.sheet}>
        <KeyList title={t('help.go')} rows={rowsOf('go')} />
        <div className={styles.column}>
          <KeyList title={t('help.operation')} rows={rowsOf('operation')} />
          <KeyList title={t('help.period')} rows={rowsOf('period')} />
        </div>
        <KeyList title={t('help.text')} rows={rowsOf('text')} />
        <KeyList
          title={t('help.here')}
          rows={[
            [t('help.table'), 'T'],
            [t('help.escape'), t('help.escapeKey')],
            [t('command.help'), shortcuts.help],
          ]}
        />
      </div>
    </Modal>
  );
}

function KeyList({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }): ReactElement {
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.list}>
        {rows.map(([label, keys]) => (
          <div key={keys} className={styles.row}>
            <dt>{label}</dt>
            <dd>
              <KeyCaps keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
