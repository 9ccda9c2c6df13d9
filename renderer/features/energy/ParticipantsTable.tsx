import { UnstyledButton } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnergyParticipant } from '#contract';
import { KwhColumn } from '../../components/KwhColumn.tsx';
import table from '../../components/table.module.css';
import { formatMeter } from '../../i18n/format-meter.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { DataState } from './DataState.tsx';
import styles from './EnergyPage.module.css';

interface Props<P extends EnergyParticipant> {
  readonly participants: readonly P[];
  readonly days: { readonly firstDay: string; readonly lastDay: string };
  readonly onOpen: (participant: P) => void;
}

/** The period's figures by participant. */
export function ParticipantsTable<P extends EnergyParticipant>({ participants, days, onOpen }: Props<P>): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('words.name')}</th>
            <KwhColumn name={t('words.consumption')} />
            <KwhColumn name={t('words.allocated')} hint={t('words.allocatedHint')} />
            <KwhColumn name={t('words.complement')} hint={t('words.complementHint')} />
            <th scope="col" className={table.number} title={t('words.coverageHint')}>
              {t('words.coverage')}
            </th>
            <th scope="col">{t('energy.quality')}</th>
          </tr>
        </thead>
        <tbody>
          {participants.map((participant) => (
            <ParticipantRow
              key={`${participant.meterId} ${participant.firstDay}`}
              participant={participant}
              days={days}
              onOpen={() => {
                onOpen(participant);
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly participant: EnergyParticipant;
  readonly days: { readonly firstDay: string; readonly lastDay: string };
  readonly onOpen: () => void;
}

function ParticipantRow({ participant, days, onOpen }: RowProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { memberName, label, meterId, firstDay, lastDay, coveragePpm } = participant;
  const isPart = firstDay !== days.firstDay || lastDay !== days.lastDay;
  const name = memberName ?? t('energy.nobody');
  return (
    <tr>
      <th scope="row">
        {participant.memberId === null ? (
          name
        ) : (
          <UnstyledButton className={styles.open} onClick={onOpen}>
            {name}
          </UnstyledButton>
        )}
        <div className={table.under}>
          <span className="nowrap">{formatMeter(meterId)}</span>
          {label !== '' && label !== name && label !== meterId && ` · ${label}`}
        </div>
        {isPart && <div className={table.under}>{format.range(firstDay, lastDay)}</div>}
      </th>
      <td className={table.number}>{format.kwh(participant.consumptionWmin)}</td>
      <td className={table.number}>{format.kwh(participant.allocatedWmin)}</td>
      <td className={table.number}>{format.kwh(participant.complementWmin)}</td>
      <td className={table.number}>
        <span className={styles.bar} aria-hidden>
          <i style={{ width: `${(coveragePpm ?? 0) / 10_000}%` }} />
        </span>
        <span className={styles.rate}>{format.percent(coveragePpm)}</span>
      </td>
      <td>
        <DataState missing={participant.missingSlots} estimated={participant.estimatedSlots} />
      </td>
    </tr>
  );
}
