import { Button, Checkbox, Modal, NativeSelect } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberField, ReadTable } from '#contract';
import { useEngineAction } from '../../api/engine.ts';
import { useTyping } from '../../app/typing.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import table from '../../components/table.module.css';
import { isOther } from '../../components/use-typed.ts';
import styles from './MappingDialog.module.css';

const fields: readonly MemberField[] = [
  'reference',
  'name',
  'kind',
  'email',
  'meter',
  'address',
  'postcode',
  'city',
  'startsOn',
];
/** Rows shown: enough to recognise a column. */
const SHOWN = 6;

interface Props {
  readonly table: ReadTable;
  readonly onClose: () => void;
  readonly onTake: (cells: readonly Partial<Record<MemberField, string>>[]) => void;
}

/** Says which column of a table holds what, guessed from its head, with its first rows below. */
export function MappingDialog({ table: { rows, hasHead, columns: guessed }, onClose, onTake }: Props): ReactElement {
  const { t } = useTranslation();
  const [isHead, setHead] = useState(hasHead);
  const [columns, setColumns] = useState(guessed);
  const leave = useTyping(isHead !== hasHead || isOther(columns, guessed));
  const close = (): void => {
    leave(onClose);
  };
  const read = useEngineAction('participants.readRows');
  const data = isHead ? rows.slice(1) : rows;
  const isNamed = columns.includes('name') || columns.includes('meter');
  const choose = (index: number, field: MemberField | null): void => {
    // a field is in one column: the one chosen last
    setColumns(columns.map((other, i) => (i === index ? field : other === field ? null : other)));
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('columns.title')}
      size="min(1100px, 92vw)"
      closeButtonProps={{ 'aria-label': t('app.close') }}
      closeOnClickOutside={false}
    >
      <form
        className={styles.dialog}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isNamed) return;
          read.mutate(
            { rows: data, columns },
            {
              onSuccess: (answer) => {
                onTake(answer.rows);
              },
            },
          );
        }}
      >
        <p>{t('columns.lead')}</p>
        <Checkbox
          label={t('columns.hasHead')}
          checked={isHead}
          onChange={(event) => {
            setHead(event.currentTarget.checked);
          }}
        />
        <div className={table.scroll} tabIndex={0} role="group" aria-label={t('columns.preview')}>
          <table className={table.table}>
            <thead>
              <tr>
                {columns.map((field, index) => (
                  <th key={index} scope="col" className={styles.column}>
                    <NativeSelect
                      aria-label={t('columns.column', {
                        number: index + 1,
                        head: isHead ? (rows[0]?.[index] ?? '') : '',
                      })}
                      value={field ?? ''}
                      data-known={field !== null}
                      data={[
                        { value: '', label: t('columns.leaveOut') },
                        ...fields.map((value) => ({ value, label: t(`draft.column.${value}`) })),
                      ]}
                      onChange={(event) => {
                        const value = event.currentTarget.value;
                        choose(index, fields.find((one) => one === value) ?? null);
                      }}
                    />
                    {isHead && <span className={styles.head}>{rows[0]?.[index] ?? ''}</span>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.slice(0, SHOWN).map((row, number) => (
                <tr key={number}>
                  {columns.map((field, index) => (
                    <td key={index} className={styles.cell} data-out={field === null} title={row[index]}>
                      {row[index] ?? ''}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {rows.length === 0 && <p role="status">{t('columns.empty')}</p>}
        {rows.length > 0 && !isNamed && (
          <p role="status" className={styles.wrong}>
            {t('columns.needsName')}
          </p>
        )}
        <ErrorNotice error={read.error} />
        <div className={styles.actions}>
          <Button variant="default" onClick={close}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={read.isPending} disabled={!isNamed || data.length === 0}>
            {t('columns.take', { count: data.length })}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
