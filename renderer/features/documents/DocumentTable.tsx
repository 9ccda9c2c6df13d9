import { Checkbox, UnstyledButton } from '@mantine/core';
import { useRef, type KeyboardEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentEntry } from '#contract';
import table from '../../components/table.module.css';
import { useRowWindow } from '../../components/use-row-window.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { DocumentOrder, SortColumn } from './document-list.ts';
import { describeState } from './describe-state.ts';
import styles from './DocumentsPage.module.css';
import { SortButton } from './SortButton.tsx';

/** As the style sheet has them: rows are counted, not measured. */
const ROW_HEIGHT = 56;
const HEAD_HEIGHT = 44;

interface Props {
  readonly documents: readonly DocumentEntry[];
  readonly order: DocumentOrder;
  readonly onOrder: (order: DocumentOrder) => void;
  readonly openId: number | null;
  readonly onOpen: (documentId: number) => void;
  readonly selected: ReadonlySet<number>;
  readonly onSelect: (selected: ReadonlySet<number>) => void;
}

/** Thousands of rows of which only those in sight are drawn. Beside an open document fewer columns have room. */
export function DocumentTable({ documents, order, onOrder, openId, onOpen, selected, onSelect }: Props): ReactElement {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRowWindow(scroller, { count: documents.length, rowHeight: ROW_HEIGHT, headHeight: HEAD_HEIGHT });
  const isNarrow = openId !== null;
  const hasIssuers = new Set(documents.map(({ issuerName }) => issuerName)).size > 1;
  const columnCount = isNarrow ? 4 : hasIssuers ? 9 : 8;
  const chosen = documents.filter(({ documentId }) => selected.has(documentId)).length;
  const head = (column: SortColumn, isNumber = false): ReactElement => (
    <SortButton column={column} order={order} onOrder={onOrder} isNumber={isNumber} />
  );
  const step = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const target = event.target;
    if (by === undefined || !(target instanceof HTMLElement) || target.dataset['row'] === undefined) return;
    event.preventDefault();
    const next = Math.min(documents.length - 1, Math.max(0, Number(target.dataset['row']) + by));
    const document = documents[next];
    if (!document) return;
    rows.show(next);
    if (isNarrow) onOpen(document.documentId);
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus();
    });
  };
  return (
    <div
      ref={scroller}
      className={`${table.scroll ?? ''} ${styles.rows ?? ''}`}
      role="group"
      aria-label={t('documents.issued')}
      onKeyDown={step}
    >
      <table className={`${table.table ?? ''} ${styles.table ?? ''}`} aria-rowcount={documents.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className={styles.check}>
              <Checkbox
                aria-label={t('documents.selectAll')}
                checked={chosen > 0 && chosen === documents.length}
                indeterminate={chosen > 0 && chosen < documents.length}
                onChange={(event) => {
                  onSelect(new Set(event.currentTarget.checked ? documents.map((one) => one.documentId) : []));
                }}
              />
            </th>
            {head('number')}
            {!isNarrow && head('issuedOn')}
            {head('memberName')}
            {!isNarrow && hasIssuers && <th scope="col">{t('documents.column.issuerName')}</th>}
            {!isNarrow && head('firstDay')}
            {!isNarrow && head('allocatedWmin', true)}
            {head('grossCents', true)}
            {!isNarrow && <th scope="col">{t('documents.column.state')}</th>}
          </tr>
        </thead>
        <tbody>
          <Gap rows={rows.from} columnCount={columnCount} />
          {documents.slice(rows.from, rows.to).map((document, index) => (
            <DocumentRow
              key={document.documentId}
              document={document}
              row={rows.from + index}
              isNarrow={isNarrow}
              hasIssuers={hasIssuers}
              isOpen={document.documentId === openId}
              isSelected={selected.has(document.documentId)}
              onOpen={onOpen}
              onSelect={(isSelected) => {
                const next = new Set(selected);
                if (isSelected) next.add(document.documentId);
                else next.delete(document.documentId);
                onSelect(next);
              }}
            />
          ))}
          <Gap rows={documents.length - rows.to} columnCount={columnCount} />
        </tbody>
      </table>
    </div>
  );
}

/** Room of the rows that are not drawn. */
function Gap({ rows, columnCount }: { readonly rows: number; readonly columnCount: number }): ReactElement | null {
  if (rows <= 0) return null;
  return (
    <tr aria-hidden className={styles.gap}>
      <td colSpan={columnCount} style={{ height: rows * ROW_HEIGHT }} />
    </tr>
  );
}

interface RowProps {
  readonly document: DocumentEntry;
  readonly row: number;
  readonly isNarrow: boolean;
  readonly hasIssuers: boolean;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly onOpen: (documentId: number) => void;
  readonly onSelect: (isSelected: boolean) => void;
}

function DocumentRow({
  document,
  row,
  isNarrow,
  hasIssuers,
  isOpen,
  isSelected,
  onOpen,
  onSelect,
}: RowProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { documentId, kind, number, issuedOn, memberName, issuerName, firstDay, lastDay } = document;
  const state = describeState(document, t);
  return (
    // the number is the button for keyboards and readers; the whole row answers the mouse
    <tr
      data-clickable
      data-current={isOpen}
      aria-rowindex={row + 2}
      onClick={() => {
        onOpen(documentId);
      }}
    >
      <td
        className={styles.check}
        onClick={(event) => {
          event.stopPropagation();
        }}
      >
        <Checkbox
          aria-label={t('documents.select', { number })}
          checked={isSelected}
          onChange={(event) => {
            onSelect(event.currentTarget.checked);
          }}
        />
      </td>
      <th scope="row">
        <UnstyledButton
          fw={560}
          className="nowrap"
          data-row={row}
          aria-current={isOpen ? 'true' : undefined}
          onClick={(event) => {
            event.stopPropagation();
            onOpen(documentId);
          }}
        >
          {number}
        </UnstyledButton>
        <span className={table.under}>{t(`billing.documentKind.${kind}`)}</span>
      </th>
      {!isNarrow && <td className="nowrap">{format.day(issuedOn)}</td>}
      <td>
        <span className={styles.clip} title={memberName}>
          {memberName}
        </span>
        {isNarrow && <span className={table.under}>{format.day(issuedOn)}</span>}
      </td>
      {!isNarrow && hasIssuers && (
        <td>
          <span className={styles.clip} title={issuerName}>
            {issuerName}
          </span>
        </td>
      )}
      {!isNarrow && <td className="nowrap">{format.range(firstDay, lastDay)}</td>}
      {!isNarrow && <td className={table.number}>{format.kwh(document.allocatedWmin)}</td>}
      <td className={table.number}>
        {format.money(document.grossCents)}
        {isNarrow && state !== null && <span className={table.under}>{state}</span>}
      </td>
      {!isNarrow && <td className="soft small">{state ?? t('documents.valid')}</td>}
    </tr>
  );
}
