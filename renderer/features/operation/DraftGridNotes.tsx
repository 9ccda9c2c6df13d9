import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isMac } from '../../app/machine.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FaultList } from './FaultList.tsx';
import styles from './NewOperationPage.module.css';
import type { StepProps } from './step-props.ts';

interface Props extends StepProps {
  readonly step: 'plants' | 'members';
  readonly error: Error | null;
}

/** Below a grid: its keys, and what is wrong in it. */
export function DraftGridNotes({ step, error, draft, shown, onGoTo }: Props): ReactElement {
  const { t } = useTranslation();
  const faults = shown.filter((fault) => fault.step === step);
  return (
    <>
      <p className="soft small">{t('grid.keys', { key: isMac ? t('grid.commandKey') : t('grid.controlKey') })}</p>
      <ErrorNotice error={error} />
      <div aria-live="polite" className={styles.notes}>
        {faults.length > 0 && <FaultList faults={faults} draft={draft} onGoTo={onGoTo} />}
      </div>
    </>
  );
}
