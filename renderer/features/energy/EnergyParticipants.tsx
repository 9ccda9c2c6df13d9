import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnergyParticipant, EnergyPeriod } from '#contract';
import { StateMark } from '../../components/StateMark.tsx';
import { KwhColumn } from '../../components/KwhColumn.tsx';
import table from '../../components/table.module.css';
import { formatMeter } from '../../i18n/format-meter.ts';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './EnergyPage.module.css';

/** The period's figures by participant and by plant. */
export function EnergyParticipants({ energy }: { readonly energy: EnergyPeriod }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <section className={styles.section} aria-labelledby="energy-participants">
        <h2 id="energy-participants">{t('energy.participants')}</h2>
        <div className={table.scroll}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('words.name')}</th>
                <KwhColumn name={t('words.consumption')} />
                <KwhColumn name={t('words.allocated')} hint={t('words.allocatedHint')} />
                <KwhColumn name={t('words.complement')} hint={t('words.complementHint')} />
                <th scope="col" className={table.number} title={t('words.coverageHint')}>
                  {t('words.coverage')}
                </th>
                <th scope="col">{t('energy.quality')}</th>
              </tr>
            </thead>
            <tbody>
              {energy.participants.map((participant) => (
                <ParticipantRow
                  key={`${participant.meterId} ${participant.firstDay}`}
                  participant={participant}
                  energy={energy}
                />
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className={styles.section} aria-labelledby="energy-plants">
        <h2 id="energy-plants">{t('energy.plants')}</h2>
        <div className={table.scroll}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('words.plant')}</th>
                <KwhColumn name={t('words.production')} />
                <KwhColumn name={t('words.allocated')} />
                <KwhColumn name={t('words.surplus')} />
                <th scope="col">{t('energy.quality')}</th>
              </tr>
            </thead>
            <tbody>
              {energy.plants.map((plant) => (
                <tr key={plant.meterId}>
                  <th scope="row">
                    {plant.name}
                    <div className={table.under}>{formatMeter(plant.meterId)}</div>
                  </th>
                  <td className={table.number}>{format.kwh(plant.productionWmin)}</td>
                  <td className={table.number}>{format.kwh(plant.allocatedWmin)}</td>
                  <td className={table.number}>{format.kwh(plant.surplusWmin)}</td>
                  <td>
                    <DataState missing={plant.missingSlots} estimated={0} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  );
}

interface RowProps {
  readonly participant: EnergyParticipant;
  readonly energy: EnergyPeriod;
}

function ParticipantRow({ participant, energy }: RowProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { memberName, label, meterId, firstDay, lastDay, coveragePpm } = participant;
  const isPart = firstDay !== energy.firstDay || lastDay !== energy.lastDay;
  const name = memberName ?? t('energy.nobody');
  return (
    <tr>
      <th scope="row">
        {name}
        <div className={table.under}>
          <span className="nowrap">{formatMeter(meterId)}</span>
          {label !== '' && label !== name && label !== meterId && ` · ${label}`}
        </div>
        {isPart && <div className={table.under}>{format.range(firstDay, lastDay)}</div>}
      </th>
      <td className={table.number}>{format.kwh(participant.consumptionWmin)}</td>
      <td className={table.number}>{format.kwh(participant.allocatedWmin)}</td>
      <td className={table.number}>{format.kwh(participant.complementWmin)}</td>
      <td className={table.number}>
        <span className={styles.bar} aria-hidden>
          <i style={{ width: `${(coveragePpm ?? 0) / 10_000}%` }} />
        </span>
        {format.percent(coveragePpm)}
      </td>
      <td>
        <DataState missing={participant.missingSlots} estimated={participant.estimatedSlots} />
      </td>
    </tr>
  );
}

function DataState({ missing, estimated }: { readonly missing: number; readonly estimated: number }): ReactElement {
  const { t } = useTranslation();
  if (missing > 0) return <StateMark kind="todo" label={t('energy.missingValues', { count: missing })} />;
  if (estimated > 0) return <StateMark kind="info" label={t('energy.estimatedValues', { count: estimated })} />;
  return <StateMark kind="done" label={t('energy.complete')} />;
}
