import { Button, Modal } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportedRows, ReadTable } from '#contract';
import { useEngineAction } from '../../api/engine.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ImportTable } from './ImportTable.tsx';
import { MappingDialog } from './MappingDialog.tsx';

/** A table of participants, from the choice of its file to the import. */
export function ImportParticipants(): ReactElement {
  const { t } = useTranslation();
  const choose = useEngineAction('participants.chooseTable');
  const [table, setTable] = useState<ReadTable | null>(null);
  const [rows, setRows] = useState<ImportedRows['rows'] | null>(null);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconTableImport size={18} aria-hidden />}
        loading={choose.isPending}
        onClick={() => {
          choose.mutate({}, { onSuccess: setTable });
        }}
      >
        {t('mapping.importTable')}
      </Button>
      {choose.error && (
        <Modal
          opened
          onClose={choose.reset}
          title={t('mapping.importTable')}
          closeButtonProps={{ 'aria-label': t('app.close') }}
        >
          <ErrorNotice error={choose.error} />
        </Modal>
      )}
      {table && (
        <MappingDialog
          table={table}
          onClose={() => {
            setTable(null);
          }}
          onTake={(taken) => {
            setTable(null);
            setRows(taken);
          }}
        />
      )}
      {rows && (
        <ImportTable
          rows={rows}
          onClose={() => {
            setRows(null);
          }}
        />
      )}
    </>
  );
}
