import { Button } from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftFault, DraftStep, OperationDraft } from '#contract';
import { useEngineChange } from '../../api/engine.ts';
import type { Undoable } from './use-draft-undo.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Steps } from '../../components/Steps.tsx';
import { CheckStep } from './CheckStep.tsx';
import { chooseShown, findTarget } from './draft-faults.ts';
import { draftSteps } from './draft-steps.ts';
import { KeyStep } from './KeyStep.tsx';
import { MembersStep } from './MembersStep.tsx';
import styles from './NewOperationPage.module.css';
import { OperationStep } from './OperationStep.tsx';
import { PlantsStep } from './PlantsStep.tsx';
import { PriceStep } from './PriceStep.tsx';
import type { StepProps } from './step-props.ts';
import { useDraftMoment } from './use-draft-moment.ts';
import { useDraft } from './use-draft.ts';

const pages: Readonly<Record<Exclude<DraftStep, 'check'>, (props: StepProps) => ReactElement>> = {
  operation: OperationStep,
  plants: PlantsStep,
  members: MembersStep,
  key: KeyStep,
  price: PriceStep,
};

interface Props {
  readonly start: OperationDraft;
  /** Whether it was begun before. */
  readonly isWaiting: boolean;
  /** When it was saved last, to be told; null where it is not told. */
  readonly savedAtUtc: string | null;
  readonly onRestart: () => void;
  readonly onBack: () => void;
  readonly onDone: (done: Undoable) => void;
}

/** Six steps to a new operation. Any of them can be gone to at any time; only the last one holds back. */
export function Assistant({ start, isWaiting, savedAtUtc, onRestart, onBack, onDone }: Props): ReactElement {
  const { t } = useTranslation();
  const { draft, change, faults, isSaved, error, flush } = useDraft(start, isWaiting);
  const create = useEngineChange('operation.create');
  const moment = useDraftMoment();
  const [isChecked, setChecked] = useState(start.step === 'check');
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const [target, setTarget] = useState<string | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const { step } = draft;
  const place = draftSteps.indexOf(step);

  const goTo = (next: DraftStep, targetId: string | null = null): void => {
    create.reset();
    if (next === 'check') setChecked(true);
    setTarget(targetId);
    change((before) => ({ ...before, step: next }));
    if (targetId === null) requestAnimationFrame(() => title.current?.focus());
  };
  const goToFault = (fault: DraftFault): void => {
    goTo(fault.step, findTarget(fault));
  };
  useEffect(() => {
    if (target === null) return;
    const found = document.getElementById(target);
    // of a grid its first cell, of a group its first field
    const field = found?.matches('input, select, textarea')
      ? found
      : found?.querySelector<HTMLElement>('input, select');
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
  }, [target, step]);

  const shown = chooseShown(faults, isChecked, focusedId);
  const props: StepProps = { draft, change, shown, onGoTo: goToFault, onDone };
  const Page = step === 'check' ? null : pages[step];
  const startCreating = async (): Promise<void> => {
    await flush();
    create.mutate({ draft });
  };
  return (
    <>
      <header className={styles.head}>
        <Button
          variant="subtle"
          color="gray"
          className={styles.back}
          leftSection={<IconArrowLeft size={18} aria-hidden />}
          onClick={() => {
            void flush().then(onBack);
          }}
        >
          {t('start.back')}
        </Button>
        <span className="soft small" role="status">
          {isSaved ? t('draft.kept') : t('draft.keeping')}
        </span>
      </header>
      <h1>{t('operation.title')}</h1>
      {savedAtUtc !== null && (
        <Notice
          kind="info"
          title={t('draft.resumed', { when: moment(savedAtUtc) })}
          action={
            <Button
              variant="default"
              onClick={() => {
                void flush().then(onRestart);
              }}
            >
              {t('draft.restart')}
            </Button>
          }
        />
      )}
      <ErrorNotice error={error} />
      <Steps
        label={t('draft.steps')}
        steps={draftSteps}
        names={{
          operation: t('draft.step.operation'),
          plants: t('draft.step.plants'),
          members: t('draft.step.members'),
          key: t('draft.step.key'),
          price: t('draft.step.price'),
          check: t('draft.step.check'),
        }}
        current={step}
        wrong={{
          steps: new Set(faults.filter(({ isBlocking }) => isChecked && isBlocking).map((fault) => fault.step)),
          label: t('draft.incomplete'),
        }}
        onChoose={(next) => {
          goTo(next);
        }}
      />
      <section
        aria-labelledby="step-title"
        className={styles.section}
        onFocus={(event) => {
          setFocusedId(event.target.id);
        }}
        onBlur={() => {
          setFocusedId(null);
        }}
      >
        <h2 ref={title} id="step-title" tabIndex={-1}>
          {t(`draft.title.${step}`)}
        </h2>
        {Page && <Page {...props} />}
        {step === 'check' && (
          <CheckStep
            draft={draft}
            faults={faults}
            isCreating={create.isPending}
            error={create.error}
            onGoTo={goToFault}
            onCreate={() => {
              void startCreating();
            }}
          />
        )}
      </section>
      <footer className={styles.footer}>
        {place > 0 && (
          <Button
            variant="default"
            leftSection={<IconArrowLeft size={18} aria-hidden />}
            onClick={() => {
              goTo(draftSteps[place - 1] ?? 'operation');
            }}
          >
            {t('draft.previous')}
          </Button>
        )}
        {step !== 'check' && (
          <Button
            className={styles.next}
            rightSection={<IconArrowRight size={18} aria-hidden />}
            onClick={() => {
              goTo(draftSteps[place + 1] ?? 'check');
            }}
          >
            {t('draft.next')}
          </Button>
        )}
      </footer>
    </>
  );
}
