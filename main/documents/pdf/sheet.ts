/**
 * A tagged PDF/A-3b document being drawn: pages, fonts, wrapped text. Everything on it is either tagged
 * for a screen reader or marked as decoration. The same calls give the same bytes.
 */
import PDFDocument from 'pdfkit';
import { parseDay, type LocalDay } from '#domain/time.ts';
import { getFonts, type FontName, type Fonts } from './fonts.ts';
import { toPrintable } from './printable-text.ts';

export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;
export const PAGE = {
  width: 595.28,
  height: 841.89,
  left: mm(20),
  right: mm(190),
  top: mm(15),
  bottom: mm(281),
} as const;
export const INK = {
  text: '#1B1F24',
  soft: '#4A515B',
  rule: '#C9CED6',
  shared: '#00795A',
  grid: '#3B6EA5',
  gridArea: '#C3D5E8',
  missing: '#757A84',
} as const;

export interface TextStyle {
  readonly size: number;
  readonly font?: FontName;
  readonly color?: string;
  readonly align?: 'left' | 'right' | 'center';
  readonly leading?: number;
  readonly maxLines?: number;
}

export interface SheetOptions {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly language: string;
  readonly createdOn: LocalDay;
  /** Drawn under the content of each page. */
  readonly watermark: readonly string[];
}

/** What stands at the foot of a page. */
export interface PageFoot {
  readonly left: string;
  readonly right: string;
}

type StructureOptions = PDFKit.Mixins.StructureElementOptions & {
  readonly bbox?: readonly number[];
  readonly scope?: 'Column' | 'Row';
};

// a line is measured already: without these pdfkit would measure it again for links it does not have
const DRAW_AS_IS = { lineBreak: false, textWidth: 0, wordCount: 1 };

// pdfkit copies these texts into XML as they are
const toXmlSafe = (text: string): string => text.replaceAll('&', '＆').replaceAll('<', '‹').replaceAll('>', '›');

