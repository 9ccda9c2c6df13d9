import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantsPage } from '#contract';
import { FormFoot } from '../../components/FormFoot.tsx';
import { checkParty, PartyFields } from '../../components/PartyFields.tsx';
import { MeterFields } from './MeterFields.tsx';
import styles from './ParticipantsPage.module.css';
import { isValid, type ParticipantForm } from './use-participant-form.ts';

interface Props {
  readonly form: ParticipantForm;
  /** What of the form is shown; the rest is kept as it is. */
  readonly part: 'identity' | 'meters' | 'all';
  readonly unownedMeters: ParticipantsPage['unownedMeters'];
  readonly onCancel: () => void;
  /** Stands above the buttons. */
  readonly children?: ReactNode;
}

/** The form of a participant, whole or one part of it. */
export function ParticipantFields({ form, part, unownedMeters, onCancel, children }: Props): ReactElement {
  const { t } = useTranslation();
  const { draft, change, isChecked, isPending, error } = form;
  return (
    <form className={styles.drawer} onSubmit={form.submit} noValidate>
      {part !== 'meters' && (
        <fieldset>
          <legend className={part === 'all' ? undefined : 'hidden-visually'}>{t('participants.identity')}</legend>
          <PartyFields
            draft={draft.party}
            onChange={(party) => {
              change({ party });
            }}
            errors={isChecked ? checkParty(draft.party, t) : {}}
          />
        </fieldset>
      )}
      {part !== 'identity' && (
        <fieldset>
          <legend className={part === 'all' ? undefined : 'hidden-visually'}>{t('words.meters')}</legend>
          <MeterFields
            meters={draft.meters}
            onChange={(meters) => {
              change({ meters });
            }}
            isChecked={isChecked}
            offered={unownedMeters}
          />
        </fieldset>
      )}
      {children}
      {isChecked && !isValid(draft) && (
        <p role="alert" className={styles.fix}>
          {t('participants.fixFields')}
        </p>
      )}
      <FormFoot isPending={isPending} error={error} onCancel={onCancel} />
    </form>
  );
}
