import { Button, Modal } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportedRows, PlannedRow } from '#contract';
import { useEngineChange, useEngineQuery } from '../../api/engine.ts';
import { useOperation } from '../../app/app-state.ts';
import { DayInput } from '../../components/DayInput.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Loading } from '../../components/Loading.tsx';
import { StateMark, type MarkKind } from '../../components/StateMark.tsx';
import table from '../../components/table.module.css';
import { formatMeter } from '../../i18n/format-meter.ts';
import { toLocalDay } from '../../i18n/local-day.ts';
import { isDay } from '../../i18n/typed-day.ts';
import styles from './MappingDialog.module.css';

const marks: Readonly<Record<PlannedRow['effect'], MarkKind>> = {
  new: 'done',
  changed: 'todo',
  same: 'info',
  refused: 'wrong',
};
const effects = ['new', 'changed', 'same', 'refused'] as const;

interface Props {
  readonly rows: ImportedRows['rows'];
  readonly onClose: () => void;
}

/** What a table would add and change, before it does. */
export function ImportTable({ rows, onClose }: Props): ReactElement {
  const { t } = useTranslation();
  const { timeZone } = useOperation();
  const [startsOn, setStartsOn] = useState(() => `${toLocalDay(new Date().toISOString(), timeZone).slice(0, 7)}-01`);
  const plan = useEngineQuery('participants.planImport', { rows, startsOn }, { enabled: isDay(startsOn) });
  const write = useEngineChange('participants.importRows');
  const planned = plan.data?.rows ?? [];
  const number = planned.filter(({ effect }) => effect === 'new' || effect === 'changed').length;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('columns.planTitle')}
      size="min(1100px, 92vw)"
      closeButtonProps={{ 'aria-label': t('app.close') }}
      closeOnClickOutside={false}
    >
      <form
        className={styles.dialog}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (number > 0 && isDay(startsOn)) write.mutate({ rows, startsOn }, { onSuccess: onClose });
        }}
      >
        <p>{t('columns.planLead')}</p>
        <div className={styles.startsOn}>
          <DayInput
            label={t('columns.startsOn')}
            value={startsOn}
            error={!isDay(startsOn) && t('participants.dateError')}
            onChange={setStartsOn}
          />
          <div className={styles.counts} aria-live="polite">
            {effects.map((effect) => (
              <StateMark
                key={effect}
                kind={marks[effect]}
                label={t('app.labelled', {
                  label: t(`columns.effect.${effect}`),
                  value: planned.filter((row) => row.effect === effect).length,
                })}
              />
            ))}
          </div>
        </div>
        {plan.isLoading && <Loading />}
        {planned.length > 0 && <PlanTable rows={planned} />}
        <ErrorNotice error={plan.error ?? write.error} />
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={write.isPending} disabled={number === 0 || !isDay(startsOn)}>
            {number === 0 ? t('columns.nothing') : t('columns.import', { number })}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function PlanTable({ rows }: { readonly rows: readonly PlannedRow[] }): ReactElement {
  const { t } = useTranslation();
  return (
    <div
      className={`${table.scroll ?? ''} ${styles.plan ?? ''}`}
      tabIndex={0}
      role="group"
      aria-label={t('columns.planTitle')}
    >
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('columns.line')}</th>
            <th scope="col">{t('words.name')}</th>
            <th scope="col">{t('words.meter')}</th>
            <th scope="col">{t('columns.state')}</th>
            <th scope="col">{t('columns.why')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <td>{index + 1}</td>
              <th scope="row">{row.name}</th>
              <td className="nowrap">{formatMeter(row.meterId)}</td>
              <td>
                <StateMark kind={marks[row.effect]} label={t(`columns.effect.${row.effect}`)} />
              </td>
              <td>
                <Detail row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Detail({
  row: { refusal, other, matchedBy, changes, isNamesake },
}: {
  readonly row: PlannedRow;
}): ReactElement {
  const { t } = useTranslation();
  if (refusal) return <>{t(`columns.refusal.${refusal}`, { other })}</>;
  if (isNamesake) return <>{t('columns.namesake')}</>;
  if (matchedBy === null || changes.length === 0) return <></>;
  const fields = changes.map((field) => t(`draft.column.${field}`)).join(', ');
  return <>{t('columns.changesOf', { fields, by: t(`draft.column.${matchedBy}`) })}</>;
}
