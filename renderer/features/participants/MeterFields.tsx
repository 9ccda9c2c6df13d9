import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantsPage } from '#contract';
import { DayInput } from '../../components/DayInput.tsx';
import { formatMeter } from '../../i18n/format-meter.ts';
import { isDay } from '../../i18n/typed-day.ts';
import styles from './ParticipantsPage.module.css';

export interface MeterDraft {
  readonly key: number;
  readonly meterId: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

type MeterField = 'meterId' | 'startsOn' | 'endsOn';

export function checkMeter({ meterId, startsOn, endsOn }: MeterDraft): readonly MeterField[] {
  const wrong: MeterField[] = [];
  if (!/^\d{14}$/.test(meterId.replace(/\s/g, ''))) wrong.push('meterId');
  if (!isDay(startsOn)) wrong.push('startsOn');
  if (endsOn !== '' && (!isDay(endsOn) || endsOn < startsOn)) wrong.push('endsOn');
  return wrong;
}

interface Props {
  readonly meters: readonly MeterDraft[];
  readonly onChange: (meters: readonly MeterDraft[]) => void;
  readonly isChecked: boolean;
  readonly offered: ParticipantsPage['unownedMeters'];
}

/** A member's meters with the days on which each takes part; meters without a holder are offered. */
export function MeterFields({ meters, onChange, isChecked, offered }: Props): ReactElement {
  const { t } = useTranslation();
  const add = (meterId: string): void => {
    onChange([
      ...meters,
      {
        key: Math.max(-1, ...meters.map((meter) => meter.key)) + 1,
        meterId,
        startsOn: meters[0]?.startsOn ?? '',
        endsOn: '',
      },
    ]);
  };
  const free = offered.filter(
    ({ meterId, direction }) =>
      direction === 'consumption' && !meters.some((meter) => meter.meterId.replace(/\s/g, '') === meterId),
  );
  return (
    <>
      {meters.map((meter) => {
        const wrong = isChecked ? checkMeter(meter) : [];
        const set = (change: Partial<MeterDraft>): void => {
          onChange(meters.map((other) => (other.key === meter.key ? { ...other, ...change } : other)));
        };
        return (
          <div key={meter.key} className={styles.meterRow}>
            <TextInput
              label={t('words.meter')}
              inputMode="numeric"
              value={meter.meterId}
              error={wrong.includes('meterId') && t('participants.meterError')}
              onChange={(event) => {
                set({ meterId: event.currentTarget.value });
              }}
            />
            <DayInput
              label={t('participants.startsOn')}
              value={meter.startsOn}
              error={wrong.includes('startsOn') && t('participants.dateError')}
              onChange={(startsOn) => {
                set({ startsOn });
              }}
            />
            <DayInput
              label={t('participants.endsOn')}
              value={meter.endsOn}
              error={
                wrong.includes('endsOn') &&
                t(isDay(meter.endsOn) ? 'participants.datesError' : 'participants.dateError')
              }
              onChange={(endsOn) => {
                set({ endsOn });
              }}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t('participants.removeMeter', { meter: formatMeter(meter.meterId) })}
              onClick={() => {
                onChange(meters.filter((other) => other !== meter));
              }}
            >
              <IconTrash size={18} />
            </ActionIcon>
          </div>
        );
      })}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => {
            add('');
          }}
        >
          {t('participants.addMeter')}
        </Button>
      </div>
      {free.length > 0 && (
        <div>
          <p className="soft small">{t('participants.offered')}</p>
          <div className={styles.offers}>
            {free.map(({ meterId }) => (
              <Button
                key={meterId}
                variant="default"
                onClick={() => {
                  add(meterId);
                }}
              >
                {formatMeter(meterId)}
              </Button>
            ))}
          </div>
        </div>
      )}
    </>
  );
}
