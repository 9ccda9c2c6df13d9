import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineQuery } from '../../api/engine.ts';
import { useNavigation } from '../../app/navigation.ts';
import { PageHeader } from '../../app/PageHeader.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Loading } from '../../components/Loading.tsx';
import { ImportHistory } from './ImportHistory.tsx';
import styles from './ImportSheet.module.css';

export function ImportsPage(): ReactElement {
  const { t } = useTranslation();
  const { chooseImport } = useNavigation();
  const history = useEngineQuery('import.list', {});
  return (
    <>
      <PageHeader
        title={t('import.title')}
        action={
          <Button
            onClick={() => {
              chooseImport('files');
            }}
          >
            {t('import.choose')}
          </Button>
        }
      />
      <section className={styles.upload}>
        <IconFileImport size={32} stroke={1.5} aria-hidden />
        <div>
          <h2>{t('import.dropTitle')}</h2>
          <p className="soft">{t('import.dropText')}</p>
        </div>
        <Button
          variant="default"
          onClick={() => {
            chooseImport('folder');
          }}
        >
          {t('import.chooseFolder')}
        </Button>
      </section>
      <section className={styles.history} aria-labelledby="history-title">
        <h2 id="history-title">{t('import.history')}</h2>
        <ErrorNotice error={history.error} onRetry={() => void history.refetch()} />
        {history.isPending && <Loading />}
        {history.data?.length === 0 && <p className="soft">{t('import.historyEmpty')}</p>}
        {history.data && history.data.length > 0 && <ImportHistory entries={history.data} />}
      </section>
    </>
  );
}
