import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { StateMark } from '../../components/StateMark.tsx';

interface Props {
  readonly missing: number;
  readonly estimated: number;
}

/** Whether a meter's values of the period are all there. */
export function DataState({ missing, estimated }: Props): ReactElement {
  const { t } = useTranslation();
  if (missing > 0) return <StateMark kind="todo" label={t('energy.missingValues', { count: missing })} />;
  if (estimated > 0) return <StateMark kind="info" label={t('energy.estimatedValues', { count: estimated })} />;
  return <StateMark kind="done" label={t('energy.complete')} />;
}
