/** PDF.js for bytes that came over the bridge: nothing is fetched, nothing is evaluated. It is loaded with the first document. */
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.mjs?url';

const loadLibrary = () => import('pdfjs-dist/legacy/build/pdf.mjs');

export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentLoadingTask> {
  const { getDocument, GlobalWorkerOptions } = await loadLibrary();
  GlobalWorkerOptions.workerSrc = workerUrl;
  // PDF.js takes the buffer away: it gets a copy
  return getDocument({
    data: bytes.slice(),
    useWasm: false,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    disableFontFace: false,
  });
}

/**
 * Draws a page into an element, as a picture with its text over it.
 *
 * @param width in CSS pixels
 * @returns the way to stop
 */
export function drawPage(pdf: PDFDocumentProxy, number: number, holder: HTMLElement, width: number): () => void {
  const life = new AbortController();
  const { signal } = life;
  const isStopped = (): boolean => signal.aborted;
  holder.ariaBusy = 'true';
  void (async () => {
    const { TextLayer } = await loadLibrary();
    const page = await pdf.getPage(number);
    if (isStopped()) return;
    const scale = width / page.getViewport({ scale: 1 }).width;
    const viewport = page.getViewport({ scale });
    const dense = page.getViewport({ scale: scale * Math.max(window.devicePixelRatio, 1.5) });
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(dense.width);
    canvas.height = Math.floor(dense.height);
    const drawing = page.render({ canvas, viewport: dense });
    const texts = document.createElement('div');
    texts.className = 'textLayer';
    const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: texts, viewport });
    signal.addEventListener('abort', () => {
      drawing.cancel();
      layer.cancel();
    });
    await Promise.all([drawing.promise, layer.render()]);
    if (isStopped()) return;
    holder.style.aspectRatio = `${viewport.width} / ${viewport.height}`;
    holder.style.setProperty('--total-scale-factor', String(scale));
    holder.replaceChildren(canvas, texts);
    holder.ariaBusy = null;
  })().catch((error: unknown) => {
    // a page that is being replaced is stopped on purpose
    if (isStopped()) return;
    holder.ariaBusy = null;
    throw error;
  });
  return () => {
    life.abort();
    holder.ariaBusy = null;
  };
}
