import { Button, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantsPage } from '#contract';
import table from '../../components/table.module.css';
import { NO_VALUE } from '../../i18n/format.ts';
import { formatMeter } from '../../i18n/format-meter.ts';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './ParticipantsPage.module.css';

type Plant = ParticipantsPage['plants'][number];

interface Props {
  readonly plants: readonly Plant[];
  readonly onEdit: (plant: Plant | null) => void;
}

export function Plants({ plants, onEdit }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
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
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('words.name')}</th>
                <th scope="col">{t('words.meter')}</th>
                <th scope="col" className={table.number}>
                  {t('participants.peakPower')}
                </th>
                <th scope="col">{t('participants.inServiceSince')}</th>
              </tr>
            </thead>
            <tbody>
              {plants.map((plant) => (
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
                  <td>{format.day(plant.startsOn)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
