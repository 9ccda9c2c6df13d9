import { Drawer } from '@mantine/core';
import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTyping } from '../app/typing.ts';
import { focusLater } from './focus-later.ts';

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
  useFocusReturn();
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

/** When the form is gone, the focus is where it was; what led to it may be gone too, as the first button of a list. */
function useFocusReturn(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      focusLater(() => (before?.isConnected ? before : document.getElementById('content')));
    },
    [before],
  );
}
