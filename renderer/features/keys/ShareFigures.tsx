import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { parseShare, type KeyDraft } from './key-draft.ts';
import { MeterFigures } from './MeterFigures.tsx';
import type { NamedMeter } from './MeterName.tsx';

interface Props {
  readonly shares: KeyDraft['shares'];
  readonly meters: readonly NamedMeter[];
  readonly onChange: (change: Pick<KeyDraft, 'shares'>) => void;
}

/** One share per meter, in percent. */
export function ShareFigures({ shares, meters, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  const { readTyped } = useFormat();
  return (
    <MeterFigures
      title={t('keys.shareTyped')}
      meters={meters}
      typed={shares}
      parse={(text) => parseShare(text, readTyped)}
      label={(name) => t('keys.shareOf', { name })}
      error={t('keys.shareError')}
      onChange={(typed) => {
        onChange({ shares: typed });
      }}
    />
  );
}
