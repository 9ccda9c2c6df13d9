import { Button, UnstyledButton } from '@mantine/core';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssuedDocument } from '#contract';
import { useEngineAction, useEngineQuery } from '../../api/engine.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { IssuedPdf } from '../../components/IssuedPdf.tsx';
import { Loading } from '../../components/Loading.tsx';
import table from '../../components/table.module.css';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './ParticipantsPage.module.css';

/** What was issued to a member, newest first; the chosen one is shown below. */
export function MemberDocuments({ memberId }: { readonly memberId: number }): ReactElement {
  const { t } = useTranslation();
  const documents = useEngineQuery('participants.listDocuments', { memberId });
  const [chosenId, setChosenId] = useState<number | null>(null);
  if (documents.error) return <ErrorNotice error={documents.error} onRetry={() => void documents.refetch()} />;
  if (!documents.data) return <Loading />;
  const chosen = documents.data.find(({ documentId }) => documentId === chosenId) ?? documents.data[0];
  if (!chosen)
    return (
      <EmptyState drawing="paper" title={t('participants.noDocuments')} text={t('participants.noDocumentsText')} />
    );
  return (
    <div className={styles.section}>
      <DocumentTable documents={documents.data} chosen={chosen} onChoose={setChosenId} />
      <SaveDocument key={chosen.documentId} document={chosen} />
      <div className={styles.pdf}>
        <IssuedPdf document={chosen} />
      </div>
    </div>
  );
}

interface TableProps {
  readonly documents: readonly IssuedDocument[];
  readonly chosen: IssuedDocument;
  readonly onChoose: (documentId: number) => void;
}

function DocumentTable({ documents, chosen, onChoose }: TableProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <caption className="hidden-visually">{t('participants.tab.documents')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('participants.number')}</th>
            <th scope="col">{t('words.period')}</th>
            <th scope="col">{t('participants.issuedOn')}</th>
            <th scope="col" className={table.number}>
              {t('words.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {documents.map(({ documentId, kind, number, firstDay, lastDay, issuedOn, grossCents, creditedBy }) => (
            <tr
              key={documentId}
              data-clickable
              data-current={documentId === chosen.documentId}
              onClick={() => {
                onChoose(documentId);
              }}
            >
              <th scope="row" className="nowrap">
                <UnstyledButton aria-pressed={documentId === chosen.documentId}>{number}</UnstyledButton>
                <div className={table.under}>
                  {creditedBy === null
                    ? t(`billing.documentKind.${kind}`)
                    : t('billing.creditedBy', { number: creditedBy })}
                </div>
              </th>
              <td>{format.range(firstDay, lastDay)}</td>
              <td>{format.day(issuedOn)}</td>
              <td className={table.number}>{format.money(grossCents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SaveDocument({ document }: { readonly document: IssuedDocument }): ReactElement {
  const { t } = useTranslation();
  const save = useEngineAction('billing.saveDocument');
  return (
    <div className={styles.save}>
      <Button
        variant="default"
        leftSection={<IconDeviceFloppy size={18} aria-hidden />}
        loading={save.isPending}
        onClick={() => {
          save.mutate({ documentId: document.documentId });
        }}
      >
        {t('billing.savePdf', { number: document.number })}
      </Button>
      <span role="status" className="soft small">
        {save.data && t('energy.saved', { name: save.data.fileName })}
      </span>
      <ErrorNotice error={save.error} />
    </div>
  );
}
