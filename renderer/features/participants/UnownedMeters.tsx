import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantsPage } from '#contract';
import { Notice } from '../../components/Notice.tsx';
import { formatMeter } from '../../i18n/format-meter.ts';
import type { Edited } from './edited.ts';
import styles from './ParticipantsPage.module.css';

interface Props {
  readonly meters: ParticipantsPage['unownedMeters'];
  readonly onEdit: (edited: Edited) => void;
}

/** Meters with values that nobody holds, each with the way to give it a holder. */
export function UnownedMeters({ meters, onEdit }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <Notice kind="todo" title={t('participants.unowned', { count: meters.length })}>
      <div className={styles.offers}>
        {meters.map(({ meterId, direction }) => {
          const action = direction === 'production' ? t('participants.assignPlant') : t('participants.assign');
          return (
            <Button
              key={`${meterId} ${direction}`}
              variant="default"
              title={action}
              aria-label={t('app.labelled', { label: action, value: formatMeter(meterId) })}
              onClick={() => {
                onEdit(
                  direction === 'production'
                    ? { kind: 'plant', plant: null, meterId }
                    : { kind: 'participant', meterId },
                );
              }}
            >
              {formatMeter(meterId)} · {t(`words.direction.${direction}`)}
            </Button>
          );
        })}
      </div>
    </Notice>
  );
}
