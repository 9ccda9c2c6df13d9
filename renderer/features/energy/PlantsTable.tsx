import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnergyPlant } from '#contract';
import { KwhColumn } from '../../components/KwhColumn.tsx';
import table from '../../components/table.module.css';
import { formatMeter } from '../../i18n/format-meter.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { DataState } from './DataState.tsx';
import styles from './EnergyPage.module.css';

/** The period's figures by plant. */
export function PlantsTable({ plants }: { readonly plants: readonly EnergyPlant[] }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  return (
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
            {plants.map((plant) => (
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
  );
}
