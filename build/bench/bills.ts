/**
 * 300 bills as tagged PDF/A-3b with chart, payment code and day tables, beside two peers that write the same
 * texts in the same places with the same fonts: no tags, no chart, no code, no wrapping left to do. The peers
 * are the library pdf-lib, and pdfkit itself as its manual uses it. They write a tenth of the bills.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import PDFDocument from 'pdfkit';
import type { Bill } from '#domain/billing/bill.ts';
import { makeBill } from '#documents/pdf/bill-fixture.ts';
import { renderBill } from '#documents/pdf/bill.ts';
import { Sheet } from '#documents/pdf/sheet.ts';
import { getResourcesDir } from '#main/resources-dir.ts';
import type { BenchRow } from './bench-row.ts';

const BILLS = 300;
/** Of each peer: timing all would take minutes. */
const PEER_BILLS = 30;
const PEER = 'pdf-lib';
const PACKAGES = ['pdf-lib@1.17.1', '@pdf-lib/fontkit@1.1.1'];
// a folder of its own: npm takes out of a folder what its package.json does not list
const PEERS = join(import.meta.dirname, '..', '..', '.cache', 'bench-peers', 'pdf');
const PAGE_HEIGHT = 841.89;

interface PeerPage {
  drawText(text: string, options: { x: number; y: number; size: number; font: unknown }): void;
}
interface PeerLibrary {
  readonly PDFDocument: {
    create(): Promise<{
      registerFontkit(fontkit: unknown): void;
      embedFont(bytes: Uint8Array, options: { subset: boolean }): Promise<unknown>;
      addPage(size: [number, number]): PeerPage;
      save(): Promise<Uint8Array>;
    }>;
  };
}
interface Peer {
  readonly library: PeerLibrary;
  readonly fontkit: unknown;
}

interface DrawnText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly isBold: boolean;
}

async function loadPackage(path: string): Promise<unknown> {
  const loaded = (await import(pathToFileURL(join(PEERS, 'node_modules', path)).href)) as {
    readonly default?: unknown;
  };
  return loaded.default ?? loaded;
}

async function loadPeer(): Promise<Peer> {
  if (!existsSync(join(PEERS, 'node_modules', PEER))) {
    process.stderr.write(`Installing ${PACKAGES.join(', ')} into ${PEERS} …\n`);
    mkdirSync(PEERS, { recursive: true });
    writeFileSync(join(PEERS, 'package.json'), '{ "private": true }\n');
    const installed = spawnSync('npm', ['install', '--no-audit', '--no-fund', ...PACKAGES], {
      cwd: PEERS,
      stdio: ['ignore', 2, 2],
    });
    if (installed.status !== 0) throw new Error(`npm could not install ${PACKAGES.join(', ')}`);
  }
  return {
    library: (await loadPackage('pdf-lib/cjs/index.js')) as PeerLibrary,
    fontkit: await loadPackage('@pdf-lib/fontkit/dist/fontkit.umd.js'),
  };
}

function makeBills(): Bill[] {
  return Array.from({ length: BILLS }, (_, i) =>
    makeBill({
      number: `SDV-2025-${String(i + 1).padStart(4, '0')}`,
      sharedWh: (day) => 1_000 + ((day * 3_571 + i * 911) % 6_000),
      consumedWh: (day) => 8_000 + ((day * 7_919 + i * 577) % 6_300),
    }),
  );
}

/** The texts of each page of a bill, as our own document places them. */
async function recordTexts(bill: Bill): Promise<DrawnText[][]> {
  const pages: DrawnText[][] = [];
  const { addPage, drawLine } = Object.getOwnPropertyDescriptors(Sheet.prototype);
  Sheet.prototype.addPage = function (): void {
    pages.push([]);
    addPage.value?.call(this);
  };
  Sheet.prototype.drawLine = function (text, x, y, width, style): void {
    pages.at(-1)?.push({ text, x, y, size: style.size, isBold: style.font === 'bold' });
    drawLine.value?.call(this, text, x, y, width, style);
  };
  try {
    await renderBill(bill);
  } finally {
    Object.defineProperties(Sheet.prototype, { addPage, drawLine });
  }
  return pages;
}

async function writePeerBill(
  { library, fontkit }: Peer,
  pages: readonly DrawnText[][],
  fonts: readonly Uint8Array[],
): Promise<Uint8Array> {
  const document = await library.PDFDocument.create();
  document.registerFontkit(fontkit);
  const [regular, bold] = await Promise.all(fonts.map((bytes) => document.embedFont(bytes, { subset: true })));
  for (const texts of pages) {
    const page = document.addPage([595.28, PAGE_HEIGHT]);
    for (const { text, x, y, size, isBold } of texts) {
      if (text) page.drawText(text, { x, y: PAGE_HEIGHT - y - size, size, font: isBold ? bold : regular });
    }
  }
  return document.save();
}

async function writePlainBill(
  pages: readonly DrawnText[][],
  [regular, bold]: readonly Uint8Array[],
): Promise<Uint8Array> {
  const document = new PDFDocument({ autoFirstPage: false });
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  document.registerFont('regular', regular).registerFont('bold', bold);
  for (const texts of pages) {
    document.addPage({ size: 'A4', margin: 0 });
    for (const { text, x, y, size, isBold } of texts)
      document
        .font(isBold ? 'bold' : 'regular')
        .fontSize(size)
        .text(text, x, y, { lineBreak: false });
  }
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

interface Timed {
  readonly msEach: number;
  readonly kilobytes: number;
}

async function timeEach<Input>(inputs: readonly Input[], write: (input: Input) => Promise<Uint8Array>): Promise<Timed> {
  const start = performance.now();
  let bytes = 0;
  for (const input of inputs) bytes += (await write(input)).length;
  return { msEach: (performance.now() - start) / inputs.length, kilobytes: Math.round(bytes / inputs.length / 1024) };
}

function makeRow(ours: Timed, peerName: string, peer: Timed): BenchRow {
  return {
    name: `${String(BILLS)} bills as PDF/A-3b`,
    ours: { name: 'Partajoule', ms: ours.msEach * BILLS },
    peer: { name: peerName, ms: peer.msEach * BILLS },
    ratio: peer.msEach / ours.msEach,
    note: `${String(ours.kilobytes)} KB each, with tags, chart and payment code; peer ${String(peer.kilobytes)} KB each, the same texts alone, timed on ${String(PEER_BILLS)}`,
  };
}

/** 300 bills of a month, one thread, beside each peer. */
export async function benchBills(): Promise<BenchRow[]> {
  const bills = makeBills();
  const peer = await loadPeer();
  const ours = await timeEach(bills, (bill) => renderBill(bill));
  const fonts = ['Regular', 'Bold'].map((face) =>
    readFileSync(join(getResourcesDir(), 'fonts', `NotoSans-${face}.ttf`)),
  );
  const texts: DrawnText[][][] = [];
  for (const bill of bills.slice(0, PEER_BILLS)) texts.push(await recordTexts(bill));
  return [
    makeRow(
      ours,
      `${PACKAGES[0] ?? PEER}, fonts embedded per document`,
      await timeEach(texts, (pages) => writePeerBill(peer, pages, fonts)),
    ),
    makeRow(
      ours,
      'pdfkit, fonts embedded per document',
      await timeEach(texts, (pages) => writePlainBill(pages, fonts)),
    ),
  ];
}
