import { UnstyledButton } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { BillingStep } from '../../app/navigation.ts';
import styles from './BillingPage.module.css';

const steps: readonly BillingStep[] = ['check', 'drafts', 'issue', 'send'];

interface Props {
  readonly current: BillingStep;
  readonly onChoose: (step: BillingStep) => void;
}

export function Steps({ current, onChoose }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('billing.steps')}>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li key={step} data-past={index < steps.indexOf(current)}>
            <UnstyledButton
              className={styles.step}
              aria-current={step === current ? 'step' : undefined}
              onClick={() => {
                onChoose(step);
              }}
            >
              <span className={styles.stepNumber} aria-hidden>
                {index + 1}
              </span>
              {t(`billing.step.${step}`)}
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </nav>
  );
}
