import { NativeSelect, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DateOrder, TableMapping, TableToDescribe, TableUnit } from '#contract';
import { changeHeader, countColumns, letterOf } from './mapping-draft.ts';
import styles from './MappingEditor.module.css';

type Sheet = TableToDescribe['sheets'][number];

interface Props {
  readonly table: TableToDescribe;
  readonly sheet: Sheet;
  readonly mapping: TableMapping;
  readonly onChange: (mapping: TableMapping) => void;
}

const steps = [5, 10, 15, 30, 60] as const;
const NONE = '';

/** Choices of a column: its letter and its heading. */
export function listColumns(sheet: Sheet, mapping: TableMapping): { value: string; label: string }[] {
  return Array.from({ length: countColumns(sheet, mapping) }, (_, column) => {
    const heading = mapping.header[column] ?? '';
    return { value: String(column), label: heading === '' ? letterOf(column) : `${letterOf(column)} · ${heading}` };
  });
}

/** Sheet, header, time and unit of the table. */
export function MappingFields({ table, sheet, mapping, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  const columns = listColumns(sheet, mapping);
  const none = { value: NONE, label: t('mapping.none') };
  const set = (change: Partial<TableMapping>): void => {
    onChange({ ...mapping, ...change });
  };
  return (
    <fieldset className={styles.fields}>
      <legend>{t('mapping.timeTitle')}</legend>
      {table.sheets.length > 1 && (
        <NativeSelect
          label={t('mapping.sheet')}
          value={sheet.name}
          data={table.sheets.map(({ name }) => name)}
          onChange={(event) => {
            const found = table.sheets.find(({ name }) => name === event.currentTarget.value);
            if (found) onChange(found.guess);
          }}
        />
      )}
      <NativeSelect
        label={t('mapping.headerLine')}
        value={mapping.headerLine === null ? NONE : String(mapping.headerLine)}
        data={[none, ...sheet.rows.map(({ line }) => ({ value: String(line), label: t('import.line', { line }) }))]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onChange(changeHeader(mapping, sheet, value === NONE ? null : Number(value)));
        }}
      />
      <NativeSelect
        label={t('mapping.stampColumn')}
        value={String(mapping.stampColumn)}
        data={columns}
        onChange={(event) => {
          set({ stampColumn: Number(event.currentTarget.value) });
        }}
      />
      <NativeSelect
        label={t('mapping.hourColumn')}
        value={mapping.hourColumn === null ? NONE : String(mapping.hourColumn)}
        data={[{ value: NONE, label: t('mapping.sameColumn') }, ...columns]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          set({ hourColumn: value === NONE ? null : Number(value) });
        }}
      />
      <NativeSelect
        label={t('mapping.dateOrder')}
        value={mapping.dateOrder}
        data={(['day-month-year', 'month-day-year', 'year-month-day'] as const).map((value) => ({
          value,
          label: t(`mapping.order.${value}`),
        }))}
        onChange={(event) => {
          set({ dateOrder: event.currentTarget.value as DateOrder });
        }}
      />
      <NativeSelect
        label={t('mapping.stampMarks')}
        value={mapping.stampMarks}
        data={(['start', 'end'] as const).map((value) => ({ value, label: t(`mapping.marks.${value}`) }))}
        onChange={(event) => {
          set({ stampMarks: event.currentTarget.value === 'end' ? 'end' : 'start' });
        }}
      />
      <NativeSelect
        label={t('mapping.zone')}
        value={mapping.zone}
        data={(['local', 'utc'] as const).map((value) => ({ value, label: t(`mapping.zones.${value}`) }))}
        onChange={(event) => {
          set({ zone: event.currentTarget.value === 'utc' ? 'utc' : 'local' });
        }}
      />
      <NativeSelect
        label={t('mapping.step')}
        value={mapping.stepMinutes === null ? NONE : String(mapping.stepMinutes)}
        data={[
          { value: NONE, label: t('mapping.stepFound') },
          ...steps.map((step) => ({ value: String(step), label: t('mapping.minutes', { count: step }) })),
        ]}
        onChange={(event) => {
          const found = steps.find((step) => String(step) === event.currentTarget.value);
          set({ stepMinutes: found ?? null });
        }}
      />
      <NativeSelect
        label={t('mapping.unit')}
        value={mapping.unit}
        data={(['W', 'kW', 'Wh', 'kWh'] as const).map((value) => ({ value, label: t(`mapping.units.${value}`) }))}
        onChange={(event) => {
          set({ unit: event.currentTarget.value as TableUnit });
        }}
      />
      <NativeSelect
        label={t('mapping.decimalSign')}
        value={mapping.decimalSign}
        data={[
          { value: ',', label: t('mapping.comma') },
          { value: '.', label: t('mapping.point') },
        ]}
        onChange={(event) => {
          set({ decimalSign: event.currentTarget.value === '.' ? '.' : ',' });
        }}
      />
      <MissingTexts
        texts={mapping.missingTexts}
        onChange={(missingTexts) => {
          set({ missingTexts });
        }}
      />
    </fieldset>
  );
}

interface MissingProps {
  readonly texts: readonly string[];
  readonly onChange: (texts: readonly string[]) => void;
}

function MissingTexts({ texts, onChange }: MissingProps): ReactElement {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(texts.join(' ; '));
  return (
    <TextInput
      label={t('mapping.missing')}
      description={t('mapping.missingHint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        const words = event.currentTarget.value.split(';').map((word) => word.trim());
        onChange(words.filter((word) => word !== '').slice(0, 20));
      }}
    />
  );
}
