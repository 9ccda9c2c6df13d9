import { Button, Drawer } from '@mantine/core';
import { useState, type SubmitEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant, ParticipantsPage } from '#contract';
import { useEngineChange } from '../../api/engine.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { checkParty, emptyParty, PartyFields, toMemberDetails, toPartyDraft } from '../../components/PartyFields.tsx';
import { checkMeter, MeterFields, type MeterDraft } from './MeterFields.tsx';
import styles from './ParticipantsPage.module.css';

interface Props {
  /** Null for a new one. */
  readonly participant: Participant | null;
  /** A meter that a new participant starts with. */
  readonly firstMeterId: string | null;
  readonly unownedMeters: ParticipantsPage['unownedMeters'];
  readonly onClose: () => void;
}

/** The form of a participant, beside the list. An error keeps everything that was typed. */
export function ParticipantDrawer({ participant, firstMeterId, unownedMeters, onClose }: Props): ReactElement {
  const { t } = useTranslation();
  const save = useEngineChange('participants.save');
  const [isChecked, setChecked] = useState(false);
  const [party, setParty] = useState(participant ? toPartyDraft(participant.details) : emptyParty);
  const [meters, setMeters] = useState<readonly MeterDraft[]>(() => startMeters(participant, firstMeterId));
  const partyErrors = checkParty(party, t);
  const isValid = Object.keys(partyErrors).length === 0 && meters.every((meter) => checkMeter(meter).length === 0);

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (!isValid) return;
    save.mutate(
      {
        memberId: participant?.memberId ?? null,
        details: toMemberDetails(party),
        meters: meters.map(({ meterId, startsOn, endsOn }) => ({
          meterId: meterId.replace(/\s/g, ''),
          startsOn,
          endsOn: endsOn || null,
        })),
      },
      { onSuccess: onClose },
    );
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={620}
      title={participant?.details.name ?? t('participants.newTitle')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      closeOnClickOutside={false}
    >
      <form className={styles.drawer} onSubmit={submit} noValidate>
        <fieldset>
          <legend>{t('participants.identity')}</legend>
          <PartyFields draft={party} onChange={setParty} errors={isChecked ? partyErrors : {}} />
        </fieldset>
        <fieldset>
          <legend>{t('words.meters')}</legend>
          <MeterFields meters={meters} onChange={setMeters} isChecked={isChecked} offered={unownedMeters} />
        </fieldset>
        <ErrorNotice error={save.error} />
        {isChecked && !isValid && (
          <p role="alert" className={styles.fix}>
            {t('participants.fixFields')}
          </p>
        )}
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('app.save')}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}

function startMeters(participant: Participant | null, firstMeterId: string | null): readonly MeterDraft[] {
  if (participant)
    return participant.meters.map((meter, index) => ({ ...meter, endsOn: meter.endsOn ?? '', key: index }));
  return firstMeterId === null ? [] : [{ meterId: firstMeterId, startsOn: '', endsOn: '', key: 0 }];
}
