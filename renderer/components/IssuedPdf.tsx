import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssuedDocument } from '#contract';
import { useEngineQuery } from '../api/engine.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { PdfView } from './PdfView.tsx';

/** An issued document, byte for byte as it was issued. */
export function IssuedPdf({
  document: { documentId, kind, number },
}: {
  readonly document: Pick<IssuedDocument, 'documentId' | 'kind' | 'number'>;
}): ReactElement {
  const { t } = useTranslation();
  const pdf = useEngineQuery('billing.getDocumentPdf', { documentId });
  if (pdf.error) return <ErrorNotice error={pdf.error} onRetry={() => void pdf.refetch()} />;
  const label = `${t(`billing.documentKind.${kind}`)} ${number}`;
  return <PdfView bytes={pdf.data} documentKey={String(documentId)} label={label} />;
}
