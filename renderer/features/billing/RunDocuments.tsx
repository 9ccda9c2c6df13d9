import { Button } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssuedDocument } from '#contract';
import { useEngineQuery } from '../../api/engine.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { IssuedPdf } from '../../components/IssuedPdf.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PickList } from '../../components/PickList.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './BillingPage.module.css';
import { CreditDialog } from './CreditDialog.tsx';
import { findBills } from './find-bills.ts';
import { ListTools, type ListOrder } from './ListTools.tsx';
import { RunPreview } from './RunPreview.tsx';

interface Props {
  readonly runId: number;
  /** The drafts were made a moment ago. */
  readonly isExported: boolean;
}

/** Issued documents at the left, each with how it goes to the member; the chosen one's PDF at the right. */
export function RunDocuments({ runId, isExported }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const documents = useEngineQuery('billing.listDocuments', { runId });
  const [chosenId, setChosenId] = useState<number | null>(null);
  const [credited, setCredited] = useState<IssuedDocument | null>(null);
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<ListOrder>('number');
  if (documents.error) return <ErrorNotice error={documents.error} onRetry={() => void documents.refetch()} />;
  if (!documents.data) return <Loading />;
  const found = findBills(documents.data, search, order, format.language);
  const document = found.find(({ documentId }) => documentId === chosenId) ?? found[0];
  const byMail = documents.data.filter(({ mailAddress }) => mailAddress !== null).length;
  return (
    <>
      <p className={styles.sending}>
        <span>{t('billing.byMail', { count: byMail })}</span>
        {byMail < documents.data.length && (
          <span>{t('billing.byPost', { count: documents.data.length - byMail })}</span>
        )}
      </p>
      <div className={styles.split}>
        <section className={styles.list} aria-label={t('billing.documents')}>
          <ListTools
            search={search}
            onSearch={setSearch}
            order={order}
            orders={['number', 'name', 'amount']}
            onOrder={setOrder}
          />
          {document ? (
            <PickList
              items={found}
              getKey={({ documentId }) => String(documentId)}
              current={document}
              onChoose={({ documentId }) => {
                setChosenId(documentId);
              }}
            >
              {(item) => <DocumentItem document={item} isExported={isExported} />}
            </PickList>
          ) : (
            <p className="soft">{t('billing.nothingFound', { search })}</p>
          )}
          {document?.kind === 'invoice' && document.creditedBy === null && (
            <Button
              variant="default"
              aria-label={t('billing.creditFor', { number: document.number })}
              onClick={() => {
                setCredited(document);
              }}
            >
              {t('billing.credit')}
            </Button>
          )}
          <RunPreview run={{ runId }} count={documents.data.length} />
        </section>
        {document && <IssuedPdf document={document} />}
      </div>
      {credited && (
        <CreditDialog
          document={credited}
          onClose={() => {
            setCredited(null);
          }}
          onIssued={setChosenId}
        />
      )}
    </>
  );
}

interface ItemProps {
  readonly document: IssuedDocument;
  readonly isExported: boolean;
}

function DocumentItem({
  document: { kind, number, memberName, grossCents, creditedBy, mailAddress },
  isExported,
}: ItemProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <strong>{memberName}</strong>
      <strong className={styles.amount}>{format.money(grossCents)}</strong>
      <span className="soft small">
        {t(`billing.documentKind.${kind}`)} {number}
      </span>
      <span className={`soft small ${styles.amount ?? ''}`} title={mailAddress ?? t('billing.noAddress')}>
        {mailAddress === null ? t('billing.paper') : isExported ? t('billing.draftMade') : t('billing.mail')}
      </span>
      {creditedBy !== null && (
        <span className={`soft small ${styles.whole ?? ''}`}>{t('billing.creditedBy', { number: creditedBy })}</span>
      )}
    </>
  );
}
