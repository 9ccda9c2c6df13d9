/**
 * Reading XLSX workbooks: the parts of the package one after the other, streamed, with limits checked
 * before anything is unpacked. Formulas give the value that is stored with them and are never evaluated.
 *
 * @source ECMA-376 (Office Open XML), part 1, sections 12, 18.2 to 18.4 and 18.8
 */
import { ArchiveError, openPackage, type ArchiveBytes, type ArchiveEntry } from '../zip-archive.ts';
import { SpreadsheetError, type Sheet, type TableRow } from './cell.ts';
import { findBuiltInTimeKind, findTimeKind, type TimeKind } from './excel-time.ts';
import { unescapeText, WorksheetListener, type WorkbookTables } from './workbook-cells.ts';
import { XmlError, XmlScanner, type XmlListener } from './xml-scanner.ts';

/** Texts of a workbook that are kept in memory at most, in letters. */
const MOST_SHARED_LETTERS = 1 << 26;
const MOST_SHARED_TEXTS = 1 << 21;

type Parts = ReadonlyMap<string, ArchiveEntry>;

/**
 * Opens a workbook.
 *
 * @returns its visible sheets in their order (all, where none is visible); their rows are read when asked for
 * @throws SpreadsheetError `spreadsheet-damaged`, `spreadsheet-too-large`, `file-is-spreadsheet` (of another
 *   kind), `file-is-document`
 */
export async function openWorkbook(bytes: ArchiveBytes): Promise<Sheet[]> {
  const parts = await listParts(bytes);
  const path = await findBook(parts);
  const book = await readBook(parts, path);
  const relations = await readRelations(parts, path);
  const sheets = book.sheets.flatMap(({ name, relation, isHidden }) => {
    const found = relations.find(({ id }) => id === relation);
    const part = found?.type === 'worksheet' ? parts.get(found.target.toLowerCase()) : undefined;
    return part ? [{ name, isHidden, part }] : [];
  });
  if (sheets.length === 0) throw new SpreadsheetError('spreadsheet-damaged');
  const visible = sheets.filter(({ isHidden }) => !isHidden);
  const tables = await readTables(parts, relations, book.isFrom1904);
  return (visible.length > 0 ? visible : sheets).map(({ name, part }) => ({
    name,
    rows: () => readSheet(part, tables),
  }));
}

/** Path of the part that lists the sheets. */
async function findBook(parts: Parts): Promise<string> {
  const root = await readRelations(parts, '');
  const path = root.find(({ type }) => type === 'officeDocument')?.target;
  if (path?.endsWith('.bin') || (parts.has('mimetype') && parts.has('content.xml')))
    throw new SpreadsheetError('file-is-spreadsheet');
  if (path !== undefined && !path.startsWith('xl/')) throw new SpreadsheetError('file-is-document');
  if (path === undefined && !parts.has('[content_types].xml')) throw new SpreadsheetError('file-is-archive');
  return path ?? 'xl/workbook.xml';
}

async function listParts(bytes: ArchiveBytes): Promise<Parts> {
  try {
    return await openPackage(bytes);
  } catch (error) {
    throw toSpreadsheetError(error);
  }
}

function toSpreadsheetError(error: unknown): unknown {
  if (error instanceof XmlError) return new SpreadsheetError('spreadsheet-damaged');
  if (!(error instanceof ArchiveError)) return error;
  if (error.code === 'zip-too-large' || error.code === 'zip-too-many-files')
    return new SpreadsheetError('spreadsheet-too-large');
  return new SpreadsheetError(error.code === 'password-needed' ? 'spreadsheet-sealed' : 'spreadsheet-damaged');
}

/** Feeds a part to a listener, and stops between its chunks to hand over what was heard. */
async function* scan<L extends XmlListener>(part: ArchiveEntry, listener: L): AsyncGenerator<L> {
  const scanner = new XmlScanner(listener);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  try {
    if (part.problem) throw new ArchiveError(part.problem);
    for await (const chunk of part.open()) {
      decoder ??= new TextDecoder(findXmlEncoding(chunk));
      scanner.write(decoder.decode(chunk, { stream: true }));
      yield listener;
    }
    scanner.write(decoder?.decode() ?? '');
    scanner.end();
    yield listener;
  } catch (error) {
    throw toSpreadsheetError(error);
  }
}

function findXmlEncoding(start: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0x3c && start[1] === 0)) return 'utf-16le';
  return (start[0] === 0xfe && start[1] === 0xff) || (start[0] === 0 && start[1] === 0x3c) ? 'utf-16be' : 'utf-8';
}