export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  y: number = PAGE.top;
  readonly #fonts: Fonts = getFonts();
  #watermark: readonly string[];
  readonly #bytes: Promise<Uint8Array>;
  #parent: PDFKit.PDFStructureElement;

  constructor(options: SheetOptions) {
    const meta = (text: string): string => toXmlSafe(toPrintable(text, this.#fonts.regular.font));
    const documentOptions = {
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      subset: 'PDF/A-3b',
      pdfVersion: '1.7',
      tagged: true,
      lang: options.language,
      displayTitle: true,
      font: null,
      info: {
        Title: meta(options.title),
        Author: meta(options.author),
        Subject: meta(options.subject),
        Creator: 'Partajoule',
        Producer: 'Partajoule',
        CreationDate: new Date(parseDay(options.createdOn) * 86_400_000),
      },
    };
    // the published types lag behind: they know neither PDF/A-3b nor a document without a first font
    this.doc = new PDFDocument(documentOptions as unknown as PDFKit.PDFDocumentOptions);
    this.#bytes = collect(this.doc);
    for (const name of ['regular', 'bold'] as const)
      this.doc.registerFont(name, this.#fonts[name].font as unknown as Uint8Array);
    this.#watermark = options.watermark;
    this.#parent = this.doc.struct('Document');
    this.doc.addStructure(this.#parent);
    this.addPage();
  }

  get pageCount(): number {
    return this.doc.bufferedPageRange().count;
  }

  /** Goes on with another document on a new page. */
  startPart(watermark: readonly string[]): void {
    this.#watermark = watermark;
    this.addPage();
  }

  addPage(): void {
    this.doc.addPage();
    this.y = PAGE.top;
    if (this.#watermark.length > 0)
      this.artifact(() => {
        this.#drawWatermark();
      });
  }

  #drawWatermark(): void {
    this.doc.save().rotate(-35, { origin: [PAGE.width / 2, PAGE.height / 2] });
    this.#watermark.forEach((line, i) => {
      this.drawLine(line, 0, PAGE.height / 2 - 70 + i * 84, PAGE.width, {
        size: i === 0 ? 84 : 32,
        font: 'bold',
        color: '#EDEFF2',
        align: 'center',
      });
    });
    this.doc.restore();
  }

  /** Starts a new page unless `height` still fits. Returns whether it did. */
  ensure(height: number): boolean {
    if (this.y + height <= PAGE.bottom) return false;
    this.addPage();
    return true;
  }

  /** Width of a printable text. */
  measure(text: string, style: TextStyle): number {
    return (this.#fonts[style.font ?? 'regular'].measure(text) * style.size) / 1000;
  }

  #printable(text: string, style: TextStyle): string {
    return toPrintable(text, this.#fonts[style.font ?? 'regular'].font);
  }

  /** Lines of a text no wider than `width`: broken at ordinary spaces, inside a word only where it is too long. */
  wrap(text: string, width: number, style: TextStyle): string[] {
    const lines: string[] = [];
    for (const foreign of text.split('\n')) {
      const paragraph = this.#printable(foreign, style);
      let line = '';
      for (const word of (this.measure(paragraph, style) <= width ? [paragraph] : paragraph.split(' ')).flatMap(
        (long) => this.#breakWord(long, width, style),
      )) {
        const longer = line ? `${line} ${word}` : word;
        if (line && this.measure(longer, style) > width) {
          lines.push(line);
          line = word;
        } else line = longer;
      }
      lines.push(line);
    }
    return this.#limit(lines, width, style);
  }

  #breakWord(word: string, width: number, style: TextStyle): string[] {
    if (this.measure(word, style) <= width) return [word];
    const parts = [''];
    for (const char of word) {
      const part = (parts.at(-1) ?? '') + char;
      if (part.length > 1 && this.measure(part, style) > width) parts.push(char);
      else parts[parts.length - 1] = part;
    }
    return parts;
  }

  #limit(lines: string[], width: number, style: TextStyle): string[] {
    const max = style.maxLines ?? Infinity;
    if (lines.length <= max) return lines;
    let last = lines[max - 1] ?? '';
    while (last && this.measure(`${last}…`, style) > width) last = last.slice(0, -1).toWellFormed();
    return [...lines.slice(0, max - 1), `${last.trimEnd()}…`];
  }

  leading(style: TextStyle): number {
    return style.leading ?? style.size * 1.32;
  }

  /** Draws one line whose box starts at `y`; the caller tags it. */
  drawLine(text: string, x: number, y: number, width: number, style: TextStyle): void {
    const printable = this.#printable(text, style);
    const room = style.align && style.align !== 'left' ? width - this.measure(printable, style) : 0;
    this.doc
      .font(style.font ?? 'regular')
      .fontSize(style.size)
      .fillColor(style.color ?? INK.text)
      .text(printable, x + (style.align === 'center' ? room / 2 : room), y, DRAW_AS_IS);
  }

  /** Draws lines one under the other and returns where the next would start. */
  drawLines(lines: readonly string[], x: number, y: number, width: number, style: TextStyle): number {
    for (const line of lines) {
      this.drawLine(line, x, y, width, style);
      y += this.leading(style);
    }
    return y;
  }

  /** Draws a wrapped, tagged text at a place and returns where the next would start. */
  textAt(tag: string, text: string, x: number, y: number, width: number, style: TextStyle): number {
    const lines = this.wrap(text, width, style);
    this.tagged(tag, () => this.drawLines(lines, x, y, width, style));
    return y + lines.length * this.leading(style);
  }

  /** A wrapped, tagged text in the flow: starts a new page where it does not fit, and moves on. */
  paragraph(
    tag: string,
    text: string,
    style: TextStyle,
    x: number = PAGE.left,
    width: number = PAGE.right - PAGE.left,
  ): void {
    const lines = this.wrap(text, width, style);
    this.ensure(Math.min(lines.length, 12) * this.leading(style));
    let rest = lines;
    while (rest.length > 0) {
      const fitting = Math.max(1, Math.floor((PAGE.bottom - this.y) / this.leading(style)));
      const now = rest.slice(0, fitting);
      this.tagged(tag, () => {
        this.y = this.drawLines(now, x, this.y, width, style);
      });
      rest = rest.slice(fitting);
      if (rest.length > 0) this.addPage();
    }
  }

  /** What `draw` draws is one element of the structure, for example a paragraph or a figure. */
  tagged(tag: string, draw: () => void, options: StructureOptions = {}): void {
    this.#parent.add(this.doc.struct(tag, options, draw));
  }

  /** Elements made inside `fill` become children of a new element. */
  group(tag: string, fill: () => void, options: StructureOptions = {}): void {
    const outer = this.#parent;
    this.#parent = this.doc.struct(tag, options);
    outer.add(this.#parent);
    fill();
    this.#parent.end();
    this.#parent = outer;
  }

  /** Decoration: read by nobody. Not to be used inside `tagged`. */
  artifact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  rule(y: number, x: number = PAGE.left, right: number = PAGE.right, color: string = INK.rule, width = 0.5): void {
    this.artifact(() => this.doc.moveTo(x, y).lineTo(right, y).lineWidth(width).strokeColor(color).stroke());
  }

  /** Writes the foot of each page and gives the bytes. */
  async finish(foot: (page: number, pages: number) => PageFoot): Promise<Uint8Array> {
    const { start, count } = this.doc.bufferedPageRange();
    const style: TextStyle = { size: 7.5, color: INK.soft };
    for (let i = 0; i < count; i++) {
      this.doc.switchToPage(start + i);
      const { left, right } = foot(i + 1, count);
      this.artifact(() => {
        this.drawLine(this.wrap(left, mm(140), { ...style, maxLines: 1 })[0] ?? '', PAGE.left, mm(284), mm(140), style);
        this.drawLine(right, PAGE.right - mm(30), mm(284), mm(30), { ...style, align: 'right' });
      });
    }
    this.doc.end();
    return this.#bytes;
  }
}

function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => {
      resolve(new Uint8Array(Buffer.concat(chunks)));
    });
    doc.on('error', reject);
  });
}
