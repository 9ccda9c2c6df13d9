import { TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { parseTypedDay } from '../i18n/typed-day.ts';
import { useFormat } from '../i18n/use-format.ts';

interface Props {
  readonly id?: string;
  readonly label: string;
  /** `YYYY-MM-DD` day, or whatever was typed instead. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly error?: string | false;
}

/** A local day, typed in the order of the program's language, not of the system's. */
export function DayInput({ id, label, value, onChange, error }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const [text, setText] = useState(() => format.typedDay(value));
  return (
    <TextInput
      {...(id !== undefined && { id })}
      label={label}
      placeholder={t('app.dayPlaceholder')}
      inputMode="numeric"
      value={text}
      error={error}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(parseTypedDay(event.currentTarget.value));
      }}
      onBlur={() => {
        setText(format.typedDay(parseTypedDay(text)));
      }}
    />
  );
}
