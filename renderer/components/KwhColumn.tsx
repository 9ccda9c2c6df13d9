import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import table from './table.module.css';

/** Head of a column of figures, with their unit under its name. */
export function KwhColumn({ name, hint }: { readonly name: string; readonly hint?: string }): ReactElement {
  const { t } = useTranslation();
  return (
    <th scope="col" className={table.number} title={hint}>
      {name}
      <div className={table.under}>{t('words.kwh')}</div>
    </th>
  );
}
