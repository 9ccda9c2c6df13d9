import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftKey, OperationDraft } from '#contract';
import type { Undoable } from './use-draft-undo.ts';
import type { GridRow } from '../../components/TypingGrid.tsx';
import { fillRows, typeCell } from './draft-rows.ts';
import type { ChangeDraft } from './use-draft.ts';

/** Where a draft keeps the rows of a grid. */
export interface RowsPlace<Field extends string> {
  readonly emptyRow: Readonly<Record<Field, string>>;
  /** The key names these rows. */
  readonly hasKey: boolean;
  readonly get: (draft: OperationDraft) => readonly GridRow<Field>[];
  readonly set: (draft: OperationDraft, rows: readonly GridRow<Field>[]) => OperationDraft;
}

export interface DraftRows<Field extends string> {
  readonly type: (id: number, field: Field, text: string) => void;
  readonly remove: (id: number) => void;
  /** Lays a block over the rows from one of them on. */
  readonly fill: (id: number, block: readonly Partial<Record<Field, string>>[]) => void;
}

/** What a row had of the key goes with it: a later row may be given its id. */
function leaveKey(key: DraftKey, id: number): DraftKey {
  return {
    ...key,
    shares: Object.fromEntries(Object.entries(key.shares).filter(([row]) => row !== String(id))),
    groups: key.groups.map((group) => group.filter((row) => row !== String(id))),
  };
}

/** The changes of a grid of the draft. They stay the same functions, so that only changed rows are drawn again. */
export function useDraftRows<Field extends string>(
  place: RowsPlace<Field>,
  draft: OperationDraft,
  change: ChangeDraft,
  onDone: (done: Undoable) => void,
): DraftRows<Field> {
  const { t } = useTranslation();
  const latest = useRef({ draft, onDone });
  useEffect(() => {
    latest.current = { draft, onDone };
  });
  const offerUndo = useCallback(
    (text: string) => {
      const before = latest.current.draft;
      latest.current.onDone({
        text,
        undo: () => {
          change((now) => ({ ...place.set(now, place.get(before)), key: before.key }));
          return Promise.resolve();
        },
      });
    },
    [change, place],
  );
  const type = useCallback(
    (id: number, field: Field, text: string) => {
      change((now) => place.set(now, typeCell(place.get(now), place.emptyRow, id, field, text)));
    },
    [change, place],
  );
  const remove = useCallback(
    (id: number) => {
      offerUndo(t('grid.removed'));
      change((now) => {
        const rows = place.get(now).filter((row) => row.id !== id);
        return { ...place.set(now, rows), key: place.hasKey ? leaveKey(now.key, id) : now.key };
      });
    },
    [change, place, offerUndo, t],
  );
  const fill = useCallback(
    (id: number, block: readonly Partial<Record<Field, string>>[]) => {
      offerUndo(t('grid.filled', { count: block.length }));
      change((now) => place.set(now, fillRows(place.get(now), place.emptyRow, id, block)));
    },
    [change, place, offerUndo, t],
  );
  return { type, remove, fill };
}
