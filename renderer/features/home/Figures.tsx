import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnergyTotals } from '#contract';
import { NO_VALUE } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './HomePage.module.css';

interface Props {
  readonly totals: EnergyTotals;
  readonly lastYear: EnergyTotals | null;
  readonly lastYearName: string;
  /** Billed a year earlier; null where nothing was. */
  readonly lastYearCents: number | null;
  readonly amount: { readonly isIssued: boolean; readonly cents: number } | null;
}

/** The period in four figures, with the change against the same one a year earlier. */
export function Figures({ totals, lastYear, lastYearName, lastYearCents, amount }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const hasData = totals.consumptionWmin > 0 || totals.productionWmin > 0;
  const against = (change: string): string => t('home.change', { change, period: lastYearName });
  const points = (now: number | null, then: number | null | undefined): string | null =>
    now === null || then === null || then === undefined
      ? null
      : against(`${format.signed((now - then) / 10_000, 1)} pt`);
  const share = (now: number, then: number | null | undefined): string | null =>
    hasData && then ? against(format.signedPercent(now / then - 1, 0)) : null;
  const sharedChange = share(totals.allocatedWmin, lastYear?.allocatedWmin);
  const amountChange = amount && share(amount.cents, lastYearCents);
  const figures = [
    {
      name: t('home.shared'),
      hint: t('words.allocatedHint'),
      value: hasData ? format.energy(totals.allocatedWmin) : NO_VALUE,
      change: sharedChange,
    },
    {
      name: t('words.coverage'),
      hint: t('words.coverageHint'),
      value: format.percent(totals.coveragePpm),
      change: points(totals.coveragePpm, lastYear?.coveragePpm),
    },
    {
      name: t('words.selfConsumption'),
      hint: t('words.selfConsumptionHint'),
      value: format.percent(totals.selfConsumptionPpm),
      change: points(totals.selfConsumptionPpm, lastYear?.selfConsumptionPpm),
    },
    ...(amount
      ? [
          {
            name: amount.isIssued ? t('home.billed') : t('home.toBill'),
            hint: undefined,
            value: hasData ? format.money(amount.cents) : NO_VALUE,
            change: amountChange,
          },
        ]
      : []),
  ];
  return (
    <>
      <dl className={styles.figures}>
        {figures.map(({ name, hint, value, change }) => (
          <div key={name} title={hint}>
            <dt>{name}</dt>
            <dd>
              {value}
              {change !== null && <span>{change}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {!lastYear && <p className="soft small">{t('home.noChange')}</p>}
    </>
  );
}
