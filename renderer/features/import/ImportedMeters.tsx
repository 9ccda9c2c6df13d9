import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportedMeter } from '#contract';
import { useOperation } from '../../app/app-state.ts';
import table from '../../components/table.module.css';
import { formatMeter } from '../../i18n/format-meter.ts';
import { toLastLocalDay, toLocalDay } from '../../i18n/local-day.ts';
import { useFormat } from '../../i18n/use-format.ts';

/** What an import brought for each meter: values added, changed and known already. */
export function ImportedMeters({ meters }: { readonly meters: readonly ImportedMeter[] }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { timeZone } = useOperation();
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('words.meter')}</th>
            <th scope="col">{t('words.period')}</th>
            <th scope="col" className={table.number}>
              {t('import.added')}
            </th>
            <th scope="col" className={table.number}>
              {t('import.changed')}
            </th>
            <th scope="col" className={table.number}>
              {t('import.same')}
            </th>
          </tr>
        </thead>
        <tbody>
          {meters.map((meter) => (
            <tr key={`${meter.meter} ${meter.direction}`}>
              <th scope="row" className="nowrap">
                {formatMeter(meter.meter)}{' '}
                <span className={table.under}>{t(`words.direction.${meter.direction}`)}</span>
              </th>
              <td className="nowrap">
                {format.range(toLocalDay(meter.from, timeZone), toLastLocalDay(meter.to, timeZone))}
              </td>
              <td className={table.number}>{format.integer(meter.added)}</td>
              <td className={table.number}>{format.integer(meter.changed)}</td>
              <td className={table.number}>{format.integer(meter.same)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
