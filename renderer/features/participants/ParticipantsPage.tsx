import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantsPage as Contents } from '#contract';
import { useEngineQuery } from '../../api/engine.ts';
import { useNavigation } from '../../app/navigation.ts';
import { PageHeader } from '../../app/PageHeader.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Loading } from '../../components/Loading.tsx';
import { foldText } from '../../i18n/fold-text.ts';
import type { Edited } from './edited.ts';
import { ParticipantDrawer } from './ParticipantDrawer.tsx';
import styles from './ParticipantsPage.module.css';
import { ParticipantsTable } from './ParticipantsTable.tsx';
import { PlantDrawer } from './PlantDrawer.tsx';
import { Plants } from './Plants.tsx';
import { UnownedMeters } from './UnownedMeters.tsx';

export function ParticipantsPage(): ReactElement {
  const { t } = useTranslation();
  const { request } = useNavigation();
  const page = useEngineQuery('participants.list', {});
  const [edited, setEdited] = useState<Edited | null>(
    request.newMeterId === undefined && request.participant === undefined
      ? null
      : { kind: 'participant', participant: request.participant ?? null, meterId: request.newMeterId ?? null },
  );
  const add = (
    <Button
      leftSection={<IconPlus size={18} aria-hidden />}
      onClick={() => {
        setEdited({ kind: 'participant', participant: null, meterId: null });
      }}
    >
      {t('participants.add')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('participants.title')} action={add} />
      <ErrorNotice error={page.error} onRetry={() => void page.refetch()} />
      {page.isPending && <Loading />}
      {page.data && <Lists contents={page.data} onEdit={setEdited} />}
      {page.data && edited?.kind === 'participant' && (
        <ParticipantDrawer
          participant={edited.participant}
          firstMeterId={edited.meterId}
          unownedMeters={page.data.unownedMeters}
          onClose={() => {
            setEdited(null);
          }}
        />
      )}
      {page.data && edited?.kind === 'plant' && (
        <PlantDrawer
          plant={edited.plant}
          firstMeterId={edited.meterId}
          unownedMeters={page.data.unownedMeters}
          onClose={() => {
            setEdited(null);
          }}
        />
      )}
    </>
  );
}

interface ListsProps {
  readonly contents: Contents;
  readonly onEdit: (edited: Edited) => void;
}

function Lists({ contents: { participants, plants, unownedMeters }, onEdit }: ListsProps): ReactElement {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const wanted = foldText(search.trim());
  const found = participants.filter(
    ({ details, meters }) =>
      foldText(details.name).includes(wanted) ||
      meters.some(({ meterId }) => meterId.includes(wanted.replace(/\s/g, '') || wanted)),
  );
  return (
    <div className={styles.lists}>
      {unownedMeters.length > 0 && <UnownedMeters meters={unownedMeters} onEdit={onEdit} />}
      <section className={styles.section}>
        {participants.length === 0 ? (
          <EmptyState drawing="people" title={t('participants.emptyTitle')} text={t('participants.emptyText')} />
        ) : (
          <TextInput
            className={styles.search}
            leftSection={<IconSearch size={18} aria-hidden />}
            aria-label={t('participants.search')}
            placeholder={t('participants.search')}
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
            }}
          />
        )}
        {participants.length > 0 && found.length === 0 && (
          <p className="soft">{t('participants.nothingFound', { search })}</p>
        )}
        {found.length > 0 && (
          <ParticipantsTable
            participants={found}
            onEdit={(participant) => {
              onEdit({ kind: 'participant', participant, meterId: null });
            }}
          />
        )}
      </section>
      <Plants
        plants={plants}
        onEdit={(plant) => {
          onEdit({ kind: 'plant', plant, meterId: null });
        }}
      />
    </div>
  );
}
