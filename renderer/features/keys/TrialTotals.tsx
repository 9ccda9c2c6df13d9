import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyComparison } from '#contract';
import { Notice } from '../../components/Notice.tsx';
import table from '../../components/table.module.css';
import { NO_VALUE } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/use-format.ts';

/** The operation as a whole under both keys. */
export function TrialTotals({ comparison }: { readonly comparison: KeyComparison }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { total, productionWmin, missingSlots } = comparison;
  const { now, tried } = total;
  const surplus = (allocatedWmin: number): number => productionWmin - allocatedWmin;
  const money = (cents: number | null): string => (cents === null ? NO_VALUE : format.money(cents));
  // not in MWh: small differences are what is looked for
  const exact = (wmin: number): string => `${format.kwh(wmin)}\u202f${t('words.kwh')}`;
  const energy = (name: string, a: number, b: number): ReactElement => (
    <tr>
      <th scope="row">{name}</th>
      <td className={table.number}>{exact(a)}</td>
      <td className={table.number}>{exact(b)}</td>
      <td className={table.number}>{`${format.signed((b - a) / 60_000, 1)}\u202f${t('words.kwh')}`}</td>
    </tr>
  );
  return (
    <>
      {missingSlots > 0 && <Notice kind="info" title={t('trial.missing', { count: missingSlots })} />}
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('trial.whole')}</th>
              <th scope="col" className={table.number}>
                {t('trial.now')}
              </th>
              <th scope="col" className={table.number}>
                {t('trial.tried')}
              </th>
              <th scope="col" className={table.number}>
                {t('trial.difference')}
              </th>
            </tr>
          </thead>
          <tbody>
            {energy(t('words.allocated'), now.allocatedWmin, tried.allocatedWmin)}
            {energy(t('words.surplus'), surplus(now.allocatedWmin), surplus(tried.allocatedWmin))}
            <tr>
              <th scope="row">{t('words.coverage')}</th>
              <td className={table.number}>{format.percent(now.coveragePpm)}</td>
              <td className={table.number}>{format.percent(tried.coveragePpm)}</td>
              <td className={table.number}>
                {t('trial.points', {
                  points: format.signed(((tried.coveragePpm ?? 0) - (now.coveragePpm ?? 0)) / 10_000, 1),
                })}
              </td>
            </tr>
            <tr>
              <th scope="row">{t('trial.net')}</th>
              <td className={table.number}>{money(now.netCents)}</td>
              <td className={table.number}>{money(tried.netCents)}</td>
              <td className={table.number}>
                {now.netCents === null || tried.netCents === null
                  ? NO_VALUE
                  : format.money(tried.netCents - now.netCents)}
              </td>
            </tr>
          </tbody>
        </table>
      </div>
      <p className="soft small">{t('trial.netHint')}</p>
    </>
  );
}
