import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentEntry } from '#contract';
import { useFormat } from '../../i18n/use-format.ts';
import { DocumentFilters } from './DocumentFilters.tsx';
import { filterDocuments, newestFirst, noFilter, sortDocuments, type DocumentOrder } from './document-list.ts';
import styles from './DocumentsPage.module.css';
import { DocumentTable } from './DocumentTable.tsx';
import { OpenDocument } from './OpenDocument.tsx';
import { SaveSelected } from './SaveSelected.tsx';

/** All documents, searched and sorted at the left; the opened one at the right. */
export function DocumentArchive({ documents }: { readonly documents: readonly DocumentEntry[] }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const [filter, setFilter] = useState(noFilter);
  const [order, setOrder] = useState<DocumentOrder>(newestFirst);
  const [openId, setOpenId] = useState<number | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const found = useMemo(() => filterDocuments(documents, filter), [documents, filter]);
  const shown = useMemo(() => sortDocuments(found, order, format.language), [found, order, format.language]);
  const open = documents.find(({ documentId }) => documentId === openId);
  // what a filter hides is not saved by surprise
  const chosen = shown.filter(({ documentId }) => selected.has(documentId));
  return (
    <div className={styles.archive}>
      <DocumentFilters documents={documents} filter={filter} onChange={setFilter} />
      <div className={styles.summary}>
        <p className="soft" role="status">
          {t('documents.count', { count: shown.length })}
          {' · '}
          {format.money(shown.reduce((sum, { grossCents }) => sum + grossCents, 0))}
        </p>
        <SaveSelected documents={chosen} />
      </div>
      <div className={styles.split} data-open={open !== undefined}>
        {shown.length === 0 ? (
          <p className="soft">{t('documents.nothingFound')}</p>
        ) : (
          <DocumentTable
            documents={shown}
            order={order}
            onOrder={setOrder}
            openId={open ? open.documentId : null}
            onOpen={setOpenId}
            selected={selected}
            onSelect={setSelected}
          />
        )}
        {open && (
          <OpenDocument
            key={open.documentId}
            document={open}
            onOpen={setOpenId}
            onClose={() => {
              setOpenId(null);
            }}
          />
        )}
      </div>
    </div>
  );
}
