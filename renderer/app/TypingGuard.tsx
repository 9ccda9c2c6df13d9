import { useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../components/ConfirmDialog.tsx';
import { focusLater } from '../components/focus-later.ts';
import { TypingContext, type Typing } from './typing.ts';

interface Question {
  readonly proceed: () => void;
  /** Where the keyboard was. */
  readonly before: Element | null;
}

/** Holds what the forms say is typed, and asks before it is lost: also when the window is to close. */
export function TypingGuard({ children }: { readonly children: ReactNode }): ReactElement {
  const { t } = useTranslation();
  const [question, setQuestion] = useState<Question | null>(null);
  // as the screen shows it: one key may reach the question and the form below it
  const isAsking = useRef(false);
  const isClosing = useRef(false);
  useEffect(() => {
    isAsking.current = question !== null;
  }, [question]);

  const typing = useMemo<Typing>(() => {
    const forms = new Set<symbol>();
    return {
      hold: () => {
        const form = Symbol('form');
        forms.add(form);
        return () => {
          forms.delete(form);
        };
      },
      isHeld: () => forms.size > 0,
      ask: (proceed) => {
        if (!isAsking.current) setQuestion({ proceed, before: document.activeElement });
      },
    };
  }, []);

  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent): void => {
      if (isClosing.current || !typing.isHeld()) return;
      event.preventDefault();
      typing.ask(() => {
        isClosing.current = true;
        window.close();
      });
    };
    window.addEventListener('beforeunload', onUnload);
    return () => {
      window.removeEventListener('beforeunload', onUnload);
    };
  }, [typing]);

  return (
    <TypingContext.Provider value={typing}>
      {children}
      {question && (
        <ConfirmDialog
          title={t('typing.title')}
          text={t('typing.text')}
          cancel={t('typing.keep')}
          confirm={t('typing.drop')}
          isPending={false}
          error={null}
          onClose={() => {
            setQuestion(null);
            focusLater(() => question.before);
          }}
          onConfirm={() => {
            setQuestion(null);
            question.proceed();
          }}
        />
      )}
    </TypingContext.Provider>
  );
}
