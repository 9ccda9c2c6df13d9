import { Button } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { useState, type ReactElement, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureTable } from '#contract';
import type { ChartHandle } from '../../charts/Chart.tsx';
import styles from './EnergyPage.module.css';
import { SaveMenu } from './SaveMenu.tsx';

/** The page shows all its pictures as pictures, or all as tables. */
export interface TableMode {
  readonly isTable: boolean;
  readonly setTable: (isTable: boolean) => void;
}

interface Props {
  readonly id: string;
  readonly title: string;
  readonly mode: TableMode;
  /** Figures of the whole picture, made when they are saved. */
  readonly getFigures: () => FigureTable;
  /** What stands between the title and its buttons. */
  readonly controls?: ReactNode;
  readonly sentence?: ReactNode;
  readonly table: () => ReactNode;
  readonly picture: (chart: Ref<ChartHandle>) => ReactNode;
}

/** A picture with its title, its table one key away, and ways to keep both. */
export function Picture({ id, title, mode, getFigures, controls, sentence, table, picture }: Props): ReactElement {
  const { t } = useTranslation();
  const [chart, setChart] = useState<ChartHandle | null>(null);
  const { isTable, setTable } = mode;
  const SwitchIcon = isTable ? IconChartBar : IconTable;
  return (
    <section className={styles.picture} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        {controls}
        <div className={styles.actions}>
          <Button
            variant="default"
            leftSection={<SwitchIcon size={18} aria-hidden />}
            title={t('energy.shortcut')}
            aria-keyshortcuts="T"
            onClick={() => {
              setTable(!isTable);
            }}
          >
            {isTable ? t('energy.showChart') : t('energy.showTable')}
          </Button>
          <SaveMenu title={title} chart={isTable ? null : chart} getFigures={getFigures} />
        </div>
      </div>
      {sentence}
      {isTable ? table() : picture(setChart)}
    </section>
  );
}
