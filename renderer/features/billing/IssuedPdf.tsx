import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssuedDocument } from '#contract';
import { useEngineQuery } from '../../api/engine.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PdfView } from '../../components/PdfView.tsx';

interface Props {
  readonly document: Pick<IssuedDocument, 'documentId' | 'kind' | 'number'>;
}

/** The bytes of an issued document, as they were frozen. */
export function IssuedPdf({ document: { documentId, kind, number } }: Props): ReactElement {
  const { t } = useTranslation();
  const pdf = useEngineQuery('billing.getDocumentPdf', { documentId });
  if (pdf.error) return <ErrorNotice error={pdf.error} onRetry={() => void pdf.refetch()} />;
  return <PdfView bytes={pdf.data} label={`${t(`billing.documentKind.${kind}`)} ${number}`} />;
}
