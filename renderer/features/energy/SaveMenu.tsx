import { Button, Menu } from '@mantine/core';
import { IconDeviceFloppy } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureTable } from '#contract';
import { useEngineAction } from '../../api/engine.ts';
import type { ChartHandle } from '../../charts/Chart.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import styles from './EnergyPage.module.css';

interface Props {
  readonly title: string;
  /** Null while only the table is shown. */
  readonly chart: ChartHandle | null;
  readonly getFigures: () => FigureTable;
}

/** Keeps a picture, or its figures, in a file the person names. */
export function SaveMenu({ title, chart, getFigures }: Props): ReactElement {
  const { t } = useTranslation();
  const table = useEngineAction('energy.saveTable');
  const picture = useEngineAction('energy.savePicture');
  const saved = picture.data ?? table.data;
  const saveTable = (kind: 'csv' | 'xlsx') => () => {
    picture.reset();
    const { columns, rows } = getFigures();
    const named = columns.map((column) =>
      column.kind === 'kwh' ? { ...column, title: `${column.title} (${t('words.kwh')})` } : column,
    );
    table.mutate({ title, kind, table: { columns: named, rows } });
  };
  const savePicture = async (): Promise<void> => {
    table.reset();
    const png = await chart?.toPng(title);
    if (png) picture.mutate({ title, png });
  };
  return (
    <div className={styles.save}>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconDeviceFloppy size={18} aria-hidden />}
            loading={table.isPending || picture.isPending}
          >
            {t('energy.save')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {chart && <Menu.Item onClick={() => void savePicture()}>{t('energy.savePicture')}</Menu.Item>}
          <Menu.Item onClick={saveTable('csv')}>{t('energy.saveCsv')}</Menu.Item>
          <Menu.Item onClick={saveTable('xlsx')}>{t('energy.saveXlsx')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <div role="status" className={styles.saved}>
        {saved && <span className="soft small">{t('energy.saved', { name: saved.fileName })}</span>}
      </div>
      <ErrorNotice error={picture.error ?? table.error} />
    </div>
  );
}
