import { UnstyledButton } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppState } from '../../app/app-state.ts';
import styles from './StartPage.module.css';

interface Props {
  readonly isDisabled: boolean;
  readonly onChoose: (index: number) => void;
}

export function RecentOperations({ isDisabled, onChoose }: Props): ReactElement | null {
  const { t } = useTranslation();
  const { recent } = useAppState();
  if (recent.length === 0) return null;
  return (
    <section aria-labelledby="recent-title" className={styles.recent}>
      <h2 id="recent-title">{t('start.recent')}</h2>
      <ul>
        {recent.map(({ name, folder }, index) => (
          <li key={`${folder}/${name}`}>
            <UnstyledButton
              disabled={isDisabled}
              className={styles.file}
              onClick={() => {
                onChoose(index);
              }}
            >
              <IconFile size={18} aria-hidden />
              <strong>{name}</strong>
              <span className="soft small" title={folder}>
                {folder}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
