import { Tooltip, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconArrowsSplit,
  IconCalendarCheck,
  IconFileImport,
  IconFileInvoice,
  IconFiles,
  IconHelp,
  IconSettings,
  IconSolarPanel,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import logo from '#resources/icons/partajoule.svg';
import { useOperation } from './app-state.ts';
import type { PageName } from './navigation.ts';
import styles from './SideBar.module.css';

interface Entry {
  readonly page: PageName;
  readonly icon: Icon;
}

const entries: readonly Entry[] = [
  { page: 'home', icon: IconCalendarCheck },
  { page: 'energy', icon: IconSolarPanel },
  { page: 'participants', icon: IconUsers },
  { page: 'keys', icon: IconArrowsSplit },
  { page: 'billing', icon: IconFileInvoice },
  { page: 'documents', icon: IconFiles },
  { page: 'imports', icon: IconFileImport },
];

interface Props {
  readonly page: PageName;
  readonly onChoose: (page: PageName) => void;
  readonly onHelp: () => void;
}

export function SideBar({ page, onChoose, onHelp }: Props): ReactElement {
  const { t } = useTranslation();
  const operation = useOperation();
  const isFolded = useMediaQuery('(max-width: 1100px)', window.innerWidth <= 1100);
  const link = ({ page: target, icon: EntryIcon }: Entry): ReactElement => (
    <li key={target}>
      <Tooltip label={t(`nav.${target}`)} position="right" disabled={!isFolded}>
        <UnstyledButton
          className={styles.entry}
          aria-current={page === target ? 'page' : undefined}
          aria-label={t(`nav.${target}`)}
          onClick={() => {
            onChoose(target);
          }}
        >
          <EntryIcon size={20} stroke={1.75} aria-hidden />
          {!isFolded && <span>{t(`nav.${target}`)}</span>}
        </UnstyledButton>
      </Tooltip>
    </li>
  );
  return (
    <nav className={styles.bar} data-folded={isFolded} aria-label={t('nav.label')}>
      <div className={styles.operation} title={operation.name}>
        <img src={logo} alt="" width={32} height={32} />
        {!isFolded && (
          <div className={styles.names}>
            <strong>{operation.name}</strong>
            {operation.isDemonstration && <span className={styles.demonstration}>{t('app.demonstration')}</span>}
          </div>
        )}
      </div>
      <ul className={styles.entries}>{entries.map(link)}</ul>
      <ul className={styles.entries}>
        {link({ page: 'settings', icon: IconSettings })}
        <li>
          <Tooltip label={t('nav.help')} position="right" disabled={!isFolded}>
            <UnstyledButton
              className={styles.entry}
              aria-label={t('nav.help')}
              aria-haspopup="dialog"
              aria-keyshortcuts="F1"
              onClick={onHelp}
            >
              <IconHelp size={20} stroke={1.75} aria-hidden />
              {!isFolded && <span>{t('nav.help')}</span>}
            </UnstyledButton>
          </Tooltip>
        </li>
      </ul>
    </nav>
  );
}
