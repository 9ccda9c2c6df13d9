import { Radio } from '@mantine/core';
import { useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftKey, OperationDraft } from '#contract';
import { Notice } from '../../components/Notice.tsx';
import { formatMeter } from '../../i18n/format-meter.ts';
import { GroupFields } from '../keys/GroupFields.tsx';
import type { NamedMeter } from '../keys/MeterName.tsx';
import { ShareFigures } from '../keys/ShareFigures.tsx';
import { ShareSum } from '../keys/ShareSum.tsx';
import { describeFault } from './draft-faults.ts';
import styles from './NewOperationPage.module.css';
import type { StepProps } from './step-props.ts';

const kinds = ['default', 'static', 'priority'] as const;

/** How the production is split: the network operator's own rule unless something else is agreed. */
export function KeyStep({ draft, change, shown }: StepProps): ReactElement {
  const { t } = useTranslation();
  const meters = useMemo(() => listMeters(draft), [draft]);
  const { key } = draft;
  const set = (part: Partial<DraftKey>): void => {
    change((before) => ({ ...before, key: { ...before.key, ...part } }));
  };
  const setShares = ({ shares }: Pick<DraftKey, 'shares'>): void => {
    change((before) => ({ ...before, key: { ...before.key, shares: { ...before.key.shares, ...shares } } }));
  };
  const shares = Object.fromEntries(meters.map(({ meterId }) => [meterId, key.shares[meterId] ?? '']));
  const fault = shown.find(({ step, row }) => step === 'key' && row === null);
  return (
    <div className={styles.rows}>
      <p className="soft">{t('draft.keyLead')}</p>
      <Radio.Group
        aria-label={t('keys.kind')}
        value={key.kind}
        onChange={(chosen) => {
          const kind = kinds.find((one) => one === chosen);
          if (kind) set({ kind });
        }}
      >
        <div className={styles.kinds}>
          {kinds.map((kind) => (
            <Radio
              key={kind}
              value={kind}
              label={
                kind === 'default' ? t('draft.recommended', { key: t('words.key.default') }) : t(`words.key.${kind}`)
              }
              description={t(`keys.explain.${kind}`)}
            />
          ))}
        </div>
      </Radio.Group>
      {key.kind !== 'default' && meters.length === 0 && <Notice kind="info" title={t('draft.keyNeedsMeters')} />}
      {key.kind === 'static' && meters.length > 0 && (
        <div id="draft-shares" className={styles.rows}>
          <ShareFigures shares={shares} meters={meters} onChange={setShares} />
          <ShareSum draft={{ shares }} meters={meters} onChange={setShares} />
        </div>
      )}
      {key.kind === 'priority' && meters.length > 0 && (
        <div id="draft-groups">
          <GroupFields
            groups={key.groups}
            meters={meters}
            onChange={(groups) => {
              set({ groups });
            }}
          />
        </div>
      )}
      {fault && (
        <p role="status" className={styles.fix}>
          {describeFault(fault, t)}
        </p>
      )}
    </div>
  );
}

/** The meters that were typed, each by the id of its row. */
function listMeters({ members }: OperationDraft): NamedMeter[] {
  let holder = '';
  return members.flatMap(({ id, name, meter }) => {
    if (name.trim() !== '') holder = name;
    const number = formatMeter(meter.replace(/\s/gu, ''));
    return meter.trim() === '' ? [] : [{ meterId: String(id), label: '', memberName: holder, number }];
  });
}
