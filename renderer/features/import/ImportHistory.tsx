import { Button, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Fragment, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportHistoryEntry } from '#contract';
import { useJob } from '../../api/use-job.ts';
import { useOperation } from '../../app/app-state.ts';
import { Breakable } from '../../components/Breakable.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { JobBar } from '../../components/JobBar.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import table from '../../components/table.module.css';
import { NO_VALUE } from '../../i18n/format.ts';
import { toLastLocalDay, toLocalDay } from '../../i18n/local-day.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { ImportDetailsView } from './ImportDetailsView.tsx';
import styles from './ImportSheet.module.css';

export function ImportHistory({ entries }: { readonly entries: readonly ImportHistoryEntry[] }): ReactElement {
  const { t } = useTranslation();
  const [undone, setUndone] = useState<ImportHistoryEntry | null>(null);
  const undo = useJob('import.undo');
  return (
    <>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('import.importedAt')}</th>
              <th scope="col">{t('import.file')}</th>
              <th scope="col">{t('import.covers')}</th>
              <th scope="col" className={table.number}>
                {t('import.meters')}
              </th>
              <th scope="col" className={table.number}>
                {t('import.added')}
              </th>
              <th scope="col" className={table.number}>
                {t('import.changed')}
              </th>
              <th scope="col">{t('import.state')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <HistoryRow key={entry.importId} entry={entry} onUndo={setUndone} />
            ))}
          </tbody>
        </table>
      </div>
      {undone && (
        <ConfirmDialog
          title={t('import.undoTitle')}
          text={t('import.undoText')}
          confirm={t('import.undo')}
          cancel={t('import.keep')}
          isPending={undo.isRunning}
          error={undo.error}
          onConfirm={() => {
            void undo.start({ importId: undone.importId }).then((output) => {
              if (output !== undefined) setUndone(null);
            });
          }}
          onClose={() => {
            undo.cancel();
            undo.reset();
            setUndone(null);
          }}
        >
          <JobBar isLate job={undo} title={t('settings.backingUp')} />
        </ConfirmDialog>
      )}
    </>
  );
}

interface RowProps {
  readonly entry: ImportHistoryEntry;
  readonly onUndo: (entry: ImportHistoryEntry) => void;
}

function HistoryRow({ entry, onUndo }: RowProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { timeZone } = useOperation();
  const [isOpen, setOpen] = useState(false);
  const { fileNames, fileCount, fromUtc, toUtc, undoneAtUtc, importedAtUtc } = entry;
  const importedAt = format.instant(importedAtUtc, timeZone);
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <Fragment>
      <tr className={undoneAtUtc === null ? undefined : styles.undone}>
        <th scope="row" className="nowrap">
          <UnstyledButton
            className="nowrap"
            aria-expanded={isOpen}
            aria-label={t('import.detailsOf', { date: importedAt })}
            onClick={() => {
              setOpen(!isOpen);
            }}
          >
            <Chevron size={14} aria-hidden /> {importedAt}
          </UnstyledButton>
        </th>
        <td title={fileNames.join('\n')}>
          {fileCount === 1 ? (
            <Breakable text={fileNames[0] ?? ''} after="_" />
          ) : (
            t('import.files', { count: fileCount })
          )}
        </td>
        <td className="nowrap">
          {fromUtc === null || toUtc === null
            ? NO_VALUE
            : format.range(toLocalDay(fromUtc, timeZone), toLastLocalDay(toUtc, timeZone))}
        </td>
        <td className={table.number}>{format.integer(entry.meterCount)}</td>
        <td className={table.number}>{format.integer(entry.addedSlots)}</td>
        <td className={table.number}>{format.integer(entry.changedSlots)}</td>
        <td>
          {undoneAtUtc !== null && (
            <StateMark
              kind="info"
              label={t('import.undone', { date: format.day(toLocalDay(undoneAtUtc, timeZone)) })}
            />
          )}
          {undoneAtUtc === null && !entry.canUndo && <StateMark kind="locked" label={t('import.undoLocked')} />}
          {undoneAtUtc === null && entry.canUndo && (
            <Button
              variant="default"
              aria-label={t('import.undoFor', { date: importedAt })}
              onClick={() => {
                onUndo(entry);
              }}
            >
              {t('import.undo')}
            </Button>
          )}
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={7}>
            <ImportDetailsView importId={entry.importId} />
          </td>
        </tr>
      )}
    </Fragment>
  );
}
