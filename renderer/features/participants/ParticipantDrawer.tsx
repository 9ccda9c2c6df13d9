import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantsPage } from '#contract';
import { FormDrawer } from '../../components/FormDrawer.tsx';
import { isOther } from '../../components/use-typed.ts';
import { ParticipantFields } from './ParticipantFields.tsx';
import { startNewDraft, useParticipantForm } from './use-participant-form.ts';

interface Props {
  /** A meter that the new participant starts with. */
  readonly firstMeterId: string | null;
  readonly unownedMeters: ParticipantsPage['unownedMeters'];
  readonly onClose: () => void;
}

/** The form of a new participant, beside the list. */
export function ParticipantDrawer({ firstMeterId, unownedMeters, onClose }: Props): ReactElement {
  const { t } = useTranslation();
  const [start] = useState(() => startNewDraft(firstMeterId));
  const form = useParticipantForm({ participant: null, start, onSaved: onClose });
  return (
    <FormDrawer title={t('participants.newTitle')} size={620} isTyped={isOther(form.draft, start)} onClose={onClose}>
      {(close) => <ParticipantFields form={form} part="all" unownedMeters={unownedMeters} onCancel={close} />}
    </FormDrawer>
  );
}
