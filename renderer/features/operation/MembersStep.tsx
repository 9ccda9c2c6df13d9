import type { TFunction } from 'i18next';
import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberField, OperationDraft, ReadTable } from '#contract';
import { useEngineAction } from '../../api/engine.ts';
import { JobBar } from '../../components/JobBar.tsx';
import { nextRowId, TypingGrid, type GridColumn } from '../../components/TypingGrid.tsx';
import type { Format } from '../../i18n/format.ts';
import { parseTypedDay } from '../../i18n/typed-day.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { MappingDialog } from '../participants/MappingDialog.tsx';
import { TableButton } from '../participants/TableButton.tsx';
import { useTableChoice } from '../participants/use-table-choice.ts';
import { DraftGridNotes } from './DraftGridNotes.tsx';
import { listWrongCells } from './draft-faults.ts';
import { emptyMember, tidyMeter, toTypedCells, type MemberCells } from './draft-rows.ts';
import styles from './NewOperationPage.module.css';
import type { StepProps } from './step-props.ts';
import { useDraftRows, type RowsPlace } from './use-draft-rows.ts';

const partyKinds = ['individual', 'business', 'public', 'association'] as const;
/** Percent of the grid's width; what an operation is made of comes first. */
const widths: Readonly<Record<MemberField, number>> = {
  reference: 7,
  name: 17,
  kind: 11,
  email: 16,
  meter: 16,
  address: 13,
  postcode: 9.5,
  city: 9.5,
  startsOn: 10,
};
const fields = Object.keys(widths) as MemberField[];

const place: RowsPlace<MemberField> = {
  emptyRow: emptyMember,
  hasKey: true,
  get: (draft) => draft.members,
  set: (draft, members) => ({ ...draft, members }),
};

/** The participants and their meters, typed, pasted or taken from a table. */
export function MembersStep(props: StepProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { draft, shown, change, onDone } = props;
  const [mapped, setMapped] = useState<ReadTable | null>(null);
  const rows = useDraftRows(place, draft, change, onDone);
  const table = useTableChoice(setMapped);
  const readPasted = useEngineAction('participants.readPasted');
  const readRows = useEngineAction('participants.readRows');
  // references come with a table; nobody types them
  const hasReferences = draft.members.some(({ reference }) => reference !== '');
  const columns = useMemo(
    () => fields.filter((field) => field !== 'reference' || hasReferences).map((field) => makeColumn(field, t, format)),
    [t, format, hasReferences],
  );
  const fill = (id: number, cells: readonly MemberCells[]): void => {
    rows.fill(
      id,
      cells.map((row) => toTypedCells(row, format)),
    );
  };
  const paste = async (text: string, id: number, field: MemberField): Promise<void> => {
    const pasted = await readPasted.mutateAsync({ text });
    if (pasted.hasHead) {
      setMapped(pasted);
      return;
    }
    const shownFields = columns.map((column) => column.field);
    const block = await readRows.mutateAsync({
      rows: pasted.rows,
      columns: shownFields.slice(shownFields.indexOf(field)),
    });
    fill(id, block.rows);
  };
  return (
    <div className={styles.rows}>
      <div className={styles.lead}>
        <p className="soft">{t('draft.membersLead')}</p>
        <TableButton table={table} />
      </div>
      <JobBar isLate job={table.reading} title={t('columns.reading')} />
      <TypingGrid
        name="members"
        label={t('participants.title')}
        columns={columns}
        rows={draft.members}
        emptyRow={emptyMember}
        wrong={listWrongCells(shown, 'members')}
        placeholders={usePlaceholders(draft)}
        onType={rows.type}
        onRemove={rows.remove}
        onPasteBlock={(text, id, field) => {
          // an error is shown below the grid
          paste(text, id, field).catch(() => undefined);
        }}
      />
      <DraftGridNotes {...props} step="members" error={table.error ?? readPasted.error ?? readRows.error} />
      {mapped && (
        <MappingDialog
          table={mapped}
          onClose={() => {
            setMapped(null);
          }}
          onTake={(cells) => {
            setMapped(null);
            fill(nextRowId(draft.members), cells);
          }}
        />
      )}
    </div>
  );
}

function makeColumn(field: MemberField, t: TFunction, { typedDay }: Format): GridColumn<MemberField> {
  const column = { field, label: t(`draft.column.${field}`), width: widths[field] };
  const choices = partyKinds.map((value) => ({ value, label: t(`words.party.${value}`) }));
  return {
    ...column,
    ...(field === 'kind' && { choices }),
    ...(field === 'email' && { inputMode: 'email' }),
    ...(field === 'meter' && { inputMode: 'numeric', tidy: tidyMeter }),
    ...(field === 'startsOn' && { tidy: (text) => typedDay(parseTypedDay(text)) }),
  };
}

/** Rows without a name that hold a meter belong to the member above, and say so. */
function usePlaceholders({ members }: OperationDraft): ReadonlyMap<number, MemberCells> {
  const { t } = useTranslation();
  return useMemo(() => {
    const placeholders = new Map<number, MemberCells>();
    let above = '';
    for (const { id, reference, name, email, meter } of members) {
      if (name.trim() !== '') above = name;
      else if (above !== '' && meter.trim() !== '' && email.trim() === '' && reference.trim() === '')
        placeholders.set(id, { name: t('draft.sameMember', { name: above }) });
    }
    return placeholders;
  }, [members, t]);
}
