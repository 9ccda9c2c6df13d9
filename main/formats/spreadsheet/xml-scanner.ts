/** A scanner of the XML inside spreadsheets: streaming, flat in memory, deaf to everything but elements and text. */

export interface XmlListener {
  /** @param name without prefix */
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  /** A piece of text, entities replaced; one text may come in several pieces. */
  text(piece: string): void;
}

export type XmlAttributes = ReadonlyMap<string, string>;

/** Thrown where the text is not well-formed, or is made to harm: a document type, boundless nesting or names. */
export class XmlError extends Error {}

const DEEPEST = 64;
const LONGEST_TAG = 1 << 20;
const LONGEST_ENTITY = 12;
const NO_ATTRIBUTES: XmlAttributes = new Map();
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export class XmlScanner {
  readonly #listener: XmlListener;
  readonly #open: string[] = [];
  #rest = '';
  #hasRoot = false;

  constructor(listener: XmlListener) {
    this.#listener = listener;
  }

  /** @throws XmlError */
  write(chunk: string): void {
    const text = this.#rest + chunk;
    let at = 0;
    while (at < text.length) {
      const next = text.charCodeAt(at) === LESS_THAN ? this.#readMarkup(text, at) : this.#readText(text, at);
      if (next === at) break;
      at = next;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > LONGEST_TAG) throw new XmlError();
  }

  /** @throws XmlError where the text ends too early */
  end(): void {
    if (this.#rest !== '') this.#emitText(this.#rest);
    if (this.#open.length > 0 || !this.#hasRoot || this.#rest.startsWith('<')) throw new XmlError();
  }

  /** Reads up to the next tag; an entity cut at the end of the chunk waits for the rest. */
  #readText(text: string, at: number): number {
    const tag = text.indexOf('<', at);
    let end = tag < 0 ? text.length : tag;
    if (tag < 0) {
      const entity = text.lastIndexOf('&');
      if (entity >= at && text.length - entity < LONGEST_ENTITY && !text.includes(';', entity)) end = entity;
    }
    if (end > at) this.#emitText(text.slice(at, end));
    return end;
  }

  #emitText(piece: string): void {
    if (this.#open.length > 0) this.#listener.text(replaceEntities(piece));
    else if (piece.trim() !== '' && piece !== '\ufeff') throw new XmlError();
  }

  /** Reads one piece of markup; returns `at` where its end has not come yet. */
  #readMarkup(text: string, at: number): number {
    const second = text[at + 1];
    if (second === '?') return skipTo(text, at, '?>');
    if (second === '!') return this.#readDeclaration(text, at);
    const end = findTagEnd(text, at + 1);
    if (end < 0) return at;
    if (second === '/') this.#close(localName(text.slice(at + 2, end).trim()));
    else this.#openTag(text.slice(at + 1, end));
    return end + 1;
  }

  #readDeclaration(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return skipTo(text, at, '-->');
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at);
      if (end < 0) return at;
      if (this.#open.length > 0) this.#listener.text(text.slice(at + 9, end));
      return end + 3;
    }
    // the beginning of one of the two may be cut; a document type, with its entities, has no place in a spreadsheet
    const start = text.slice(at, at + 9);
    if ('<!--'.startsWith(start) || '<![CDATA['.startsWith(start)) return at;
    throw new XmlError();
  }

  #openTag(tag: string): void {
    const isEmpty = tag.endsWith('/');
    const body = isEmpty ? tag.slice(0, -1) : tag;
    const space = body.search(/\s/);
    const name = localName(space < 0 ? body : body.slice(0, space));
    if (name === '' || (this.#hasRoot && this.#open.length === 0)) throw new XmlError();
    this.#hasRoot = true;
    this.#listener.open(name, space < 0 ? NO_ATTRIBUTES : readAttributes(body, space));
    if (isEmpty) this.#listener.close(name);
    else if (this.#open.push(name) > DEEPEST) throw new XmlError();
  }

  #close(name: string): void {
    if (this.#open.pop() !== name) throw new XmlError();
    this.#listener.close(name);
  }
}

const LESS_THAN = 60;
const GREATER_THAN = 62;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;

function skipTo(text: string, at: number, end: string): number {
  const found = text.indexOf(end, at);
  return found < 0 ? at : found + end.length;
}

/** Index of the `>` that ends a tag, outside the quotes of its attributes; -1 where it has not come. */
function findTagEnd(text: string, from: number): number {
  let quote = 0;
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === GREATER_THAN) return i;
    else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) quote = code;
    else if (code === LESS_THAN) throw new XmlError();
  }
  return -1;
}

function readAttributes(body: string, from: number): XmlAttributes {
  const attributes = new Map<string, string>();
  for (const match of body.slice(from).matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes.set(localName(match[1] ?? ''), replaceEntities(match[2] ?? match[3] ?? ''));
  }
  return attributes;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Replaces the five entities of XML and numbered characters; any other has no meaning without a document type. */
function replaceEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&\s]{1,10});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code = name[1] === 'x' ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  });
}
