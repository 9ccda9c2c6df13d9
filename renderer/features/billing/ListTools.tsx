import { NativeSelect, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './BillingPage.module.css';

export const listOrders = ['number', 'name', 'amount', 'energy'] as const;
export type ListOrder = (typeof listOrders)[number];

interface Props {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly order: ListOrder;
  readonly orders: readonly ListOrder[];
  readonly onOrder: (order: ListOrder) => void;
}

/** Search and order of a list of bills. */
export function ListTools({ search, onSearch, order, orders, onOrder }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles.tools}>
      <TextInput
        type="search"
        aria-label={t('billing.search')}
        placeholder={t('billing.search')}
        value={search}
        onChange={(event) => {
          onSearch(event.currentTarget.value);
        }}
      />
      <NativeSelect
        aria-label={t('billing.order')}
        value={order}
        data={orders.map((value) => ({ value, label: t(`billing.by.${value}`) }))}
        onChange={(event) => {
          onOrder(listOrders.find((value) => value === event.currentTarget.value) ?? order);
        }}
      />
    </div>
  );
}
