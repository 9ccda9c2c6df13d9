import { Tabs } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../app/PageHeader.tsx';
import { useLeave } from '../../app/typing.ts';
import { BackupSettings } from './BackupSettings.tsx';
import { Journal } from './Journal.tsx';
import { LabelSettings } from './LabelSettings.tsx';
import { OperationForm } from './OperationForm.tsx';
import { PartySettings } from './PartySettings.tsx';
import { ProgramSettings } from './ProgramSettings.tsx';
import styles from './SettingsPage.module.css';
import { VerifyFile } from './VerifyFile.tsx';

const sections = {
  program: ProgramSettings,
  operation: OperationForm,
  parties: PartySettings,
  meters: LabelSettings,
  backups: BackupSettings,
  verify: VerifyFile,
  journal: Journal,
} as const;

type Section = keyof typeof sections;
const names = Object.keys(sections) as Section[];

export function SettingsPage(): ReactElement {
  const { t } = useTranslation();
  const leave = useLeave();
  const [section, setSection] = useState<Section>('program');
  return (
    <>
      <PageHeader title={t('settings.title')} />
      <Tabs
        value={section}
        keepMounted={false}
        onChange={(chosen) => {
          leave(() => {
            setSection(names.find((name) => name === chosen) ?? 'program');
          });
        }}
      >
        <Tabs.List className={styles.sections ?? ''} aria-label={t('settings.sections')}>
          {names.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`settings.section.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {names.map((name) => {
          const Contents = sections[name];
          return (
            <Tabs.Panel key={name} value={name} className={styles.panel ?? ''}>
              <Contents />
            </Tabs.Panel>
          );
        })}
      </Tabs>
    </>
  );
}
