import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { NO_VALUE } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { KeyPart } from './participant-rows.ts';

/** What the key in force gives a participant, in a few words. */
export function KeyPartText({ part }: { readonly part: KeyPart | null }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  if (!part) return <>{NO_VALUE}</>;
  switch (part.kind) {
    case 'default':
      return <span title={t('keys.explain.default')}>{t('participants.part.default')}</span>;
    case 'share':
      return <>{format.share(part.sharesPpm)}</>;
    case 'groups':
      return (
        <>
          {part.groups.length === 0
            ? t('participants.part.noGroup')
            : part.groups.map((number) => t('keys.group', { number })).join(', ')}
        </>
      );
    case 'ceiling':
      return (
        <>
          {part.ceilingWmin === null
            ? t('keys.noCeiling')
            : t(`participants.part.ceiling.${part.period}`, { energy: format.energy(part.ceilingWmin) })}
        </>
      );
  }
}
