import { Checkbox, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useId, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Direction, TableMapping, TableToDescribe } from '#contract';
import { useEngineQuery } from '../../api/engine.ts';
import { formatMeter } from '../../i18n/format-meter.ts';
import { changeColumn, changeLayout } from './mapping-draft.ts';
import styles from './MappingEditor.module.css';
import { listColumns } from './MappingFields.tsx';

interface Props {
  readonly sheet: TableToDescribe['sheets'][number];
  readonly mapping: TableMapping;
  readonly isChecked: boolean;
  readonly onChange: (mapping: TableMapping) => void;
}

/** Which columns hold values, and of which meters. */
export function ValueFields(props: Props): ReactElement {
  const { sheet, mapping, onChange } = props;
  const { t } = useTranslation();
  return (
    <fieldset className={styles.values}>
      <legend>{t('mapping.valuesTitle')}</legend>
      <Radio.Group
        label={t('mapping.layout')}
        value={mapping.values.kind}
        onChange={(kind) => {
          onChange(changeLayout(mapping, sheet, kind === 'long' ? 'long' : 'wide'));
        }}
      >
        <div className={styles.radios}>
          <Radio value="wide" label={t('mapping.wide')} />
          <Radio value="long" label={t('mapping.long')} />
        </div>
      </Radio.Group>
      {mapping.values.kind === 'wide' ? <WideFields {...props} /> : <LongFields {...props} />}
    </fieldset>
  );
}

function useDirections(): { value: Direction; label: string }[] {
  const { t } = useTranslation();
  return (['consumption', 'production'] as const).map((value) => ({ value, label: t(`words.direction.${value}`) }));
}

function toDirection(text: string): Direction {
  return text === 'production' ? 'production' : 'consumption';
}

function WideFields({ sheet, mapping, isChecked, onChange }: Props): ReactElement | null {
  const { t } = useTranslation();
  const directions = useDirections();
  const listId = useId();
  const known = useEngineQuery('participants.list', {});
  const { values } = mapping;
  if (values.kind !== 'wide') return null;
  const used = new Map(values.columns.map((one) => [one.column, one]));
  const meters = [
    ...(known.data?.participants ?? []).flatMap(({ meters: held, details }) =>
      held.map(({ meterId }) => ({ meterId, name: details.name })),
    ),
    ...(known.data?.plants ?? []).map(({ meterId, name }) => ({ meterId, name })),
  ];
  const free = listColumns(sheet, mapping).filter(
    ({ value }) => Number(value) !== mapping.stampColumn && Number(value) !== mapping.hourColumn,
  );
  return (
    <>
      <datalist id={listId}>
        {meters.map(({ meterId, name }) => (
          <option key={meterId} value={meterId}>
            {name}
          </option>
        ))}
      </datalist>
      <ul className={styles.columns} aria-label={t('mapping.valueColumns')}>
        {free.map(({ value, label }) => {
          const column = Number(value);
          const one = used.get(column);
          return (
            <li key={value}>
              <Checkbox
                label={label}
                checked={one !== undefined}
                onChange={(event) => {
                  onChange(changeColumn(mapping, column, event.currentTarget.checked ? {} : null));
                }}
              />
              {one && (
                <>
                  <TextInput
                    aria-label={t('mapping.meterOf', { column: label })}
                    placeholder={t('mapping.meterPlaceholder')}
                    inputMode="numeric"
                    list={listId}
                    value={formatMeter(one.meter)}
                    error={isChecked && !/^\d{14}$/.test(one.meter) && t('participants.meterError')}
                    onChange={(event) => {
                      onChange(changeColumn(mapping, column, { meter: event.currentTarget.value.replace(/\s/g, '') }));
                    }}
                  />
                  <NativeSelect
                    aria-label={t('mapping.directionOf', { column: label })}
                    value={one.direction}
                    data={directions}
                    onChange={(event) => {
                      onChange(changeColumn(mapping, column, { direction: toDirection(event.currentTarget.value) }));
                    }}
                  />
                </>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function LongFields({ sheet, mapping, onChange }: Props): ReactElement | null {
  const { t } = useTranslation();
  const directions = useDirections();
  const { values } = mapping;
  if (values.kind !== 'long') return null;
  const columns = listColumns(sheet, mapping);
  const set = (change: Partial<typeof values>): void => {
    onChange({ ...mapping, values: { ...values, ...change } });
  };
  const fixed = directions.map(({ value, label }) => ({ value, label: t('mapping.allRows', { direction: label }) }));
  return (
    <div className={styles.fields}>
      <NativeSelect
        label={t('mapping.meterColumn')}
        value={String(values.meterColumn)}
        data={columns}
        onChange={(event) => {
          set({ meterColumn: Number(event.currentTarget.value) });
        }}
      />
      <NativeSelect
        label={t('mapping.directionColumn')}
        value={values.directionColumn === null ? values.direction : String(values.directionColumn)}
        data={[...fixed, ...columns]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (/^\d+$/.test(value)) set({ directionColumn: Number(value) });
          else set({ directionColumn: null, direction: toDirection(value) });
        }}
      />
      <NativeSelect
        label={t('mapping.valueColumn')}
        value={String(values.valueColumn)}
        data={columns}
        onChange={(event) => {
          set({ valueColumn: Number(event.currentTarget.value) });
        }}
      />
    </div>
  );
}
