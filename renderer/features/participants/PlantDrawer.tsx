import { Button, TextInput } from '@mantine/core';
import { useState, type SubmitEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { textLimits, type ParticipantsPage } from '#contract';
import { useEngineChange } from '../../api/engine.ts';
import { DayInput } from '../../components/DayInput.tsx';
import { FormDrawer } from '../../components/FormDrawer.tsx';
import { FormFoot } from '../../components/FormFoot.tsx';
import { useTooLong } from '../../components/use-too-long.ts';
import { useTyped } from '../../components/use-typed.ts';
import { formatMeter } from '../../i18n/format-meter.ts';
import { isDay } from '../../i18n/typed-day.ts';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './ParticipantsPage.module.css';

interface Props {
  readonly plant: ParticipantsPage['plants'][number] | null;
  readonly firstMeterId: string | null;
  readonly unownedMeters: ParticipantsPage['unownedMeters'];
  readonly onClose: () => void;
}

export function PlantDrawer({ plant, firstMeterId, unownedMeters, onClose }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const save = useEngineChange('participants.savePlant');
  const tooLong = useTooLong();
  const [isChecked, setChecked] = useState(false);
  const { draft, set, isTyped } = useTyped(() => ({
    name: plant?.name ?? '',
    meterId: plant?.meterId ?? firstMeterId ?? '',
    power: plant?.peakPowerW ? format.typed(plant.peakPowerW, 3) : '',
    startsOn: plant?.startsOn ?? '',
  }));
  const meterId = draft.meterId.replace(/\s/g, '');
  const peakPowerW = draft.power.trim() === '' ? null : format.readTyped(draft.power, 3);
  const isPowerWrong = peakPowerW === undefined || peakPowerW === 0;
  const isMeterWrong = !/^\d{14}$/.test(meterId);
  const free = unownedMeters.filter((meter) => meter.direction === 'production' && meter.meterId !== meterId);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (isPowerWrong || isMeterWrong || draft.name.trim() === '' || !isDay(draft.startsOn)) return;
    save.mutate(
      { plantId: plant?.plantId ?? null, meterId, name: draft.name.trim(), peakPowerW, startsOn: draft.startsOn },
      { onSuccess: onClose },
    );
  };
  return (
    <FormDrawer title={plant?.name ?? t('participants.newPlant')} size={460} isTyped={isTyped} onClose={onClose}>
      {(close) => (
        <form className={styles.drawer} onSubmit={submit} noValidate>
          <TextInput
            label={t('participants.plantName')}
            value={draft.name}
            error={
              tooLong(draft.name, textLimits.line) ??
              (isChecked && draft.name.trim() === '' && t('participants.nameError'))
            }
            onChange={(event) => {
              set({ name: event.currentTarget.value });
            }}
          />
          <div>
            <TextInput
              label={t('words.meter')}
              inputMode="numeric"
              value={draft.meterId}
              error={isChecked && isMeterWrong && t('participants.meterError')}
              onChange={(event) => {
                set({ meterId: event.currentTarget.value });
              }}
            />
            {free.length > 0 && (
              <div className={styles.offers}>
                {free.map((meter) => (
                  <Button
                    key={meter.meterId}
                    variant="default"
                    onClick={() => {
                      set({ meterId: meter.meterId });
                    }}
                  >
                    {formatMeter(meter.meterId)}
                  </Button>
                ))}
              </div>
            )}
          </div>
          <TextInput
            label={`${t('participants.peakPower')} (${t('participants.peakPowerUnit')}, ${t('app.optional')})`}
            inputMode="decimal"
            value={draft.power}
            error={isChecked && isPowerWrong && t('participants.peakPowerError')}
            onChange={(event) => {
              set({ power: event.currentTarget.value });
            }}
          />
          <DayInput
            label={t('participants.inServiceSince')}
            value={draft.startsOn}
            error={isChecked && !isDay(draft.startsOn) && t('participants.dateError')}
            onChange={(startsOn) => {
              set({ startsOn });
            }}
          />
          <FormFoot isPending={save.isPending} error={save.error} onCancel={close} />
        </form>
      )}
    </FormDrawer>
  );
}
