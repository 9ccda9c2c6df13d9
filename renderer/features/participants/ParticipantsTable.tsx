import { UnstyledButton } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '#contract';
import { Breakable } from '../../components/Breakable.tsx';
import table from '../../components/table.module.css';
import { formatMeter } from '../../i18n/format-meter.ts';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './ParticipantsPage.module.css';

interface Props {
  readonly participants: readonly Participant[];
  readonly onEdit: (participant: Participant) => void;
}

export function ParticipantsTable({ participants, onEdit }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('words.name')}</th>
            <th scope="col">{t('words.meters')}</th>
            <th scope="col">{t('participants.place')}</th>
            <th scope="col">{t('participants.email')}</th>
          </tr>
        </thead>
        <tbody>
          {participants.map((participant) => (
            // the name is the button for keyboards and readers; the whole row answers the mouse
            <tr
              key={participant.memberId}
              data-clickable
              onClick={() => {
                onEdit(participant);
              }}
            >
              <th scope="row">
                <UnstyledButton
                  fw={560}
                  onClick={(event) => {
                    event.stopPropagation();
                    onEdit(participant);
                  }}
                >
                  {participant.details.name}
                </UnstyledButton>
                <div className={table.under}>{t(`words.party.${participant.details.kind}`)}</div>
              </th>
              <td>
                {participant.meters.map((meter) => (
                  <Meter key={`${meter.meterId} ${meter.startsOn}`} meter={meter} />
                ))}
              </td>
              <td className="nowrap">{participant.details.city}</td>
              <td>
                {participant.details.email !== null ? (
                  <Breakable text={participant.details.email} after="@" />
                ) : (
                  <span className="soft">{t('participants.noEmail')}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Meter({
  meter: { meterId, startsOn, endsOn },
}: {
  readonly meter: Participant['meters'][number];
}): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const dates =
    endsOn === null ? t('participants.since', { date: format.day(startsOn) }) : format.range(startsOn, endsOn);
  return (
    <div className={styles.meter} title={dates}>
      <span className="nowrap">{formatMeter(meterId)}</span>
      {endsOn !== null && <span className="soft small"> {t('participants.until', { date: format.day(endsOn) })}</span>}
    </div>
  );
}
