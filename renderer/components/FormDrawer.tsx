import { Drawer } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTyping } from '../app/typing.ts';

interface Props {
  readonly title: string;
  readonly size: number;
  /** Something is typed that is not saved: closing asks first. */
  readonly isTyped: boolean;
  readonly onClose: () => void;
  /** The form, which may close the drawer as its button does. */
  readonly children: (close: () => void) => ReactNode;
}

/** A form beside the page. */
export function FormDrawer({ title, size, isTyped, onClose, children }: Props): ReactElement {
  const { t } = useTranslation();
  const leave = useTyping(isTyped);
  const close = (): void => {
    leave(onClose);
  };
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size={size}
      title={title}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      closeOnClickOutside={false}
    >
      {children(close)}
    </Drawer>
  );
}
