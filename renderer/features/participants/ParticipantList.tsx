import { NativeSelect, TextInput } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useRef, useState, type CSSProperties, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnergyPeriod, ParticipantsPage } from '#contract';
import { useEngineQuery } from '../../api/engine.ts';
import { useOperation } from '../../app/app-state.ts';
import { useNavigation } from '../../app/navigation.ts';
import { describePeriod, findDays } from '../../app/period.ts';
import { useTyping } from '../../app/typing.ts';
import { sortRows, useSorting } from '../../components/sorting.ts';
import { toLastLocalDay } from '../../i18n/local-day.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { BulkBar } from './BulkBar.tsx';
import { ParticipantPanel } from './ParticipantPanel.tsx';
import {
  findRows,
  getSortValue,
  makeParticipantRows,
  type ParticipantRow,
  type RowColumn,
  type RowFilter,
} from './participant-rows.ts';
import styles from './ParticipantsPage.module.css';
import { ParticipantsTable, rowButtonId } from './ParticipantsTable.tsx';
import type { ParticipantDraft } from './use-participant-form.ts';

interface Props {
  readonly contents: ParticipantsPage;
  /** Null while it is being computed. */
  readonly energy: EnergyPeriod | null;
}

const filters: readonly RowFilter[] = ['all', 'incomplete', 'individual', 'business', 'public', 'association'];

/** The participants of a period: searched, sorted, selected, and opened one by one in a panel. */
export function ParticipantList({ contents, energy }: Props): ReactElement {
  const { t } = useTranslation();
  const { request } = useNavigation();
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<RowFilter>('all');
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const [openId, setOpenId] = useState<number | null>(typeof request.member === 'number' ? request.member : null);
  const [drafts] = useState(() => new Map<number, ParticipantDraft>());
  const [hasDrafts, setHasDrafts] = useState(false);
  useTyping(hasDrafts);
  const sorting = useSorting<RowColumn>('name');
  const rows = useRows(contents, energy);
  const { language } = useFormat();
  const found = findRows(rows, search, filter);
  const sorted = sortRows(
    found,
    (row) => getSortValue(row, sorting.column, (kind) => t(`words.party.${kind}`)),
    sorting.isDescending,
    language,
  );
  const chosen = rows.filter(({ participant }) => selected.has(participant.memberId));
  const open = rows.find(({ participant }) => participant.memberId === openId);
  const select = useCallback((memberIds: readonly number[], isSelected: boolean): void => {
    setSelected((now) => {
      const next = new Set(now);
      for (const id of memberIds)
        if (isSelected) next.add(id);
        else next.delete(id);
      return next;
    });
  }, []);
  const { ref: bulkBar, height: bulkHeight } = useElementSize();
  useFocusReturn(openId);
  const turn = (by: number): void => {
    const index = sorted.findIndex(({ participant }) => participant.memberId === openId);
    const next = sorted[Math.min(Math.max(index + by, 0), sorted.length - 1)];
    if (next) setOpenId(next.participant.memberId);
  };
  return (
    <section
      className={styles.section}
      aria-label={t('participants.title')}
      style={{ '--bulk-height': chosen.length > 0 ? `${bulkHeight}px` : '0px' } as CSSProperties}
    >
      <div className={styles.tools}>
        <TextInput
          className={styles.search}
          type="search"
          leftSection={<IconSearch size={18} aria-hidden />}
          aria-label={t('participants.search')}
          placeholder={t('participants.search')}
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
          }}
        />
        <NativeSelect
          aria-label={t('participants.filter')}
          value={filter}
          data={filters.map((value) => ({ value, label: nameFilter(value) }))}
          onChange={(event) => {
            setFilter(filters.find((value) => value === event.currentTarget.value) ?? 'all');
          }}
        />
        <p className={`soft small ${styles.count ?? ''}`} role="status">
          {t('participants.found', { found: found.length, count: rows.length })}
        </p>
      </div>
      <DataUntil isPending={energy === null} />
      {chosen.length > 0 && (
        <BulkBar
          ref={bulkBar}
          rows={chosen}
          onClear={() => {
            setSelected(new Set());
          }}
        />
      )}
      {found.length === 0 ? (
        <p className="soft">
          {search.trim() === '' ? t('participants.noneOfKind') : t('participants.nothingFound', { search })}
        </p>
      ) : (
        <ParticipantsTable
          rows={sorted}
          sorting={sorting}
          openId={openId}
          selected={selected}
          onOpen={setOpenId}
          onSelect={select}
        />
      )}
      {open && (
        <ParticipantPanel
          key={open.participant.memberId}
          row={open}
          unownedMeters={contents.unownedMeters}
          drafts={drafts}
          onDraft={(memberId, draft) => {
            if (draft) drafts.set(memberId, draft);
            else drafts.delete(memberId);
            setHasDrafts(drafts.size > 0);
          }}
          onTurn={turn}
          onClose={() => {
            setOpenId(null);
          }}
        />
      )}
    </section>
  );

  function nameFilter(value: RowFilter): string {
    const count = findRows(rows, '', value).length;
    if (value === 'all') return t('participants.filterAll');
    return value === 'incomplete' ? t('participants.filterIncomplete', { count }) : t(`words.party.${value}`);
  }
}

function useRows(contents: ParticipantsPage, energy: EnergyPeriod | null): ParticipantRow[] {
  const { period } = useNavigation();
  const keys = useEngineQuery('keys.list', {}).data;
  const billed = useEngineQuery('participants.listBilled', { period }).data;
  return useMemo(() => {
    return makeParticipantRows({
      participants: contents.participants,
      energy,
      keys: keys?.keys ?? [],
      billed: billed ?? [],
      ...findDays(period),
    });
  }, [contents, energy, keys, billed, period]);
}

/** When the panel closes, the focus goes to the row it showed last; while it is open, that row is in sight. */
function useFocusReturn(openId: number | null): void {
  const last = useRef<number | null>(null);
  useEffect(() => {
    const button = document.getElementById(rowButtonId(openId ?? last.current ?? -1));
    if (openId === null) button?.focus();
    else button?.scrollIntoView({ block: 'nearest' });
    last.current = openId;
  }, [openId]);
}

/** Which days the figures are of, and until when they are known. */
function DataUntil({ isPending }: { readonly isPending: boolean }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { period } = useNavigation();
  const { dataUntilUtc, timeZone } = useOperation();
  const name = describePeriod(period, t, format);
  if (isPending) return <p className="soft small">{t('participants.computing', { period: name })}</p>;
  const until = dataUntilUtc === null ? null : toLastLocalDay(dataUntilUtc, timeZone);
  return (
    <p className="soft small">
      {until === null
        ? t('participants.figuresNone', { period: name })
        : t('participants.figures', { period: name, date: format.day(until) })}
    </p>
  );
}
