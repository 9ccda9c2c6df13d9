import type { ReactElement } from 'react';
import type { KeyMeter } from '#contract';
import table from '../../components/table.module.css';
import { formatMeter } from '../../i18n/format-meter.ts';

/** A meter as lists of a key show it. */
export interface NamedMeter extends Pick<KeyMeter, 'meterId' | 'label' | 'memberName'> {
  /** Shown in place of the id, where that is not the meter's number. */
  readonly number?: string;
}

interface Props {
  readonly meterId: string;
  readonly meters: readonly NamedMeter[];
}

/** Who a meter belongs to, and under it which one it is. */
export function MeterName({ meterId, meters }: Props): ReactElement {
  const meter = meters.find((one) => one.meterId === meterId);
  const number = meter?.number ?? formatMeter(meterId);
  return (
    <>
      {meter?.memberName ?? number}
      {meter && <span className={table.under}>{meter.label === '' ? number : `${meter.label} · ${number}`}</span>}
    </>
  );
}
