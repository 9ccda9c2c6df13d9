import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnergyTotals } from '#contract';
import type { EnergyColumns } from '../../charts/energy-columns.ts';
import { useOperation } from '../../app/app-state.ts';
import { findClockChange } from '../../app/clock-change.ts';
import { KwhColumn } from '../../components/KwhColumn.tsx';
import table from '../../components/table.module.css';
import { NO_VALUE } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/use-format.ts';

interface Props {
  readonly energy: EnergyColumns;
  readonly totals: EnergyTotals;
  readonly caption: string;
}

/** The picture's figures, one row a column. */
export function EnergyTable({ energy: { unit, columns }, totals, caption }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { timeZone } = useOperation();
  const rows = [...columns, { ...totals, name: '' }];
  const row = ({
    name,
    productionWmin,
    consumptionWmin,
    allocatedWmin,
    missingSlots,
  }: (typeof rows)[number]): ReactElement => {
    const hours = unit === 'day' && name !== '' ? findClockChange(name, timeZone) : undefined;
    const label = name === '' ? t('words.total') : unit === 'day' ? format.weekday(name) : format.month(name);
    return (
      <tr key={name}>
        <th scope="row" className="nowrap">
          {label}
          {hours !== undefined && <span className="soft small"> ({t('energy.clockMark', { hours })})</span>}
        </th>
        <td className={table.number}>{format.kwh(productionWmin)}</td>
        <td className={table.number}>{format.kwh(productionWmin - allocatedWmin)}</td>
        <td className={table.number}>{format.kwh(consumptionWmin)}</td>
        <td className={table.number}>{format.kwh(allocatedWmin)}</td>
        <td className={table.number}>{format.kwh(consumptionWmin - allocatedWmin)}</td>
        <td className={table.number}>{missingSlots === 0 ? NO_VALUE : format.integer(missingSlots)}</td>
      </tr>
    );
  };
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <caption className="hidden-visually">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{unit === 'day' ? t('words.day') : t('words.month')}</th>
            <KwhColumn name={t('words.production')} />
            <KwhColumn name={t('words.surplus')} />
            <KwhColumn name={t('words.consumption')} />
            <KwhColumn name={t('words.allocated')} hint={t('words.allocatedHint')} />
            <KwhColumn name={t('words.complement')} hint={t('words.complementHint')} />
            <th scope="col" className={table.number}>
              {t('words.missing')}
            </th>
          </tr>
        </thead>
        <tbody>{rows.slice(0, -1).map(row)}</tbody>
        <tfoot>{rows.slice(-1).map(row)}</tfoot>
      </table>
    </div>
  );
}
