import { NativeSelect } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../i18n/locales.ts';
import { BulkDialog, type BulkDialogProps } from './BulkDialog.tsx';

/** Sets the language of the documents of several members. */
export function LanguageDialog({ rows, onClose }: BulkDialogProps): ReactElement {
  const { t } = useTranslation();
  const [language, setLanguage] = useState<(typeof languages)[number]>('fr');
  const touched = rows.filter(({ participant }) => participant.details.language !== language);
  return (
    <BulkDialog
      kind="language"
      text={t('participants.changeText.language')}
      change={{ kind: 'language', language }}
      effects={touched.map(({ participant: { memberId, details } }) => ({
        memberId,
        name: details.name,
        before: t(`words.language.${details.language}`),
        after: t(`words.language.${language}`),
      }))}
      isTyped={false}
      unchangedCount={rows.length - touched.length}
      onClose={onClose}
    >
      <NativeSelect
        label={t('participants.language')}
        data-autofocus
        value={language}
        data={languages.map((value) => ({ value, label: t(`words.language.${value}`) }))}
        onChange={(event) => {
          setLanguage(languages.find((value) => value === event.currentTarget.value) ?? 'fr');
        }}
      />
    </BulkDialog>
  );
}
