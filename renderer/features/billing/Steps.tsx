import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { BillingStep } from '../../app/navigation.ts';
import { Steps as StepList } from '../../components/Steps.tsx';

const steps: readonly BillingStep[] = ['check', 'drafts', 'issue', 'send'];

interface Props {
  readonly current: BillingStep;
  readonly onChoose: (step: BillingStep) => void;
}

export function Steps({ current, onChoose }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <StepList
      label={t('billing.steps')}
      steps={steps}
      names={{
        check: t('billing.step.check'),
        drafts: t('billing.step.drafts'),
        issue: t('billing.step.issue'),
        send: t('billing.step.send'),
      }}
      current={current}
      onChoose={onChoose}
    />
  );
}