async function hear<L extends XmlListener>(part: ArchiveEntry, listener: L): Promise<L> {
  const scanning = scan(part, listener);
  while (!(await scanning.next()).done);
  return listener;
}

async function* readSheet(part: ArchiveEntry, tables: WorkbookTables): AsyncGenerator<TableRow> {
  const listener = new WorksheetListener(tables);
  for await (const heard of scan(part, listener)) yield* heard.takeRows();
}

interface Relation {
  readonly id: string;
  /** Last word of its type, for example `worksheet`. */
  readonly type: string;
  /** Path of the part in the package. */
  readonly target: string;
}

const ignore = (): void => undefined;

/** What a part refers to; links out of the package are not among them. */
async function readRelations(parts: Parts, path: string): Promise<Relation[]> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const part = parts.get(`${folder}_rels/${path.slice(folder.length)}.rels`.toLowerCase());
  const relations: Relation[] = [];
  if (!part) return relations;
  await hear(part, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') return;
      const target = attributes.get('Target') ?? '';
      relations.push({
        id: attributes.get('Id') ?? '',
        type: attributes.get('Type')?.split('/').at(-1) ?? '',
        target: target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, ''),
      });
    },
    close: ignore,
    text: ignore,
  });
  return relations;
}

interface Book {
  readonly isFrom1904: boolean;
  readonly sheets: readonly { readonly name: string; readonly relation: string; readonly isHidden: boolean }[];
}

async function readBook(parts: Parts, path: string): Promise<Book> {
  const part = parts.get(path.toLowerCase());
  if (!part) throw new SpreadsheetError('spreadsheet-damaged');
  let isFrom1904 = false;
  const sheets: { name: string; relation: string; isHidden: boolean }[] = [];
  await hear(part, {
    open(name, attributes) {
      if (name === 'workbookPr') isFrom1904 = /^(1|true|on)$/.test(attributes.get('date1904') ?? '');
      if (name !== 'sheet') return;
      const isHidden = (attributes.get('state') ?? 'visible') !== 'visible';
      sheets.push({ name: attributes.get('name') ?? '', relation: attributes.get('id') ?? '', isHidden });
    },
    close: ignore,
    text: ignore,
  });
  return { isFrom1904, sheets };
}

async function readTables(parts: Parts, relations: readonly Relation[], isFrom1904: boolean): Promise<WorkbookTables> {
  const find = (type: string): ArchiveEntry | undefined =>
    parts.get(relations.find((relation) => relation.type === type)?.target.toLowerCase() ?? '');
  const [styles, texts] = [find('styles'), find('sharedStrings')];
  return {
    isFrom1904,
    timeKinds: styles ? (await hear(styles, new StylesListener())).list() : [],
    sharedTexts: texts ? (await hear(texts, new SharedTextsListener())).texts : [],
  };
}

class StylesListener implements XmlListener {
  readonly #codes = new Map<number, string>();
  readonly #formats: number[] = [];
  #isInCells = false;

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    const format = Number(attributes.get('numFmtId') ?? 0);
    if (name === 'numFmt') this.#codes.set(format, attributes.get('formatCode') ?? '');
    else if (name === 'cellXfs') this.#isInCells = true;
    else if (name === 'xf' && this.#isInCells) this.#formats.push(format);
  }

  close(name: string): void {
    if (name === 'cellXfs') this.#isInCells = false;
  }

  text = ignore;

  list(): TimeKind[] {
    return this.#formats.map((format) => {
      const code = this.#codes.get(format);
      return code === undefined ? findBuiltInTimeKind(format) : findTimeKind(code);
    });
  }
}

class SharedTextsListener implements XmlListener {
  readonly texts: string[] = [];
  #text = '';
  #letters = 0;
  #takes = false;
  #isPhonetic = false;

  open(name: string): void {
    if (name === 'si') this.#text = '';
    else if (name === 'rPh') this.#isPhonetic = true;
    else if (name === 't') this.#takes = !this.#isPhonetic;
  }

  close(name: string): void {
    if (name === 't') this.#takes = false;
    else if (name === 'rPh') this.#isPhonetic = false;
    else if (name === 'si' && this.texts.push(unescapeText(this.#text)) > MOST_SHARED_TEXTS)
      throw new SpreadsheetError('spreadsheet-too-large');
  }

  text(piece: string): void {
    if (!this.#takes) return;
    this.#text += piece;
    this.#letters += piece.length;
    if (this.#letters > MOST_SHARED_LETTERS) throw new SpreadsheetError('spreadsheet-too-large');
  }
}
