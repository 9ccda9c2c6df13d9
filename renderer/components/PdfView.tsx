import { ActionIcon } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { drawPage, openPdf } from './pdf-pages.ts';
import { Loading } from './Loading.tsx';
import { PdfTurn } from './PdfTurn.tsx';
import styles from './PdfView.module.css';

/** Percent of the width there is, up to 900 px at 100. */
const zooms = [50, 75, 100, 125, 150, 200, 300] as const;
type Zoom = (typeof zooms)[number];

interface Props {
  readonly bytes: Uint8Array | undefined;
  /** Which document it is: where the same one is made anew, its pages are seen until the new ones are drawn. */
  readonly documentKey: string;
  /** Whose document it is, for those who do not see it. */
  readonly label: string;
  /** With the way from page to page, for long documents. */
  readonly hasPages?: boolean;
}

interface OpenedPdf {
  readonly pdf: PDFDocumentProxy;
  readonly bytes: Uint8Array;
  readonly documentKey: string;
}

/** The true PDF, page by page: a picture with its text over it, to be read, selected and searched. */
export function PdfView({ bytes, documentKey, label, hasPages = false }: Props): ReactElement {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<OpenedPdf | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const [zoom, setZoom] = useState<Zoom>(100);
  const view = useRef<HTMLElement>(null);

  useEffect(() => {
    if (!bytes) return undefined;
    let isCurrent = true;
    openPdf(bytes)
      .then(({ promise }) => promise)
      .then(
        (pdf) => {
          if (!isCurrent) return pdf.loadingTask.destroy();
          setFailure(null);
          setOpened({ pdf, bytes, documentKey });
          return undefined;
        },
        (error: unknown) => {
          if (isCurrent) setFailure(error instanceof Error ? error : new Error(String(error)));
        },
      );
    return () => {
      isCurrent = false;
    };
  }, [bytes, documentKey]);
  useEffect(
    () => () => {
      void opened?.pdf.loadingTask.destroy();
    },
    [opened],
  );

  const pdf = opened?.documentKey === documentKey ? opened.pdf : null;
  if (failure) throw failure;
  return (
    <div className={styles.frame}>
      <div className={styles.tools}>
        {hasPages && pdf && <PdfTurn view={view} pages={pdf.numPages} />}
        <PdfZoom zoom={zoom} onZoom={setZoom} />
      </div>
      <section ref={view} className={styles.view} aria-label={label} aria-busy={opened?.bytes !== bytes} tabIndex={0}>
        {!pdf && <Loading label={t('billing.pdfBusy')} />}
        {pdf &&
          Array.from({ length: pdf.numPages }, (_, index) => (
            <PdfPage key={index} pdf={pdf} number={index + 1} zoom={zoom} />
          ))}
      </section>
    </div>
  );
}

interface ZoomProps {
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
}

function PdfZoom({ zoom, onZoom }: ZoomProps): ReactElement {
  const { t } = useTranslation();
  const button = (by: 1 | -1, label: string, icon: ReactElement): ReactElement => {
    const next = zooms[zooms.indexOf(zoom) + by];
    return (
      <ActionIcon
        variant="default"
        size={30}
        aria-label={label}
        title={label}
        disabled={next === undefined}
        onClick={() => {
          if (next !== undefined) onZoom(next);
        }}
      >
        {icon}
      </ActionIcon>
    );
  };
  return (
    <div className={styles.zoom} role="toolbar" aria-label={t('billing.zoom')}>
      {button(-1, t('billing.zoomOut'), <IconMinus size={16} aria-hidden />)}
      <span role="status" className="small">
        {t('billing.zoomIs', { zoom })}
      </span>
      {button(1, t('billing.zoomIn'), <IconPlus size={16} aria-hidden />)}
    </div>
  );
}

interface PageProps {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  readonly zoom: Zoom;
}

function PdfPage({ pdf, number, zoom }: PageProps): ReactElement {
  const { t } = useTranslation();
  const holder = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [isNear, setNear] = useState(false);

  useEffect(() => {
    if (!holder.current) return undefined;
    const sizes = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width));
    });
    sizes.observe(holder.current);
    // of a long document only what is in sight is drawn, and a screen around it
    const { current } = holder;
    const sight = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return;
        setNear(entry.isIntersecting);
        if (!entry.isIntersecting) current.ariaBusy = null;
      },
      { root: current.parentElement, rootMargin: '100%' },
    );
    // until it is drawn, or known to be far
    current.ariaBusy = 'true';
    sight.observe(current);
    return () => {
      sizes.disconnect();
      sight.disconnect();
    };
  }, []);
  useEffect(() => {
    const element = holder.current;
    if (!element || width === 0) return undefined;
    // what was drawn at another width is seen until the new one is there
    if (isNear) return drawPage(pdf, number, element, width);
    element.replaceChildren();
    return undefined;
  }, [pdf, number, width, isNear]);

  return (
    <div
      ref={holder}
      className={styles.page}
      style={{ width: `${zoom}%`, maxWidth: 9 * zoom }}
      role="group"
      aria-label={t('billing.pdfPage', { page: number, pages: pdf.numPages })}
    />
  );
}
