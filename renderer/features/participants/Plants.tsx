import { Button, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnergyPlant, ParticipantsPage } from '#contract';
import { SortableHead } from '../../components/SortableHead.tsx';
import { sortRows, useSorting, type SortValue } from '../../components/sorting.ts';
import table from '../../components/table.module.css';
import { NO_VALUE } from '../../i18n/format.ts';
import { formatMeter } from '../../i18n/format-meter.ts';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './ParticipantsPage.module.css';

type Plant = ParticipantsPage['plants'][number];

interface Props {
  readonly plants: readonly Plant[];
  /** Figures of the period, of the plants that have some. */
  readonly energies: readonly EnergyPlant[];
  readonly onEdit: (plant: Plant | null) => void;
}

type Column = 'name' | 'meter' | 'power' | 'since' | 'production' | 'allocated' | 'rate';

export function Plants({ plants, energies, onEdit }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const sorting = useSorting<Column>('name');
  const rows = plants.map((plant) => makeRow(plant, energies));
  const sorted = sortRows(rows, (row) => getSortValue(row, sorting.column), sorting.isDescending, format.language);
  const kwh = { unit: t('words.kwh'), isNumber: true } as const;
  return (
    <section className={styles.section} aria-labelledby="plants-title">
      <div className={styles.head}>
        <h2 id="plants-title">{t('participants.plants')}</h2>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => {
            onEdit(null);
          }}
        >
          {t('participants.addPlant')}
        </Button>
      </div>
      {plants.length === 0 && <p className="soft">{t('participants.noPlants')}</p>}
      {plants.length > 0 && (
        <div className={table.scroll}>
          <table className={`${table.table} ${styles.figures}`}>
            <thead>
              <tr>
                <SortableHead column="name" name={t('words.name')} sorting={sorting} />
                <SortableHead column="meter" name={t('words.meter')} sorting={sorting} />
                <SortableHead column="power" name={t('participants.peakPower')} sorting={sorting} isNumber />
                <SortableHead column="since" name={t('participants.inServiceSince')} sorting={sorting} />
                <SortableHead column="production" name={t('words.production')} sorting={sorting} {...kwh} />
                <SortableHead
                  column="allocated"
                  name={t('words.allocated')}
                  hint={t('words.allocatedHint')}
                  sorting={sorting}
                  {...kwh}
                />
                <SortableHead
                  column="rate"
                  name={t('words.selfConsumption')}
                  hint={t('words.selfConsumptionHint')}
                  sorting={sorting}
                  isNumber
                />
              </tr>
            </thead>
            <tbody>
              {sorted.map(({ plant, energy, ratePpm }) => (
                <tr
                  key={plant.plantId}
                  data-clickable
                  onClick={() => {
                    onEdit(plant);
                  }}
                >
                  <th scope="row">
                    <UnstyledButton
                      fw={560}
                      fz="inherit"
                      onClick={(event) => {
                        event.stopPropagation();
                        onEdit(plant);
                      }}
                    >
                      {plant.name}
                    </UnstyledButton>
                  </th>
                  <td className="nowrap">{formatMeter(plant.meterId)}</td>
                  <td className={table.number}>
                    {plant.peakPowerW === null
                      ? NO_VALUE
                      : `${format.decimal(plant.peakPowerW / 1000)}\u202f${t('participants.peakPowerUnit')}`}
                  </td>
                  <td className="nowrap">{format.day(plant.startsOn)}</td>
                  <td className={table.number}>{energy ? format.kwh(energy.productionWmin) : NO_VALUE}</td>
                  <td className={table.number}>{energy ? format.kwh(energy.allocatedWmin) : NO_VALUE}</td>
                  <td className={table.number}>{format.percent(ratePpm)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

interface Row {
  readonly plant: Plant;
  /** Null where nothing is known of the period. */
  readonly energy: EnergyPlant | null;
  /** Shared ÷ produced. */
  readonly ratePpm: number | null;
}

function makeRow(plant: Plant, energies: readonly EnergyPlant[]): Row {
  const found = energies.find(({ meterId }) => meterId === plant.meterId);
  // a gap is not a production of zero
  const energy = found && (found.productionWmin > 0 || found.missingSlots === 0) ? found : null;
  return {
    plant,
    energy,
    ratePpm:
      energy && energy.productionWmin > 0
        ? Math.round((energy.allocatedWmin / energy.productionWmin) * 1_000_000)
        : null,
  };
}

function getSortValue({ plant, energy, ratePpm }: Row, column: Column): SortValue {
  switch (column) {
    case 'name':
      return plant.name;
    case 'meter':
      return plant.meterId;
    case 'power':
      return plant.peakPowerW;
    case 'since':
      return plant.startsOn;
    case 'production':
      return energy?.productionWmin ?? null;
    case 'allocated':
      return energy?.allocatedWmin ?? null;
    case 'rate':
      return ratePpm;
  }
}
