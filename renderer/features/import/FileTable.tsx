import { Button, SegmentedControl, UnstyledButton } from '@mantine/core';
import {
  IconChartLine,
  IconChevronDown,
  IconChevronRight,
  IconFileOff,
  IconFileZip,
  IconTable,
  IconUsersGroup,
} from '@tabler/icons-react';
import { Fragment, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../app/app-state.ts';
import { Breakable } from '../../components/Breakable.tsx';
import { StateMark, type MarkKind } from '../../components/StateMark.tsx';
import table from '../../components/table.module.css';
import { findText } from '../../i18n/find-text.ts';
import { NO_VALUE } from '../../i18n/format.ts';
import { formatMeter } from '../../i18n/format-meter.ts';
import { toLastLocalDay, toLocalDay } from '../../i18n/local-day.ts';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './ImportSheet.module.css';
import { needsLook, type FileState, type InspectedRow } from './inspected-row.ts';
import { ProblemList } from './ProblemList.tsx';

const SHOWN_AT_FIRST = 100;

const marks: Readonly<Record<FileState, MarkKind>> = {
  ready: 'done',
  warnings: 'todo',
  refused: 'wrong',
  password: 'locked',
  table: 'todo',
};

interface Props {
  readonly rows: readonly InspectedRow[];
  /** Opens the description of a table. */
  readonly onDescribe: (row: InspectedRow) => void;
}

/** One row a file; remarks unfold under it. Files that need a look come first. */
export function FileTable({ rows, onDescribe }: Props): ReactElement {
  const { t } = useTranslation();
  const [isAll, setAll] = useState(false);
  const [shown, setShown] = useState<'all' | 'look'>('all');
  const order: readonly FileState[] = ['password', 'table', 'refused', 'warnings', 'ready'];
  const toLookAt = rows.filter(needsLook);
  const sorted = [...(shown === 'look' ? toLookAt : rows)].sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state),
  );
  return (
    <>
      {toLookAt.length > 0 && toLookAt.length < rows.length && (
        <SegmentedControl
          className={styles.filter}
          aria-label={t('import.filter')}
          value={shown}
          onChange={(chosen) => {
            setShown(chosen === 'look' ? 'look' : 'all');
          }}
          data={[
            { value: 'all', label: t('import.filterAll', { count: rows.length }) },
            { value: 'look', label: t('import.filterLook', { count: toLookAt.length }) },
          ]}
        />
      )}
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('import.file')}</th>
              <th scope="col">{t('import.meters')}</th>
              <th scope="col">{t('words.period')}</th>
              <th scope="col" className={table.number}>
                {t('import.energy')}
              </th>
              <th scope="col">{t('import.state')}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, isAll ? undefined : SHOWN_AT_FIRST).map((row) => (
              <FileRow key={row.file.path} row={row} onDescribe={onDescribe} />
            ))}
          </tbody>
        </table>
      </div>
      {!isAll && sorted.length > SHOWN_AT_FIRST && (
        <div className={styles.more}>
          <Button
            variant="default"
            onClick={() => {
              setAll(true);
            }}
          >
            {t('app.showAll', { count: sorted.length })}
          </Button>
        </div>
      )}
    </>
  );
}

function FileIcon({ row: { file, state } }: { readonly row: InspectedRow }): ReactElement {
  if (state === 'table' || file.format === 'table') return <IconTable size={18} aria-hidden />;
  if (state === 'refused') return <IconFileOff size={18} aria-hidden />;
  if (file.format === 'zip') return <IconFileZip size={18} aria-hidden />;
  return file.format === 'acc-perimeter' ? (
    <IconUsersGroup size={18} aria-hidden />
  ) : (
    <IconChartLine size={18} aria-hidden />
  );
}

interface RowProps {
  readonly row: InspectedRow;
  readonly onDescribe: (row: InspectedRow) => void;
}

function FileRow({ row, onDescribe }: RowProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { timeZone } = useOperation();
  const {
    file: { problems, series, format: kind, mapping },
    state,
    meters,
    firstStart,
    lastEnd,
  } = row;
  const [isOpen, setOpen] = useState(state === 'refused' || state === 'password');
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  const label = {
    ready: t('import.ready'),
    warnings: t('import.warnings', { count: problems.length }),
    refused: t('import.refused'),
    password: t('import.password'),
    table: t('mapping.toDescribe'),
  }[state];
  const describe = t(state === 'table' ? 'mapping.describe' : 'mapping.change');
  const directions = [...new Set(series.map(({ direction }) => t(`words.direction.${direction}`)))].join(', ');
  const meter =
    meters.length === 1
      ? formatMeter(meters[0] ?? '')
      : meters.length > 1
        ? t('words.meterCount', { count: meters.length })
        : NO_VALUE;
  return (
    <Fragment>
      <tr>
        <th scope="row">
          <div className={styles.file}>
            <FileIcon row={row} />
            <div>
              <Breakable text={row.name} after="_" />
              <div className={table.under}>
                {mapping === undefined
                  ? (findText(`words.format.${kind}`) ?? kind)
                  : t('mapping.accordingTo', { name: mapping })}
              </div>
              {(state === 'table' || mapping !== undefined) && (
                <Button
                  variant={state === 'table' ? 'filled' : 'default'}
                  size="compact-sm"
                  className={styles.describe}
                  aria-label={t('app.labelled', { label: describe, value: row.name })}
                  onClick={() => {
                    onDescribe(row);
                  }}
                >
                  {describe}
                </Button>
              )}
            </div>
          </div>
        </th>
        <td>
          <span className="nowrap">{meter}</span>
          {directions !== '' && <div className="soft small">{directions}</div>}
        </td>
        <td className="nowrap">
          {firstStart === null || lastEnd === null
            ? NO_VALUE
            : format.range(toLocalDay(firstStart, timeZone), toLastLocalDay(lastEnd, timeZone))}
        </td>
        <td className={table.number}>
          {series.length === 0 ? NO_VALUE : format.energy(row.energyWmin)}
          {row.missing > 0 && <div className="soft small">{t('import.missing', { count: row.missing })}</div>}
        </td>
        <td>
          {problems.length === 0 ? (
            <StateMark kind={marks[state]} label={label} />
          ) : (
            <UnstyledButton
              className="nowrap"
              aria-expanded={isOpen}
              onClick={() => {
                setOpen(!isOpen);
              }}
            >
              <StateMark kind={marks[state]} label={label} /> <Chevron size={14} aria-hidden />
            </UnstyledButton>
          )}
        </td>
      </tr>
      {isOpen && problems.length > 0 && (
        <tr>
          <td colSpan={5}>
            <ProblemList problems={problems} />
          </td>
        </tr>
      )}
    </Fragment>
  );
}
