import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import table from '../../components/table.module.css';
import type { DocumentOrder, SortColumn } from './document-list.ts';
import styles from './DocumentsPage.module.css';

interface Props {
  readonly column: SortColumn;
  readonly order: DocumentOrder;
  readonly onOrder: (order: DocumentOrder) => void;
  readonly isNumber: boolean;
}

/** Head of a column that sorts by it; a second press turns the order round. */
export function SortButton({ column, order, onOrder, isNumber }: Props): ReactElement {
  const { t } = useTranslation();
  const isSorted = order.column === column;
  const SortIcon = order.isDescending ? IconArrowDown : IconArrowUp;
  return (
    <th
      scope="col"
      className={isNumber ? table.number : undefined}
      aria-sort={isSorted ? (order.isDescending ? 'descending' : 'ascending') : undefined}
    >
      <Tooltip label={t('documents.sort')} openDelay={600}>
        <UnstyledButton
          className={styles.sort}
          onClick={() => {
            onOrder({ column, isDescending: isSorted ? !order.isDescending : isNumber });
          }}
        >
          {t(`documents.column.${column}`)}
          {isSorted && <SortIcon size={14} aria-hidden />}
        </UnstyledButton>
      </Tooltip>
    </th>
  );
}
