import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftFault, OperationDraft } from '#contract';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Notice } from '../../components/Notice.tsx';
import { isDay } from '../../i18n/typed-day.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { FaultList } from './FaultList.tsx';
import styles from './NewOperationPage.module.css';

interface Props {
  readonly draft: OperationDraft;
  readonly faults: readonly DraftFault[];
  readonly isCreating: boolean;
  readonly error: Error | null;
  readonly onGoTo: (fault: DraftFault) => void;
  readonly onCreate: () => void;
}

/** What will be created, in sentences, and what is still missing. */
export function CheckStep({ draft, faults, isCreating, error, onGoTo, onCreate }: Props): ReactElement {
  const { t } = useTranslation();
  const blocking = faults.filter(({ isBlocking }) => isBlocking);
  const remarks = faults.filter(({ isBlocking }) => !isBlocking);
  return (
    <div className={styles.rows}>
      <Summary draft={draft} />
      {blocking.length > 0 && (
        <Notice kind="todo" title={t('draft.toFix', { count: blocking.length })}>
          <FaultList hasSteps faults={blocking} draft={draft} onGoTo={onGoTo} />
        </Notice>
      )}
      {blocking.length === 0 && <Notice kind="done" title={t('draft.complete')} />}
      {remarks.length > 0 && (
        <Notice kind="info" title={t('draft.remarks')}>
          <FaultList hasSteps faults={remarks} draft={draft} onGoTo={onGoTo} />
        </Notice>
      )}
      <ErrorNotice error={error} />
      <div>
        <Button size="md" loading={isCreating} onClick={onCreate}>
          {t('draft.create')}
        </Button>
        <p className="soft small">{t('draft.createHint')}</p>
      </div>
    </div>
  );
}

function Summary({ draft }: { readonly draft: OperationDraft }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const plants = draft.plants.filter(({ name, meter }) => name.trim() !== '' || meter.trim() !== '');
  const watts = plants.reduce((sum, { power }) => sum + (format.readTyped(power, 3) ?? 0), 0);
  const members = draft.members.filter(({ name }) => name.trim() !== '').length;
  const meters = draft.members.filter(({ meter }) => meter.trim() !== '').length;
  const price = format.readTyped(draft.price, 6);
  const sentences = [
    t('draft.sum.operation', {
      name: draft.name.trim() || t('draft.unnamed'),
      organiser: draft.organiser.name.trim() || t('draft.sum.nobody'),
    }),
    isDay(draft.startsOn) ? t('draft.sum.startsOn', { date: format.day(draft.startsOn) }) : null,
    plants.length === 0
      ? t('draft.sum.noPlants')
      : watts === 0
        ? t('draft.sum.plants', { count: plants.length })
        : t('draft.sum.plantsPower', { count: plants.length, power: format.decimal(watts / 1000) }),
    members === 0
      ? t('draft.sum.noMembers')
      : t('draft.sum.members', { count: members, meters: t('words.meterCount', { count: meters }) }),
    t('draft.sum.key', { key: t(`words.key.${draft.key.kind}`) }),
    price === undefined ? t('draft.sum.noPrice') : t('draft.sum.price', { price: format.price(price) }),
    draft.vat === 'exempt' ? t('draft.sum.exempt') : t('draft.sum.vat', { rate: format.percent(draft.vatRatePpm) }),
  ];
  return (
    <ul className={styles.summary}>
      {sentences.flatMap((sentence) => (sentence === null ? [] : [<li key={sentence}>{sentence}</li>]))}
    </ul>
  );
}
