/** For tests: workbooks of any content, well-formed or not, packed from their parts. */
import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

const CONTENT_TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A ZIP with these parts. */
export async function packParts(parts: Readonly<Record<string, string>>, password?: string): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), {
    useWebWorkers: false,
    ...(password === undefined ? {} : { password }),
  });
  for (const [name, content] of Object.entries(parts)) await writer.add(name, new TextReader(content));
  return writer.close();
}

export interface TestWorkbook {
  /** XML inside `<sheetData>` of the one sheet. */
  readonly rows: string;
  /** XML inside `<sst>`. */
  readonly texts?: string;
  /** XML inside `<styleSheet>`. */
  readonly styles?: string;
  /** Attributes of `<workbookPr>`. */
  readonly properties?: string;
  /** Parts that replace or join the usual ones. */
  readonly parts?: Readonly<Record<string, string>>;
}

/** A small workbook written by hand. */
export function makeTestWorkbook({ rows, texts, styles, properties = '', parts }: TestWorkbook): Promise<Uint8Array> {
  return packParts({
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${RELATIONS}"><workbookPr ${properties}/><sheets><sheet name="Feuille &amp; 1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      `<Relationships><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>` +
      `<Relationship Id="r2" Type="${RELATIONS}/styles" Target="styles.xml"/>` +
      `<Relationship Id="r3" Type="${RELATIONS}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    ...(texts === undefined ? {} : { 'xl/sharedStrings.xml': `<sst>${texts}</sst>` }),
    ...(styles === undefined ? {} : { 'xl/styles.xml': `<styleSheet>${styles}</styleSheet>` }),
    ...parts,
  });
}
