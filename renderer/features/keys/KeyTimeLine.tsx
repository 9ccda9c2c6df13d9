import { UnstyledButton } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyEntry } from '#contract';
import { StateMark } from '../../components/StateMark.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './KeysPage.module.css';

interface Props {
  readonly keys: readonly KeyEntry[];
  readonly shown: KeyEntry | null | undefined;
  readonly today: string;
  readonly onChoose: (startsOn: string) => void;
}

/** All keys from left to right, each until the next. */
export function KeyTimeLine({ keys, shown, today, onChoose }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ol className={styles.timeLine} aria-label={t('keys.timeLine')} tabIndex={0}>
      {keys.map((entry) => {
        const { keyId, startsOn, lastDay, key, billedUntil } = entry;
        const isCurrent = startsOn <= today && (lastDay === null || lastDay >= today);
        return (
          <li key={keyId}>
            <UnstyledButton
              className={styles.station}
              aria-current={shown?.keyId === keyId ? 'true' : undefined}
              onClick={() => {
                onChoose(startsOn);
              }}
            >
              <span className={styles.dot} data-current={isCurrent} aria-hidden />
              <strong>{t(`words.key.${key.kind}`)}</strong>
              <span className="small soft">
                {lastDay === null
                  ? t('keys.since', { date: format.day(startsOn) })
                  : t('keys.fromTo', { from: format.day(startsOn), to: format.day(lastDay) })}
              </span>
              <span className={styles.marks}>
                {isCurrent && <StateMark kind="done" label={t('keys.inForce')} />}
                {billedUntil !== null && <StateMark kind="locked" label={t('keys.billed')} />}
              </span>
            </UnstyledButton>
          </li>
        );
      })}
    </ol>
  );
}
