import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineWork } from '../../api/use-work.ts';
import { useNavigation } from '../../app/navigation.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { WorkNotice } from '../../components/WorkNotice.tsx';
import { DataSources } from './DataSources.tsx';
import { GapList } from './GapList.tsx';
import type { TableMode } from './Picture.tsx';
import { QualityGrid } from './QualityGrid.tsx';

/** What is known of the period's values: meter by meter, gap by gap, import by import. */
export function QualityTab({ mode }: { readonly mode: TableMode }): ReactElement {
  const { t } = useTranslation();
  const { period, chooseImport, goTo } = useNavigation();
  const work = useEngineWork('energy.getQuality', { period });
  const quality = work.query.data;
  return (
    <>
      <WorkNotice work={work} title={t('progress.checking-values')} />
      {quality?.meters.length === 0 && (
        <EmptyState
          drawing="people"
          title={t('energy.qualityNobody')}
          text={t('participants.emptyText')}
          action={
            <Button
              onClick={() => {
                goTo('participants', { member: 'new' });
              }}
            >
              {t('participants.add')}
            </Button>
          }
        />
      )}
      {quality && quality.meters.length > 0 && (
        <>
          <QualityGrid quality={quality} mode={mode} />
          <GapList
            quality={quality}
            action={
              <Button
                onClick={() => {
                  chooseImport('files');
                }}
              >
                {t('home.importButton')}
              </Button>
            }
          />
          <DataSources sources={quality.sources} />
        </>
      )}
    </>
  );
}
