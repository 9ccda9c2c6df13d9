import { Radio, SegmentedControl } from '@mantine/core';
import { useId, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyMeter } from '#contract';
import { useFormat } from '../../i18n/use-format.ts';
import { GroupFields } from './GroupFields.tsx';
import { keyKinds, parseCeiling, type KeyDraft } from './key-draft.ts';
import styles from './KeysPage.module.css';
import { MeterFigures } from './MeterFigures.tsx';
import { ShareFigures } from './ShareFigures.tsx';

interface Props {
  readonly draft: KeyDraft;
  /** Meters that the key may name. */
  readonly meters: readonly KeyMeter[];
  readonly onChange: (change: Partial<KeyDraft>) => void;
}

/** The rule of a key: its kind, and what this kind asks. */
export function KeyFields({ draft, meters, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <Radio.Group
        label={t('keys.kind')}
        value={draft.kind}
        onChange={(kind) => {
          onChange({ kind });
        }}
      >
        <div className={styles.kinds}>
          {keyKinds.map((kind) => (
            <Radio key={kind} value={kind} label={t(`words.key.${kind}`)} description={t(`keys.explain.${kind}`)} />
          ))}
        </div>
      </Radio.Group>
      {draft.kind === 'static' && <ShareFigures shares={draft.shares} meters={meters} onChange={onChange} />}
      {draft.kind === 'quota' && <Ceilings draft={draft} meters={meters} onChange={onChange} />}
      {(draft.kind === 'priority' || (draft.kind === 'quota' && draft.quotaBase === 'priority')) && (
        <GroupFields
          groups={draft.groups}
          meters={meters}
          onChange={(groups) => {
            onChange({ groups });
          }}
        />
      )}
    </>
  );
}

/** One ceiling per meter, in kWh per local month or year, and what is shared below it. */
function Ceilings({ draft: { ceilings, quotaPeriod, quotaBase }, meters, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  const { readTyped } = useFormat();
  const [periodId, baseId] = [useId(), useId()];
  return (
    <>
      <div>
        <h3 id={periodId}>{t('keys.ceilings')}</h3>
        <SegmentedControl
          aria-labelledby={periodId}
          value={quotaPeriod}
          data={(['month', 'year'] as const).map((value) => ({ value, label: t(`keys.per.${value}`) }))}
          onChange={(chosen) => {
            onChange({ quotaPeriod: chosen });
          }}
        />
      </div>
      <MeterFigures
        title={t(`keys.ceilingPer.${quotaPeriod}`)}
        meters={meters}
        typed={ceilings}
        parse={(text) => parseCeiling(text, readTyped)}
        label={(name) => t('keys.ceilingOf', { name })}
        error={t('keys.ceilingError')}
        placeholder={t('keys.noCeiling')}
        onChange={(typed) => {
          onChange({ ceilings: typed });
        }}
      />
      <div>
        <h3 id={baseId}>{t('keys.base')}</h3>
        <SegmentedControl
          aria-labelledby={baseId}
          value={quotaBase}
          data={(['default', 'priority'] as const).map((value) => ({ value, label: t(`words.key.${value}`) }))}
          onChange={(base) => {
            onChange({ quotaBase: base });
          }}
        />
      </div>
    </>
  );
}
