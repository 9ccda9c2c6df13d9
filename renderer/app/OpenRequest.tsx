import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileSelection } from '#contract';
import { useEngineChange } from '../api/engine.ts';
import { ConfirmDialog } from '../components/ConfirmDialog.tsx';
import { isDialogOpen } from './open-form.ts';
import { useIsTyping } from './typing.ts';

/** Opens what a double click, a second start or the menu asks for; asks first where something is being typed. */
export function OpenRequest(): ReactElement | null {
  const { t } = useTranslation();
  const [request, setRequest] = useState<FileSelection | null>(null);
  const { mutate, reset, error, isPending } = useEngineChange('operation.openRequested');
  const isTyping = useIsTyping();
  const close = (): void => {
    reset();
    setRequest(null);
  };
  useEffect(
    () =>
      window.partajoule.on('operation.requested', (selection) => {
        reset();
        const ask = (): void => {
          setRequest(selection);
        };
        if (isDialogOpen() || isTyping()) ask();
        else mutate({ selectionId: selection.selectionId }, { onError: ask });
      }),
    [mutate, reset, isTyping],
  );
  if (!request) return null;
  return (
    <ConfirmDialog
      title={t('operation.requestTitle', { name: request.names.join() })}
      text={error ? t('operation.requestFailed') : t('operation.requestText')}
      confirm={error ? t('operation.requestAgain') : t('operation.requestOpen')}
      isPending={isPending}
      error={error}
      onConfirm={() => {
        mutate({ selectionId: request.selectionId }, { onSuccess: close });
      }}
      onClose={close}
    />
  );
}
