import type { ReactElement } from 'react';
import type { KeyMeter } from '#contract';
import table from '../../components/table.module.css';
import { formatMeter } from '../../i18n/format-meter.ts';

interface Props {
  readonly meterId: string;
  readonly meters: readonly KeyMeter[];
}

/** Who a meter belongs to, and under it which one it is. */
export function MeterName({ meterId, meters }: Props): ReactElement {
  const meter = meters.find((one) => one.meterId === meterId);
  const number = formatMeter(meterId);
  return (
    <>
      {meter?.memberName ?? number}
      {meter && <span className={table.under}>{meter.label === '' ? number : `${meter.label} · ${number}`}</span>}
    </>
  );
}
