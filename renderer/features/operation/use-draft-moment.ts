import { useTranslation } from 'react-i18next';
import { useAppState } from '../../app/app-state.ts';
import { describeMoment } from '../../i18n/describe-moment.ts';

/** Writes when a draft was saved, as people say it: `hier à 18:12`. */
export function useDraftMoment(): (utc: string) => string {
  const { t } = useTranslation();
  const { preferences } = useAppState();
  return (utc) => {
    const { day, time } = describeMoment(new Date(utc), new Date(), preferences.language);
    return t('draft.moment', { day, time });
  };
}
