import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { drawPage, openPdf } from './pdf-pages.ts';
import { Loading } from './Loading.tsx';
import styles from './PdfView.module.css';

interface Props {
  readonly bytes: Uint8Array | undefined;
  /** Whose document it is, for those who do not see it. */
  readonly label: string;
}

/** The true PDF, page by page: a picture with its text over it, to be read, selected and searched. */
export function PdfView({ bytes, label }: Props): ReactElement {
  const { t } = useTranslation();
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);

  useEffect(() => {
    if (!bytes) return undefined;
    const task = openPdf(bytes);
    let isCurrent = true;
    task.promise.then(
      (opened) => {
        if (isCurrent) {
          setFailure(null);
          setPdf(opened);
        }
      },
      (error: unknown) => {
        if (isCurrent) setFailure(error instanceof Error ? error : new Error(String(error)));
      },
    );
    return () => {
      isCurrent = false;
      setPdf(null);
      void task.destroy();
    };
  }, [bytes]);

  if (failure) throw failure;
  return (
    <section className={styles.view} aria-label={label} tabIndex={0}>
      {!pdf && <Loading label={t('billing.pdfBusy')} />}
      {pdf &&
        Array.from({ length: pdf.numPages }, (_, index) => (
          <PdfPage key={`${pdf.fingerprints[0]} ${index}`} pdf={pdf} number={index + 1} />
        ))}
    </section>
  );
}

function PdfPage({ pdf, number }: { readonly pdf: PDFDocumentProxy; readonly number: number }): ReactElement {
  const { t } = useTranslation();
  const holder = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);

  useEffect(() => {
    if (!holder.current) return undefined;
    const sizes = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width));
    });
    sizes.observe(holder.current);
    return () => {
      sizes.disconnect();
    };
  }, []);
  useEffect(() => {
    if (!holder.current || width === 0) return undefined;
    return drawPage(pdf, number, holder.current, width);
  }, [pdf, number, width]);

  return (
    <div
      ref={holder}
      className={styles.page}
      role="group"
      aria-label={t('billing.pdfPage', { page: number, pages: pdf.numPages })}
    />
  );
}
