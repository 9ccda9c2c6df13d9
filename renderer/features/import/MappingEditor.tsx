import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { textLimits, type MappingEntry, type TableMapping, type TableToDescribe } from '#contract';
import { useEngineChange, useEngineQuery } from '../../api/engine.ts';
import { useJob } from '../../api/use-job.ts';
import { useEngineWork } from '../../api/use-work.ts';
import { useTyping } from '../../app/typing.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Loading } from '../../components/Loading.tsx';
import { useTooLong } from '../../components/use-too-long.ts';
import { isOther } from '../../components/use-typed.ts';
import { WorkNotice } from '../../components/WorkNotice.tsx';
import { findGap, suggestName } from './mapping-draft.ts';
import styles from './MappingEditor.module.css';
import { MappingFields } from './MappingFields.tsx';
import { MappingResult } from './MappingResult.tsx';
import { TablePreview } from './TablePreview.tsx';
import { ValueFields } from './ValueFields.tsx';

/** How long a person may go on typing before the table is read again. */
const PAUSE_MS = 400;

export interface TableFile {
  readonly selectionId: string;
  readonly password: string | null;
  /** As the inspection told it. */
  readonly path: string;
  /** Name of the description by which it was read, to change it. */
  readonly mappingName: string | null;
}

interface Props {
  readonly file: TableFile;
  /** @param name of the description that holds for the file now; null where it was forgotten */
  readonly onDone: (name: string | null) => void;
  readonly onCancel: () => void;
}

/** Where a person says what the columns of a table mean, seeing at once what that gives. */
export function MappingEditor({ file, onDone, onCancel }: Props): ReactElement {
  const { selectionId, password, path } = file;
  const { t } = useTranslation();
  const opening = useEngineWork('mappings.openTable', { selectionId, password, path });
  const remembered = useEngineQuery('mappings.list', {});
  if (remembered.error) return <ErrorNotice error={remembered.error} />;
  const table = opening.query.data;
  if (!table) return <WorkNotice work={opening} title={t('columns.reading')} />;
  if (!remembered.data) return <Loading />;
  return <MappingForm file={file} table={table} remembered={remembered.data} onDone={onDone} onCancel={onCancel} />;
}

interface FormProps extends Props {
  readonly table: TableToDescribe;
  readonly remembered: readonly MappingEntry[];
}

function MappingForm({ file, table, remembered, onDone, onCancel }: FormProps): ReactElement | null {
  const { t } = useTranslation();
  const { selectionId, password, path } = file;
  const first = remembered.find(({ name }) => name === file.mappingName);
  const [entry, setEntry] = useState(first);
  const [name, setName] = useState(first?.name ?? suggestName(path));
  const [mapping, setMapping] = useState<TableMapping | undefined>(first?.mapping ?? table.sheets[0]?.guess);
  const [isChecked, setChecked] = useState(false);
  const [start] = useState({ name, mapping });
  const leave = useTyping(isOther({ name, mapping }, start));
  const trial = useJob('mappings.try', { refreshes: false });
  const tooLong = useTooLong();
  const save = useEngineChange('mappings.save');
  const remove = useEngineChange('mappings.remove');
  const sheet = table.sheets.find((one) => one.name === (mapping?.sheet ?? '')) ?? table.sheets[0];

  const { start: read, cancel } = trial;
  const isComplete = mapping !== undefined && findGap('x', mapping) === null;
  useTrial(isComplete ? mapping : null, (wanted) => {
    cancel();
    void read({ selectionId, password, path, mapping: wanted });
  });

  if (!mapping || !sheet) return null;
  const gap = findGap(name, mapping);
  const startFrom = (chosen: string): void => {
    const found = remembered.find(({ mappingId }) => String(mappingId) === chosen);
    setEntry(found);
    setMapping(found?.mapping ?? sheet.guess);
    if (found) setName(found.name);
  };
  const keep = (): void => {
    setChecked(true);
    if (gap !== null) return;
    const kept = name.trim();
    save.mutate(
      { mappingId: entry?.mappingId ?? null, name: kept, mapping },
      {
        onSuccess: () => {
          onDone(kept);
        },
      },
    );
  };
  return (
    <div className={styles.editor}>
      {remembered.length > 0 && (
        <NativeSelect
          className={styles.from}
          label={t('mapping.from')}
          value={entry ? String(entry.mappingId) : ''}
          data={[
            { value: '', label: t('mapping.fromGuess') },
            ...remembered.map((one) => ({ value: String(one.mappingId), label: one.name })),
          ]}
          onChange={(event) => {
            startFrom(event.currentTarget.value);
          }}
        />
      )}
      <TablePreview sheet={sheet} mapping={mapping} />
      <MappingFields table={table} sheet={sheet} mapping={mapping} onChange={setMapping} />
      <ValueFields sheet={sheet} mapping={mapping} isChecked={isChecked} onChange={setMapping} />
      <MappingResult job={trial} isComplete={isComplete} />
      <ErrorNotice error={save.error ?? remove.error} />
      <div className={styles.actions}>
        <TextInput
          className={styles.name}
          label={t('mapping.name')}
          value={name}
          error={tooLong(name, textLimits.mappingName) ?? (isChecked && gap === 'name' && t('mapping.nameMissing'))}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
        />
        {entry && (
          <Button
            variant="default"
            loading={remove.isPending}
            onClick={() => {
              remove.mutate(
                { mappingId: entry.mappingId },
                {
                  onSuccess: () => {
                    onDone(null);
                  },
                },
              );
            }}
          >
            {t('mapping.forget')}
          </Button>
        )}
        <Button
          variant="default"
          onClick={() => {
            leave(onCancel);
          }}
        >
          {t('app.cancel')}
        </Button>
        <Button loading={save.isPending} onClick={keep}>
          {t('mapping.keep')}
        </Button>
      </div>
    </div>
  );
}

/** Reads the table by a mapping once the person has paused. */
function useTrial(mapping: TableMapping | null, read: (mapping: TableMapping) => void): void {
  const wanted = mapping === null ? '' : JSON.stringify(mapping);
  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  useEffect(() => {
    if (wanted === '') return undefined;
    const timer = setTimeout(() => {
      latest.current(JSON.parse(wanted) as TableMapping);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [wanted]);
}
