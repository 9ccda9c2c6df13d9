import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../app/app-state.ts';
import { toLastWholeDay } from '../../i18n/local-day.ts';
import { useFormat } from '../../i18n/use-format.ts';

/** As many names as one reads. */
const NAMES = 3;

/** Up to when the figures are whole, and which meters are behind. */
export function TrueUntil(): ReactElement | null {
  const { t } = useTranslation();
  const format = useFormat();
  const { completeUntilUtc, laggingMeters, timeZone } = useOperation();
  if (completeUntilUtc === null) return null;
  const names = laggingMeters.slice(0, NAMES).map(({ name, meterId }) => name || meterId);
  const others = laggingMeters.length - names.length;
  return (
    <p className="soft small">
      {t('home.trueUntil', { date: format.day(toLastWholeDay(completeUntilUtc, timeZone)) })}
      {names.length > 0 &&
        ` ${t('home.lagging', {
          count: laggingMeters.length,
          names: [...names, ...(others > 0 ? [t('home.others', { count: others })] : [])].join(', '),
        })}`}
    </p>
  );
}
