import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeldMeter } from '#contract';
import { DayInput } from '../../components/DayInput.tsx';
import { isDay } from '../../i18n/typed-day.ts';
import { BulkDialog, type BulkDialogProps, type Effect } from './BulkDialog.tsx';
import type { ParticipantRow } from './participant-rows.ts';

/** Sets the last day of several members' participation. */
export function EndDialog({ rows, format, onClose }: BulkDialogProps): ReactElement {
  const { t } = useTranslation();
  const [endsOn, setEndsOn] = useState('');
  const isTyped = isDay(endsOn);
  const touched = isTyped ? rows.filter((row) => row.participant.meters.some((meter) => isTouched(meter, endsOn))) : [];
  const tellEnd = (end: string | null): string => (end === null ? t('prices.noEnd') : format.day(end));
  const toEffect = ({ participant: { memberId, details, meters } }: ParticipantRow): Effect => {
    const ends = [...new Set(meters.filter((meter) => isTouched(meter, endsOn)).map((meter) => tellEnd(meter.endsOn)))];
    const later = meters.find(({ startsOn }) => startsOn > endsOn);
    return {
      memberId,
      name: details.name,
      before: ends.join(', '),
      after: format.day(endsOn),
      ...(later && { refusal: t('participants.startsLater', { date: format.day(later.startsOn) }) }),
    };
  };
  return (
    <BulkDialog
      kind="end"
      text={t('participants.changeText.end')}
      change={isTyped ? { kind: 'end', endsOn } : null}
      effects={touched.map(toEffect)}
      isTyped={endsOn !== ''}
      unchangedCount={rows.length - touched.length}
      onClose={onClose}
    >
      <DayInput
        label={`${t('participants.endsOn')} (${t('prices.lastDay')})`}
        value={endsOn}
        onChange={setEndsOn}
        error={endsOn !== '' && endsOn.length >= 10 && !isTyped && t('participants.dateError')}
      />
    </BulkDialog>
  );
}

/** What ended before the new last day stays as it is. */
function isTouched(meter: HeldMeter, endsOn: string): boolean {
  return meter.endsOn === null || meter.endsOn > endsOn;
}
