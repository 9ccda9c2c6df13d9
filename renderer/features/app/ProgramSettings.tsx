import { SegmentedControl } from '@mantine/core';
import { useId, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { textSizes, type Theme } from '#contract';
import { useEngineChange } from '../../api/engine.ts';
import { useAppState } from '../../app/app-state.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { languages } from '../../i18n/locales.ts';
import styles from './SettingsPage.module.css';

const themes: readonly Theme[] = ['light', 'dark', 'system'];

/** Language, theme and size of the window: the same for every operation. */
export function ProgramSettings(): ReactElement {
  const { t } = useTranslation();
  const { version } = useAppState();
  return (
    <div className={styles.settings}>
      <PreferenceControls />
      <section className={styles.setting}>
        <h2>{t('settings.about')}</h2>
        <p>{t('settings.version', { version })}</p>
      </section>
    </div>
  );
}

function PreferenceControls(): ReactElement {
  const { t } = useTranslation();
  const { preferences } = useAppState();
  const change = useEngineChange('app.setPreferences');
  return (
    <>
      <ErrorNotice error={change.error} />
      <Setting title={t('settings.language')} text={t('settings.languageText')}>
        {(labelId) => (
          <SegmentedControl
            aria-labelledby={labelId}
            value={preferences.language}
            onChange={(language) => {
              change.mutate({ language });
            }}
            data={languages.map((value) => ({ value, label: t(`app.languageName.${value}`) }))}
          />
        )}
      </Setting>
      <Setting title={t('settings.theme')}>
        {(labelId) => (
          <SegmentedControl
            aria-labelledby={labelId}
            value={preferences.theme}
            onChange={(theme) => {
              change.mutate({ theme });
            }}
            data={themes.map((value) => ({ value, label: t(`app.theme.${value}`) }))}
          />
        )}
      </Setting>
      <Setting title={t('settings.textSize')} text={t('settings.textSizeText')}>
        {(labelId) => (
          <SegmentedControl
            aria-labelledby={labelId}
            value={String(preferences.textSizePercent)}
            onChange={(chosen) => {
              const textSizePercent = textSizes.find((size) => String(size) === chosen);
              if (textSizePercent !== undefined) change.mutate({ textSizePercent });
            }}
            data={textSizes.map((size) => ({
              value: String(size),
              label: t('settings.textSizeName', { percent: size }),
            }))}
          />
        )}
      </Setting>
    </>
  );
}

interface SettingProps {
  readonly title: string;
  readonly text?: string;
  readonly children: (labelId: string) => ReactNode;
}

function Setting({ title, text, children }: SettingProps): ReactElement {
  const labelId = useId();
  return (
    <section className={styles.setting}>
      <h2 id={labelId}>{title}</h2>
      {text !== undefined && <p className="soft">{text}</p>}
      <div>{children(labelId)}</div>
    </section>
  );
}
