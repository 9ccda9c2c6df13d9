import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportOutcome } from '#contract';
import { useOperation } from '../../app/app-state.ts';
import foot from '../../components/FormFoot.module.css';
import { Notice } from '../../components/Notice.tsx';
import { toLastLocalDay } from '../../i18n/local-day.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { ImportedMeters } from './ImportedMeters.tsx';

interface Props {
  readonly outcome: ImportOutcome;
  /** Leads to the last month that was touched. */
  readonly onSeeEnergy: (month: string | null) => void;
  readonly onClose: () => void;
}

export function ImportDone({ outcome: { unchanged, meters, problems }, onSeeEnergy, onClose }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { timeZone } = useOperation();
  const sum = (field: 'added' | 'changed' | 'same'): string =>
    format.integer(meters.reduce((total, meter) => total + meter[field], 0));
  const lastEnd = meters
    .map((meter) => meter.to)
    .sort()
    .at(-1);
  const lastMonth = lastEnd === undefined ? null : toLastLocalDay(lastEnd, timeZone).slice(0, 7);
  return (
    <>
      {unchanged ? (
        <Notice kind="info" title={t('import.unchangedTitle')}>
          <p>{t('import.unchangedText')}</p>
        </Notice>
      ) : (
        <Notice kind="done" title={t('import.doneTitle')}>
          <p>{t('import.doneText', { added: sum('added'), changed: sum('changed'), same: sum('same') })}</p>
        </Notice>
      )}
      {problems.length > 0 && (
        <Notice kind="todo" title={t('import.warnings', { count: problems.length })}>
          <ul>
            {problems.slice(0, 50).map(({ code, params }, index) => (
              <li key={`${code} ${index}`}>{t(`problem.${code}`, params)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {meters.length > 0 && <ImportedMeters meters={meters} />}
      <div className={foot.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('app.close')}
        </Button>
        <Button
          onClick={() => {
            onSeeEnergy(lastMonth);
          }}
        >
          {t('import.seeEnergy')}
        </Button>
      </div>
    </>
  );
}
