import { Button, Tabs } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineQuery } from '../../api/engine.ts';
import { useNavigation } from '../../app/navigation.ts';
import { PageHeader } from '../../app/PageHeader.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Loading } from '../../components/Loading.tsx';
import { DocumentArchive } from './DocumentArchive.tsx';
import styles from './DocumentsPage.module.css';
import { Exports } from './Exports.tsx';

type Tab = 'issued' | 'exports';

/** Everything that left, or leaves, the operation on paper: issued documents, and files for others. */
export function DocumentsPage(): ReactElement {
  const { t } = useTranslation();
  const [tab, setTab] = useState<Tab>('issued');
  return (
    <div className={styles.page}>
      <PageHeader
        title={t('documents.title')}
        {...(tab === 'exports' && { periods: ['month', 'quarter', 'year'] as const })}
      />
      <Tabs
        className={styles.tabs ?? ''}
        value={tab}
        keepMounted={false}
        onChange={(chosen) => {
          setTab(chosen === 'exports' ? 'exports' : 'issued');
        }}
      >
        <Tabs.List>
          <Tabs.Tab value="issued">{t('documents.issued')}</Tabs.Tab>
          <Tabs.Tab value="exports">{t('documents.exports')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="issued" className={styles.panel ?? ''}>
          <Issued />
        </Tabs.Panel>
        <Tabs.Panel value="exports" className={styles.panel ?? ''}>
          <Exports />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

function Issued(): ReactElement {
  const { t } = useTranslation();
  const { goTo } = useNavigation();
  const documents = useEngineQuery('documents.list', {});
  if (documents.error) return <ErrorNotice error={documents.error} onRetry={() => void documents.refetch()} />;
  if (!documents.data) return <Loading />;
  if (documents.data.length === 0) {
    return (
      <EmptyState
        drawing="paper"
        title={t('documents.emptyTitle')}
        text={t('documents.emptyText')}
        action={
          <Button
            onClick={() => {
              goTo('billing');
            }}
          >
            {t('documents.emptyButton')}
          </Button>
        }
      />
    );
  }
  return <DocumentArchive documents={documents.data} />;
}
