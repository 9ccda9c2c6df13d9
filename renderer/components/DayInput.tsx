import { TextInput } from '@mantine/core';
import type { ReactElement } from 'react';

interface Props {
  readonly label: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly error?: string | false;
}

/** A local day. The system's own field: it knows the reader's order of day and month, and the keyboard. */
export function DayInput({ label, value, onChange, error }: Props): ReactElement {
  return <TextInput type="date" label={label} value={value} error={error} max="2200-12-31" onChange={(event) => { onChange(event.currentTarget.value); }} />;
}
