import { Button, Modal } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTyping } from '../app/typing.ts';
import styles from './ConfirmDialog.module.css';
import { ErrorNotice } from './ErrorNotice.tsx';

interface Props {
  readonly title: string;
  readonly text: string;
  /** The verb of what will happen. */
  readonly confirm: string;
  /** What the other button says, where it is the one to reach for. */
  readonly cancel?: string;
  /** Something is typed in it: closing asks first. */
  readonly isTyped?: boolean;
  readonly isPending: boolean;
  readonly isDisabled?: boolean;
  readonly error: Error | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Says what a step will do before it does it. */
export function ConfirmDialog({
  title,
  text,
  confirm,
  cancel,
  isTyped = false,
  isPending,
  isDisabled = false,
  error,
  onConfirm,
  onClose,
  children,
}: Props): ReactElement {
  const { t } = useTranslation();
  const leave = useTyping(isTyped);
  const close = (): void => {
    leave(onClose);
  };
  return (
    <Modal opened onClose={close} title={title} centered size={560} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        className={styles.dialog}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending && !isDisabled) onConfirm();
        }}
      >
        <p>{text}</p>
        {children}
        <ErrorNotice error={error} />
        <div className={styles.actions}>
          <Button
            variant={cancel === undefined ? 'default' : 'filled'}
            data-autofocus={cancel !== undefined || undefined}
            onClick={close}
          >
            {cancel ?? t('app.cancel')}
          </Button>
          <Button
            type="submit"
            variant={cancel === undefined ? 'filled' : 'default'}
            loading={isPending}
            disabled={isDisabled}
          >
            {confirm}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
