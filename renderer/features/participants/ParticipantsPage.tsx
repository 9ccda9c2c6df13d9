import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportedRows, ParticipantsPage as Contents, ReadTable } from '#contract';
import { useEngineQuery } from '../../api/engine.ts';
import { useEngineWork } from '../../api/use-work.ts';
import { useNavigation, type PageRequest } from '../../app/navigation.ts';
import { PageHeader } from '../../app/PageHeader.tsx';
import { describePeriod } from '../../app/period.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { JobBar } from '../../components/JobBar.tsx';
import { Loading } from '../../components/Loading.tsx';
import { WorkNotice } from '../../components/WorkNotice.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import type { Edited } from './edited.ts';
import { ImportTable } from './ImportTable.tsx';
import { MappingDialog } from './MappingDialog.tsx';
import { ParticipantDrawer } from './ParticipantDrawer.tsx';
import { ParticipantList } from './ParticipantList.tsx';
import styles from './ParticipantsPage.module.css';
import { PlantDrawer } from './PlantDrawer.tsx';
import { Plants } from './Plants.tsx';
import { TableButton } from './TableButton.tsx';
import { UnownedMeters } from './UnownedMeters.tsx';
import { useTableChoice, type TableChoice } from './use-table-choice.ts';

export function ParticipantsPage(): ReactElement {
  const { t } = useTranslation();
  const { request } = useNavigation();
  const page = useEngineQuery('participants.list', {});
  const [edited, setEdited] = useState(() => startEdited(request));
  const close = (): void => {
    setEdited(null);
  };
  const [chosen, setChosen] = useState<ReadTable | null>(null);
  const table = useTableChoice(setChosen);
  const [imported, setImported] = useState<ImportedRows['rows'] | null>(null);
  const importButton = <TableButton table={table} />;
  const addButton = (
    <Button
      leftSection={<IconPlus size={18} aria-hidden />}
      onClick={() => {
        setEdited({ kind: 'participant', meterId: null });
      }}
    >
      {t('participants.add')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('participants.title')}
        periods={['month', 'quarter', 'year', 'free']}
        action={
          // an empty page has them in its midst
          page.data && page.data.participants.length > 0 ? (
            <>
              {importButton}
              {addButton}
            </>
          ) : undefined
        }
      />
      <ErrorNotice error={page.error} onRetry={() => void page.refetch()} />
      {page.isPending && <Loading />}
      {page.data && (
        <Lists
          contents={page.data}
          table={table}
          firstSteps={
            <>
              {addButton}
              {importButton}
            </>
          }
          onEdit={setEdited}
        />
      )}
      {chosen && (
        <MappingDialog
          table={chosen}
          onClose={() => {
            setChosen(null);
          }}
          onTake={(rows) => {
            setChosen(null);
            setImported(rows);
          }}
        />
      )}
      {imported && (
        <ImportTable
          rows={imported}
          onClose={() => {
            setImported(null);
          }}
        />
      )}
      {page.data && edited?.kind === 'participant' && (
        <ParticipantDrawer firstMeterId={edited.meterId} unownedMeters={page.data.unownedMeters} onClose={close} />
      )}
      {page.data && edited?.kind === 'plant' && (
        <PlantDrawer
          plant={edited.plant}
          firstMeterId={edited.meterId}
          unownedMeters={page.data.unownedMeters}
          onClose={close}
        />
      )}
    </>
  );
}

function startEdited({ member, newMeterId, newPlant }: PageRequest): Edited | null {
  if (newPlant) return { kind: 'plant', plant: null, meterId: newPlant.meterId };
  if (newMeterId !== undefined || member === 'new') return { kind: 'participant', meterId: newMeterId ?? null };
  return null;
}

interface ListsProps {
  readonly contents: Contents;
  readonly table: TableChoice;
  /** What is offered while there is nobody. */
  readonly firstSteps: ReactElement;
  readonly onEdit: (edited: Edited) => void;
}

function Lists({ contents, table, firstSteps, onEdit }: ListsProps): ReactElement {
  const { t } = useTranslation();
  const { period } = useNavigation();
  const format = useFormat();
  const work = useEngineWork('energy.getPeriod', { period });
  const energy = work.query;
  const { participants, plants, unownedMeters } = contents;
  return (
    <div className={styles.lists}>
      <JobBar isLate job={table.reading} title={t('columns.reading')} />
      <ErrorNotice error={table.error} />
      {unownedMeters.length > 0 && <UnownedMeters meters={unownedMeters} onEdit={onEdit} />}
      <WorkNotice work={work} title={t('participants.computing', { period: describePeriod(period, t, format) })} />
      {participants.length === 0 ? (
        <EmptyState
          drawing="people"
          title={t('participants.emptyTitle')}
          text={t('participants.emptyText')}
          action={firstSteps}
        />
      ) : (
        <ParticipantList contents={contents} energy={energy.data ?? null} />
      )}
      <Plants
        plants={plants}
        energies={energy.data?.plants ?? []}
        onEdit={(plant) => {
          onEdit({ kind: 'plant', plant, meterId: null });
        }}
      />
    </div>
  );
}
