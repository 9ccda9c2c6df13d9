import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import styles from './SortableHead.module.css';
import type { SortingState } from './sorting.ts';
import table from './table.module.css';

interface Props<Column extends string> {
  readonly column: Column;
  readonly name: string;
  readonly sorting: SortingState<Column>;
  /** Written under the name. */
  readonly unit?: string;
  readonly hint?: string;
  readonly isNumber?: boolean;
}

/** Head of a column that the list can be sorted by. */
export function SortableHead<Column extends string>({
  column,
  name,
  sorting,
  unit,
  hint,
  isNumber = false,
}: Props<Column>): ReactElement {
  const isCurrent = sorting.column === column;
  const SortIcon = isCurrent ? (sorting.isDescending ? IconArrowDown : IconArrowUp) : IconArrowsSort;
  return (
    <th
      scope="col"
      className={isNumber ? table.number : undefined}
      title={hint}
      aria-sort={isCurrent ? (sorting.isDescending ? 'descending' : 'ascending') : 'none'}
    >
      <UnstyledButton
        className={styles.button}
        data-current={isCurrent}
        onClick={() => {
          sorting.choose(column);
        }}
      >
        {name}
        <SortIcon size={14} aria-hidden />
      </UnstyledButton>
      {unit !== undefined && <div className={table.under}>{unit}</div>}
    </th>
  );
}
