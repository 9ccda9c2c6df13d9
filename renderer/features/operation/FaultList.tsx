import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftFault, OperationDraft } from '#contract';
import { findTarget, placeFault } from './draft-faults.ts';
import styles from './NewOperationPage.module.css';

/** Above it, the rest is counted: nobody reads three hundred sentences. */
const SHOWN = 30;

interface Props {
  readonly faults: readonly DraftFault[];
  readonly draft: OperationDraft;
  /** Names the step before each sentence. */
  readonly hasSteps?: boolean;
  readonly onGoTo: (fault: DraftFault) => void;
}

/** What is wrong, each a link to its field. */
export function FaultList({ faults, draft, hasSteps = false, onGoTo }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <ul className={styles.faults}>
      {faults.slice(0, SHOWN).map((fault) => {
        const Sign = fault.isBlocking ? IconAlertTriangle : IconInfoCircle;
        return (
          <li key={`${findTarget(fault)} ${fault.code}`} data-blocking={fault.isBlocking}>
            <Sign size={18} aria-hidden />
            <UnstyledButton
              className={styles.link}
              onClick={() => {
                onGoTo(fault);
              }}
            >
              {hasSteps && `${t(`draft.step.${fault.step}`)} · `}
              {placeFault(fault, draft, t)}
            </UnstyledButton>
          </li>
        );
      })}
      {faults.length > SHOWN && <li>{t('draft.moreFaults', { count: faults.length - SHOWN })}</li>}
    </ul>
  );
}
