import { Textarea } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { textLimits, type IssuedDocument } from '#contract';
import { useEngineChange } from '../../api/engine.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { useTooLong } from '../../components/use-too-long.ts';
import { useFormat } from '../../i18n/use-format.ts';

interface Props {
  readonly document: Pick<IssuedDocument, 'documentId' | 'number' | 'memberName' | 'grossCents'>;
  readonly onClose: () => void;
  readonly onIssued: (documentId: number) => void;
}

/** Takes an invoice back by a credit note, for a reason. */
export function CreditDialog({
  document: { documentId, number, memberName, grossCents },
  onClose,
  onIssued,
}: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const tooLong = useTooLong();
  const [reason, setReason] = useState('');
  const credit = useEngineChange('billing.creditDocument');
  return (
    <ConfirmDialog
      title={t('billing.creditTitle', { number })}
      text={t('billing.creditText', { gross: format.money(grossCents), name: memberName })}
      confirm={t('billing.creditButton')}
      isPending={credit.isPending}
      isTyped={reason !== ''}
      isDisabled={reason.trim() === ''}
      error={credit.error}
      onClose={onClose}
      onConfirm={() => {
        credit.mutate(
          { documentId, reason: reason.trim() },
          {
            onSuccess: (made) => {
              onIssued(made.documentId);
              onClose();
            },
          },
        );
      }}
    >
      <Textarea
        label={t('billing.creditReason')}
        data-autofocus
        autosize
        minRows={2}
        value={reason}
        error={tooLong(reason, textLimits.reason)}
        onChange={(event) => {
          setReason(event.currentTarget.value);
        }}
      />
    </ConfirmDialog>
  );
}
