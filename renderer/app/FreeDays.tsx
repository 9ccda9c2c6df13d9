import { Button } from '@mantine/core';
import { useState, type ReactElement, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../components/DayInput.tsx';
import { isDay } from '../i18n/typed-day.ts';
import { findFreeFault } from './period.ts';
import styles from './PeriodControl.module.css';

interface Days {
  readonly firstDay: string;
  readonly lastDay: string;
}

interface Props extends Days {
  readonly submitLabel: string;
  readonly onSubmit: (days: Days) => void;
}

/** Two typed days, both included; what is wrong with them is said when they are sent. */
export function FreeDays({ submitLabel, onSubmit, ...given }: Props): ReactElement {
  const { t } = useTranslation();
  const [days, setDays] = useState<Days>({ firstDay: given.firstDay, lastDay: given.lastDay });
  const [isSent, setSent] = useState(false);
  const areDays = isDay(days.firstDay) && isDay(days.lastDay);
  const fault = areDays ? findFreeFault(days.firstDay, days.lastDay) : undefined;
  const errorOf = (day: string): string | false => isSent && !isDay(day) && t('period.dayError');
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    setSent(true);
    if (areDays && fault === undefined) onSubmit(days);
  };
  return (
    <form className={styles.free} onSubmit={send} noValidate>
      <DayInput
        label={t('period.firstDay')}
        value={days.firstDay}
        error={errorOf(days.firstDay)}
        onChange={(firstDay) => {
          setDays({ ...days, firstDay });
        }}
      />
      <DayInput
        label={t('period.lastDay')}
        value={days.lastDay}
        error={errorOf(days.lastDay) || (isSent && fault !== undefined && t(`period.fault.${fault}`))}
        onChange={(lastDay) => {
          setDays({ ...days, lastDay });
        }}
      />
      <Button type="submit" fullWidth>
        {submitLabel}
      </Button>
    </form>
  );
}
