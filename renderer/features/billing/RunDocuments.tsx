import { Button, UnstyledButton } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssuedDocument } from '#contract';
import { useEngineQuery } from '../../api/engine.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Loading } from '../../components/Loading.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './BillingPage.module.css';
import { CreditDialog } from './CreditDialog.tsx';
import { IssuedPdf } from './IssuedPdf.tsx';

/** Issued documents at the left, the chosen one's PDF at the right. */
export function RunDocuments({ runId }: { readonly runId: number }): ReactElement {
  const { t } = useTranslation();
  const documents = useEngineQuery('billing.listDocuments', { runId });
  const [chosenId, setChosenId] = useState<number | null>(null);
  const [credited, setCredited] = useState<IssuedDocument | null>(null);
  if (documents.error) return <ErrorNotice error={documents.error} onRetry={() => void documents.refetch()} />;
  const document = documents.data?.find(({ documentId }) => documentId === chosenId) ?? documents.data?.[0];
  if (!documents.data || !document) return <Loading />;
  return (
    <div className={styles.split}>
      <section className={styles.list} aria-label={t('billing.documents')}>
        <ul className={styles.items}>
          {documents.data.map((item) => (
            <DocumentItem
              key={item.documentId}
              document={item}
              isCurrent={item === document}
              onChoose={() => {
                setChosenId(item.documentId);
              }}
            />
          ))}
        </ul>
        {document.kind === 'invoice' && document.creditedBy === null && (
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
      </section>
      <IssuedPdf document={document} />
      {credited && (
        <CreditDialog
          document={credited}
          onClose={() => {
            setCredited(null);
          }}
          onIssued={setChosenId}
        />
      )}
    </div>
  );
}

interface ItemProps {
  readonly document: IssuedDocument;
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
}

function DocumentItem({
  document: { kind, number, memberName, grossCents, creditedBy },
  isCurrent,
  onChoose,
}: ItemProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li>
      <UnstyledButton className={styles.item} aria-current={isCurrent} onClick={onChoose}>
        <strong>{memberName}</strong>
        <strong className={styles.amount}>{format.money(grossCents)}</strong>
        <span className="soft small">
          {t(`billing.documentKind.${kind}`)} {number}
        </span>
        {creditedBy !== null && (
          <span className={`soft small ${styles.whole ?? ''}`}>{t('billing.creditedBy', { number: creditedBy })}</span>
        )}
      </UnstyledButton>
    </li>
  );
}
