import { Button, CloseButton } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { UndoStep } from '#contract';
import { EngineError, useEngineChange } from '../api/engine.ts';
import { isFormOpen } from '../app/open-form.ts';
import { useIsTyping } from '../app/typing.ts';
import { useCommands } from '../app/use-commands.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { tellChange, type Told } from './tell-change.ts';
import styles from './UndoToast.module.css';

/** Long enough to read it and reach for the button; the keys and the menu work for longer. */
const SHOWN_MS = 12_000;

interface Props {
  readonly undo: UndoStep | null;
  readonly redo: UndoStep | null;
}

/** Says what was just changed, whoever changed it, and offers to take it back or to do it again. */
export function UndoToast({ undo, redo }: Props): ReactElement {
  const { t } = useTranslation();
  const [seen, setSeen] = useState({ undo, redo });
  const [told, setTold] = useState<Told | null>(null);
  const [isHeld, setHeld] = useState(false);
  const takeBack = useEngineChange('operation.undo');
  const doAgain = useEngineChange('operation.redo');
  const { reset: forgetUndo } = takeBack;
  const { reset: forgetRedo } = doAgain;
  const isTyping = useIsTyping();
  const error = listErrors(takeBack, doAgain)[0] ?? null;

  if (seen.undo?.stepId !== undo?.stepId || seen.redo?.stepId !== redo?.stepId) {
    setSeen({ undo, redo });
    setTold(tellChange(seen, { undo, redo }));
  }
  useCommands({
    undo: () => {
      if (undo && !isFormOpen() && !isTyping()) takeBack.mutate({ stepId: null });
    },
    redo: () => {
      if (redo && !isFormOpen() && !isTyping()) doAgain.mutate({ stepId: null });
    },
  });
  useEffect(() => {
    if ((told === null && error === null) || isHeld) return undefined;
    const timer = setTimeout(() => {
      setTold(null);
      forgetUndo();
      forgetRedo();
    }, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [told, error, isHeld, forgetUndo, forgetRedo]);

  const close = (): void => {
    setTold(null);
    forgetUndo();
    forgetRedo();
  };
  const hold = {
    onMouseEnter: () => {
      setHeld(true);
    },
    onMouseLeave: () => {
      setHeld(false);
    },
    onFocus: () => {
      setHeld(true);
    },
    onBlur: () => {
      setHeld(false);
    },
  };
  const action = told === null ? '' : t(`undo.action.${told.step.action}`);
  return (
    <div className={styles.place} role="status" {...hold}>
      <ErrorNotice error={error} />
      {told && (
        <div className={styles.toast}>
          {told.kind === 'undone' ? (
            <IconArrowBackUp size={20} aria-hidden />
          ) : (
            <IconCircleCheck size={20} aria-hidden />
          )}
          <span>{told.kind === 'done' ? t(`undo.done.${told.step.action}`) : t(`undo.${told.kind}`, { action })}</span>
          <Button
            variant="default"
            loading={takeBack.isPending || doAgain.isPending}
            onClick={() => {
              (told.kind === 'undone' ? doAgain : takeBack).mutate({ stepId: told.step.stepId });
            }}
          >
            {told.kind === 'undone' ? t('undo.redo') : t('undo.undo')}
          </Button>
          <CloseButton aria-label={t('app.close')} onClick={close} />
        </div>
      )}
    </div>
  );
}

interface Taking {
  readonly error: Error | null;
  readonly variables: { readonly stepId: number | null } | undefined;
}

/** Without those of a key pressed once more than there are steps. */
function listErrors(...takings: readonly Taking[]): Error[] {
  return takings.flatMap(({ error, variables }) => {
    const isOnceMore = variables?.stepId === null && error instanceof EngineError && error.code === 'undo-nothing';
    return error === null || isOnceMore ? [] : [error];
  });
}
