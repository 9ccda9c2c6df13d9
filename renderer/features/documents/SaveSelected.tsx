import { Button, Menu } from '@mantine/core';
import { IconDeviceFloppy } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentEntry } from '#contract';
import { useJob } from '../../api/use-job.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { JobBar } from '../../components/JobBar.tsx';
import styles from './DocumentsPage.module.css';

/** Writes the ticked documents into a new folder or one archive. */
export function SaveSelected({ documents }: { readonly documents: readonly DocumentEntry[] }): ReactElement {
  const { t } = useTranslation();
  const job = useJob('documents.saveSeveral', { refreshes: false });
  const save = (as: 'folder' | 'zip') => () => {
    void job.start({ documentIds: documents.map(({ documentId }) => documentId), as });
  };
  return (
    <div className={styles.saveSelected}>
      <span role="status" className="soft small">
        {job.result && t('energy.saved', { name: job.result.name })}
      </span>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconDeviceFloppy size={18} aria-hidden />}
            disabled={documents.length === 0 || job.isRunning}
          >
            {documents.length === 0
              ? t('documents.saveNone')
              : t('documents.saveSelected', { count: documents.length })}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={save('folder')}>{t('documents.asFolder')}</Menu.Item>
          <Menu.Item onClick={save('zip')}>{t('documents.asZip')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <div className={styles.whole}>
        <JobBar job={job} title={t('billing.exporting')} />
        <ErrorNotice error={job.error} />
      </div>
    </div>
  );
}
