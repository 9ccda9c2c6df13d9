import { useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftPlant } from '#contract';
import { useEngineAction } from '../../api/engine.ts';
import { TypingGrid, type GridColumn } from '../../components/TypingGrid.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { emptyPlant, tidyDecimal, tidyMeter } from './draft-rows.ts';
import { DraftGridNotes } from './DraftGridNotes.tsx';
import { listWrongCells } from './draft-faults.ts';
import styles from './NewOperationPage.module.css';
import type { StepProps } from './step-props.ts';
import { useDraftRows, type RowsPlace } from './use-draft-rows.ts';

type PlantField = Exclude<keyof DraftPlant, 'id'>;
const nothingBefore = new Map<number, Partial<Record<PlantField, string>>>();
const place: RowsPlace<PlantField> = {
  emptyRow: emptyPlant,
  hasKey: false,
  get: (draft) => draft.plants,
  set: (draft, plants) => ({ ...draft, plants }),
};

export function PlantsStep(props: StepProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { draft, shown, change, onDone } = props;
  const columns = useMemo<readonly GridColumn<PlantField>[]>(
    () => [
      { field: 'name', label: t('participants.plantName'), width: 45 },
      { field: 'meter', label: t('words.meter'), width: 30, inputMode: 'numeric', tidy: tidyMeter },
      {
        field: 'power',
        label: `${t('participants.peakPower')} (${t('participants.peakPowerUnit')})`,
        width: 25,
        inputMode: 'decimal',
        tidy: (text) => tidyDecimal(text, 3, format),
      },
    ],
    [t, format],
  );
  const rows = useDraftRows(place, draft, change, onDone);
  const read = useEngineAction('participants.readPasted');
  return (
    <div className={styles.rows}>
      <p className="soft">{t('draft.plantsLead')}</p>
      <TypingGrid
        name="plants"
        label={t('participants.plants')}
        columns={columns}
        rows={draft.plants}
        emptyRow={emptyPlant}
        wrong={listWrongCells(shown, 'plants')}
        placeholders={nothingBefore}
        onType={rows.type}
        onRemove={rows.remove}
        onPasteBlock={(text, id, field) => {
          const from = columns.findIndex((column) => column.field === field);
          read.mutate(
            { text },
            {
              onSuccess: (table) => {
                rows.fill(id, toPlantCells(table.rows, columns.slice(from)));
              },
            },
          );
        }}
      />
      <DraftGridNotes {...props} step="plants" error={read.error} />
    </div>
  );
}

function toPlantCells(
  rows: readonly (readonly string[])[],
  columns: readonly GridColumn<PlantField>[],
): Partial<Record<PlantField, string>>[] {
  return rows.map((row) =>
    Object.fromEntries(
      columns.flatMap(({ field, tidy }, index) => {
        const cell = row[index];
        return cell === undefined ? [] : [[field, tidy?.(cell) ?? cell]];
      }),
    ),
  );
}
