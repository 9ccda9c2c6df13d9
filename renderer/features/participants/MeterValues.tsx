import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../app/app-state.ts';
import table from '../../components/table.module.css';
import { formatMeter } from '../../i18n/format-meter.ts';
import { toLastLocalDay } from '../../i18n/local-day.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { KeyPartText } from './KeyPartText.tsx';
import type { ParticipantRow } from './participant-rows.ts';

/** Until when each meter's values are known, and what the key in force gives them together. */
export function MeterValues({ row: { participant, part } }: { readonly row: ParticipantRow }): ReactElement | null {
  const { t } = useTranslation();
  const format = useFormat();
  const { timeZone } = useOperation();
  if (participant.meters.length === 0) return null;
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <caption className="hidden-visually">{t('participants.meterValues')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('words.meter')}</th>
            <th scope="col">{t('participants.meterValues')}</th>
          </tr>
        </thead>
        <tbody>
          {participant.meters.map(({ meterId, startsOn, valuesUntilUtc }) => (
            <tr key={`${meterId} ${startsOn}`}>
              <th scope="row" className="nowrap">
                {formatMeter(meterId)}
              </th>
              <td>
                {valuesUntilUtc === null
                  ? t('participants.noValues')
                  : t('participants.valuesUntil', { date: format.day(toLastLocalDay(valuesUntilUtc, timeZone)) })}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('participants.part.title')}</th>
            <td>
              <KeyPartText part={part} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
