import { Drawer } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantsPage } from '#contract';
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
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={620}
      title={t('participants.newTitle')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      closeOnClickOutside={false}
    >
      <ParticipantFields form={form} part="all" unownedMeters={unownedMeters} onCancel={onClose} />
    </Drawer>
  );
}
