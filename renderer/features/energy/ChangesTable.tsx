import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import table from '../../components/table.module.css';
import { NO_VALUE } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { EnergyChange, RateChange } from './comparison.ts';

interface Props {
  readonly energies: readonly EnergyChange[];
  readonly rates: readonly RateChange[];
  readonly names: { readonly now: string; readonly then: string };
}

/** Each figure of both periods, and how it has changed: energies in kWh and percent, rates in points. */
export function ChangesTable({ energies, rates, names }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const percent = (ppm: number | null): string => (ppm === null ? NO_VALUE : format.signedPercent(ppm / 1_000_000, 1));
  const points = (ppm: number | null): string =>
    ppm === null ? NO_VALUE : t('energy.points', { points: format.signed(ppm / 10_000, 1) });
  const rows = [
    ...energies.map(({ name, nowWmin, thenWmin, changePpm }) => ({
      name,
      cells: [
        format.energy(nowWmin),
        format.energy(thenWmin),
        `${format.signed((nowWmin - thenWmin) / 60_000, 1)}\u202f${t('words.kwh')}`,
        percent(changePpm),
      ],
    })),
    ...rates.map(({ name, nowPpm, thenPpm, changePpm }) => ({
      name,
      cells: [format.percent(nowPpm), format.percent(thenPpm), points(changePpm), ''],
    })),
  ];
  return (
    <div className={table.scroll} role="group" tabIndex={0} aria-label={t('energy.compareTitle', names)}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('energy.figure')}</th>
            <th scope="col" className={table.number}>
              {names.now}
            </th>
            <th scope="col" className={table.number}>
              {names.then}
            </th>
            <th scope="colgroup" colSpan={2} className={table.number}>
              {t('energy.change')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cells }) => (
            <tr key={name}>
              <th scope="row">{t(`words.${name}`)}</th>
              {cells.map((cell, index) => (
                <td key={index} className={table.number}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
