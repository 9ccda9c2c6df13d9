import { Checkbox, UnstyledButton } from '@mantine/core';
import { memo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { SortableHead } from '../../components/SortableHead.tsx';
import type { SortingState } from '../../components/sorting.ts';
import table from '../../components/table.module.css';
import { NO_VALUE } from '../../i18n/format.ts';
import { formatMeter } from '../../i18n/format-meter.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { KeyPartText } from './KeyPartText.tsx';
import { addUpRows, type ParticipantRow, type RowColumn } from './participant-rows.ts';
import styles from './ParticipantsPage.module.css';

interface Props {
  readonly rows: readonly ParticipantRow[];
  readonly sorting: SortingState<RowColumn>;
  /** Member whose panel is open. */
  readonly openId: number | null;
  readonly selected: ReadonlySet<number>;
  readonly onOpen: (memberId: number) => void;
  readonly onSelect: (memberIds: readonly number[], isSelected: boolean) => void;
}

/** Id of the button that opens a row's panel, where the focus goes back to. */
export const rowButtonId = (memberId: number): string => `participant-${memberId}`;

export function ParticipantsTable({ rows, sorting, openId, selected, onOpen, onSelect }: Props): ReactElement {
  const { t } = useTranslation();
  const ids = rows.map(({ participant }) => participant.memberId);
  const count = ids.filter((id) => selected.has(id)).length;
  const kwh = { unit: t('words.kwh'), isNumber: true } as const;
  return (
    <div className={styles.tableFrame}>
      <table className={`${table.table} ${styles.figures} ${styles.participants}`} aria-label={t('participants.title')}>
        <thead>
          <tr>
            <th scope="col" className={styles.check}>
              <Checkbox
                aria-label={t('participants.selectAll', { count: ids.length })}
                checked={count > 0 && count === ids.length}
                indeterminate={count > 0 && count < ids.length}
                onChange={(event) => {
                  onSelect(ids, event.currentTarget.checked);
                }}
              />
            </th>
            <SortableHead column="name" name={t('words.name')} sorting={sorting} />
            <SortableHead column="kind" name={t('participants.kind')} sorting={sorting} />
            <SortableHead column="meters" name={t('words.meters')} sorting={sorting} />
            <SortableHead
              column="part"
              name={t('participants.part.title')}
              hint={t('participants.part.hint')}
              sorting={sorting}
            />
            <SortableHead column="consumption" name={t('words.consumption')} sorting={sorting} {...kwh} />
            <SortableHead
              column="allocated"
              name={t('words.allocated')}
              hint={t('words.allocatedHint')}
              sorting={sorting}
              {...kwh}
            />
            <SortableHead
              column="coverage"
              name={t('words.coverage')}
              hint={t('words.coverageHint')}
              sorting={sorting}
              isNumber
            />
            <SortableHead
              column="billed"
              name={t('participants.billed')}
              hint={t('participants.billedHint')}
              sorting={sorting}
              isNumber
            />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.participant.memberId}
              row={row}
              isOpen={row.participant.memberId === openId}
              isSelected={selected.has(row.participant.memberId)}
              onOpen={onOpen}
              onSelect={onSelect}
            />
          ))}
        </tbody>
        <Totals rows={rows} />
      </table>
    </div>
  );
}

interface RowProps {
  readonly row: ParticipantRow;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly onOpen: Props['onOpen'];
  readonly onSelect: Props['onSelect'];
}

/** Drawn anew only when something of this row changes: a list may have hundreds. */
const Row = memo(function Row({ row, isOpen, isSelected, onOpen, onSelect }: RowProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { participant, meterIds, part, energy, billedCents, lacks, leftOn } = row;
  const { memberId, details } = participant;
  const [firstMeter, ...otherMeters] = meterIds;
  const notes = [
    ...(leftOn === null ? [] : [t('participants.leftOn', { date: format.day(leftOn) })]),
    ...lacks.map((lack) => t(`participants.lacks.${lack}`)),
  ];
  return (
    // the name is the button for keyboards and readers; the whole row answers the mouse
    <tr
      data-clickable
      data-current={isOpen}
      onClick={() => {
        onOpen(memberId);
      }}
    >
      <td
        className={styles.check}
        onClick={(event) => {
          event.stopPropagation();
        }}
      >
        <Checkbox
          aria-label={t('participants.select', { name: details.name })}
          checked={isSelected}
          onChange={(event) => {
            onSelect([memberId], event.currentTarget.checked);
          }}
        />
      </td>
      <th scope="row">
        <UnstyledButton
          id={rowButtonId(memberId)}
          className={styles.rowName}
          onClick={(event) => {
            event.stopPropagation();
            onOpen(memberId);
          }}
        >
          {details.name}
        </UnstyledButton>
        {notes.length > 0 && <div className={table.under}>{notes.join(' · ')}</div>}
      </th>
      <td>{t(`words.party.${details.kind}`)}</td>
      <td className="nowrap">
        {firstMeter === undefined ? NO_VALUE : formatMeter(firstMeter)}
        {otherMeters.length > 0 && (
          <div className={table.under} title={otherMeters.map(formatMeter).join(', ')}>
            {t('participants.moreMeters', { count: otherMeters.length })}
          </div>
        )}
      </td>
      <td className="nowrap">
        <KeyPartText part={part} />
      </td>
      <td className={table.number}>
        {energy ? format.kwh(energy.consumptionWmin) : NO_VALUE}
        {energy !== null && energy.missingSlots > 0 && (
          <div className={`${table.under} ${styles.missing}`}>
            {t('energy.missingValues', { count: energy.missingSlots })}
          </div>
        )}
      </td>
      <td className={table.number}>{energy ? format.kwh(energy.allocatedWmin) : NO_VALUE}</td>
      <td className={table.number}>{format.percent(energy?.coveragePpm ?? null)}</td>
      <td className={table.number}>{billedCents === null ? NO_VALUE : format.money(billedCents)}</td>
    </tr>
  );
});

function Totals({ rows }: { readonly rows: readonly ParticipantRow[] }): ReactElement | null {
  const { t } = useTranslation();
  const format = useFormat();
  const totals = addUpRows(rows);
  return (
    <tfoot>
      <tr>
        <td />
        <th scope="row">
          {t('words.total')} ({format.integer(rows.length)})
        </th>
        <td />
        <td />
        <td />
        <td className={table.number}>{totals ? format.kwh(totals.consumptionWmin) : NO_VALUE}</td>
        <td className={table.number}>{totals ? format.kwh(totals.allocatedWmin) : NO_VALUE}</td>
        <td className={table.number}>{format.percent(totals?.coveragePpm ?? null)}</td>
        <td className={table.number}>
          {totals === null || totals.billedCents === null ? NO_VALUE : format.money(totals.billedCents)}
        </td>
      </tr>
    </tfoot>
  );
}
