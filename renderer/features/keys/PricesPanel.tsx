import { Button } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PriceEntry, PricesPage } from '#contract';
import { useEngineChange, useEngineQuery } from '../../api/engine.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Loading } from '../../components/Loading.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import table from '../../components/table.module.css';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './KeysPage.module.css';
import type { PanelProps } from './panel.ts';
import { PriceDrawer } from './PriceDrawer.tsx';

export function PricesPanel(props: PanelProps): ReactElement {
  const page = useEngineQuery('prices.list', {});
  return (
    <>
      <ErrorNotice error={page.error} onRetry={() => void page.refetch()} />
      {page.isPending && <Loading />}
      {page.data && <Prices {...props} page={page.data} />}
    </>
  );
}

/** All prices, with the sentence that says which one wins. */
function Prices({ page, isAdding, onAdding }: PanelProps & { readonly page: PricesPage }): ReactElement {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<PriceEntry | null>(null);
  const remove = useEngineChange('prices.remove');
  const close = (): void => {
    onAdding(false);
    setEdited(null);
  };
  return (
    <div className={styles.keys}>
      {page.prices.length === 0 ? (
        <EmptyState
          drawing="paper"
          title={t('prices.emptyTitle')}
          text={t('prices.emptyText')}
          action={
            <Button
              onClick={() => {
                onAdding(true);
              }}
            >
              {t('prices.add')}
            </Button>
          }
        />
      ) : (
        <>
          <p>{t('prices.precedence')}</p>
          <PriceTable
            page={page}
            onEdit={setEdited}
            onRemove={({ priceId }) => {
              remove.mutate({ priceId });
            }}
          />
        </>
      )}
      <ErrorNotice error={remove.error} />
      {(isAdding || edited) && <PriceDrawer page={page} entry={edited} onClose={close} />}
    </div>
  );
}

interface TableProps {
  readonly page: PricesPage;
  readonly onEdit: (entry: PriceEntry) => void;
  readonly onRemove: (entry: PriceEntry) => void;
}

function PriceTable({ page: { prices, plants, members }, onEdit, onRemove }: TableProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('words.plant')}</th>
            <th scope="col">{t('prices.member')}</th>
            <th scope="col" className={table.number}>
              {t('prices.price')}
            </th>
            <th scope="col">{t('prices.startsOn')}</th>
            <th scope="col">{t('prices.endsOn')}</th>
            <th scope="col">
              <span className="hidden-visually">{t('prices.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {prices.map((entry) => {
            const plant = plants.find(({ plantId }) => plantId === entry.plantId)?.name ?? t('prices.allPlants');
            const member = members.find(({ memberId }) => memberId === entry.memberId)?.name ?? t('prices.allMembers');
            const name = `${plant}, ${member}, ${format.day(entry.startsOn)}`;
            return (
              <tr key={entry.priceId}>
                <td>{plant}</td>
                <td>{member}</td>
                <td className={table.number}>{format.price(entry.priceMicroEuroPerKwh)}</td>
                <td className="nowrap">{format.day(entry.startsOn)}</td>
                <td className="nowrap">{entry.endsOn === null ? t('prices.noEnd') : format.day(entry.endsOn)}</td>
                <td>
                  <div className={styles.rowButtons} data-locked={entry.billedUntil !== null}>
                    {entry.billedUntil !== null && (
                      <StateMark kind="locked" label={t('prices.billed', { date: format.day(entry.billedUntil) })} />
                    )}
                    <Button
                      variant="default"
                      aria-label={t('app.labelled', {
                        label: entry.billedUntil === null ? t('keys.change') : t('prices.end'),
                        value: name,
                      })}
                      onClick={() => {
                        onEdit(entry);
                      }}
                    >
                      {entry.billedUntil === null ? t('keys.change') : t('prices.end')}
                    </Button>
                    {entry.billedUntil === null && (
                      <Button
                        variant="default"
                        aria-label={t('app.labelled', { label: t('keys.remove'), value: name })}
                        onClick={() => {
                          onRemove(entry);
                        }}
                      >
                        {t('keys.remove')}
                      </Button>
                    )}
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
