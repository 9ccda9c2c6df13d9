import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { BillingPreparation, BillSummary } from '#contract';
import { useEngineWork } from '../../api/use-work.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PdfView } from '../../components/PdfView.tsx';
import { PickList } from '../../components/PickList.tsx';
import { WorkNotice } from '../../components/WorkNotice.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './BillingPage.module.css';
import { findBills } from './find-bills.ts';
import { ListTools, type ListOrder } from './ListTools.tsx';
import { RunPreview } from './RunPreview.tsx';

const nameOf = ({ memberId, issuerId }: BillSummary): string => `${memberId} ${issuerId}`;

/** The drafts at the left, the true PDF at the right. */
export function DraftsStep({
  preparation: { bills, period, grossCents },
}: {
  readonly preparation: BillingPreparation;
}): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const [chosen, setChosen] = useState('');
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<ListOrder>('name');
  const found = findBills(bills, search, order, format.language);
  const bill = found.find((one) => nameOf(one) === chosen) ?? found[0];
  if (bills.length === 0)
    return <EmptyState drawing="paper" title={t('billing.noDrafts')} text={t('billing.noDraftsText')} />;
  const hasIssuers = new Set(bills.map(({ issuerId }) => issuerId)).size > 1;
  return (
    <div className={styles.split}>
      <section className={styles.list} aria-label={t('billing.draftList')}>
        <ListTools
          search={search}
          onSearch={setSearch}
          order={order}
          orders={['name', 'amount', 'energy']}
          onOrder={setOrder}
        />
        {bill ? (
          <PickList
            items={found}
            getKey={nameOf}
            current={bill}
            onChoose={(item) => {
              setChosen(nameOf(item));
            }}
          >
            {(item) => (
              <>
                <strong>{item.memberName}</strong>
                <strong className={styles.amount}>{format.money(item.grossCents)}</strong>
                <span className="soft small">
                  {hasIssuers ? item.issuerName : `${t('words.coverage')} ${format.percent(item.coveragePpm)}`}
                </span>
                <span className={`soft small ${styles.amount ?? ''}`}>{format.energy(item.allocatedWmin)}</span>
              </>
            )}
          </PickList>
        ) : (
          <p className="soft">{t('billing.nothingFound', { search })}</p>
        )}
        <p className={styles.sum}>
          <span>
            {t('words.total')} ({bills.length})
          </span>
          <span>{format.money(grossCents)}</span>
        </p>
        <RunPreview run={{ period }} count={bills.length} />
      </section>
      {bill && <Draft period={period} bill={bill} />}
    </div>
  );
}

function Draft({ period, bill }: { readonly period: string; readonly bill: BillSummary }): ReactElement {
  const { t } = useTranslation();
  const { memberId, issuerId } = bill;
  const work = useEngineWork('billing.previewBill', { period, memberId, issuerId });
  const { data, isLoading } = work.query;
  if (!data && !isLoading) return <WorkNotice work={work} title={t('billing.pdfBusy')} />;
  const documentKey = `${period} ${memberId} ${issuerId}`;
  return <PdfView bytes={data} documentKey={documentKey} label={t('billing.draftOf', { name: bill.memberName })} />;
}
