import { Button } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableChoice } from './use-table-choice.ts';

/** Asks for a table of participants; turns while it is read. */
export function TableButton({ table: { isBusy, choose } }: { readonly table: TableChoice }): ReactElement {
  const { t } = useTranslation();
  return (
    <Button variant="default" leftSection={<IconTableImport size={18} aria-hidden />} loading={isBusy} onClick={choose}>
      {t('columns.importTable')}
    </Button>
  );
}
