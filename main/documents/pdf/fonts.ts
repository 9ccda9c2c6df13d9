/** The two faces of documents, read and parsed once per thread: parsing them again costs more than drawing a bill. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font, type GlyphRun } from 'fontkit';
import { getResourcesDir } from '#main/resources-dir.ts';

export type FontName = 'regular' | 'bold';
export interface Face {
  readonly font: Font;
  /** Width of a text in thousandths of its size. */
  measure(text: string): number;
}
export type Fonts = Readonly<Record<FontName, Face>>;

const MAX_CACHED_WORDS = 20_000;
let fonts: Fonts | undefined;

/** Figures differ on each bill and need no shaping: their signs stand side by side, all digits equally wide. */
const FIGURE = /^[-\d.,%€\u00a0\u202f]+ ?$/;
/** A figure and its unit: `1 234,5 kWh`, held together by a space that does not break. */
const AFTER_FIXED_SPACE = /(?<=[\u00a0\u202f])/;

function layoutFigure(font: Font, text: string): GlyphRun {
  const glyphs = Array.from(text, (char) => font.glyphForCodePoint(char.charCodeAt(0)));
  const positions = glyphs.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 }));
  return { glyphs, positions, advanceWidth: glyphs.reduce((width, glyph) => width + glyph.advanceWidth, 0) };
}

function joinRuns(runs: readonly GlyphRun[]): GlyphRun {
  return {
    glyphs: runs.flatMap((run) => run.glyphs),
    positions: runs.flatMap((run) => run.positions),
    advanceWidth: runs.reduce((width, run) => width + run.advanceWidth, 0),
  };
}

/**
 * Words recur from bill to bill, and shaping them is most of the work: keep their layout. pdfkit scales
 * what it is given in place, which changes nothing only where an em has 1000 units.
 */
function rememberLayouts(font: Font): Font {
  if (font.unitsPerEm !== 1000) throw new Error('Document fonts must have 1000 units per em.');
  const layout = font.layout.bind(font);
  const known = new Map<string, GlyphRun>();
  const layoutPart = (text: string): GlyphRun => {
    let run = known.get(text);
    if (!run) {
      if (known.size >= MAX_CACHED_WORDS) known.clear();
      known.set(text, (run = FIGURE.test(text) ? layoutFigure(font, text) : layout(text)));
    }
    return run;
  };
  font.layout = (text, features) => {
    if (features) return layout(text, features);
    const parts = FIGURE.test(text) ? [text] : text.split(AFTER_FIXED_SPACE);
    return parts.length > 1 ? joinRuns(parts.map(layoutPart)) : layoutPart(text);
  };
  return font;
}

function loadFace(file: string): Face {
  const font = rememberLayouts(create(readFileSync(join(getResourcesDir(), 'fonts', file))));
  const widths = new Map<string, number>();
  const measureWord = (word: string): number => {
    let width = widths.get(word);
    if (width === undefined) {
      if (widths.size >= MAX_CACHED_WORDS) widths.clear();
      widths.set(word, (width = font.layout(word).advanceWidth));
    }
    return width;
  };
  // words are drawn with the space after them: measured the same way
  const measure = (text: string): number => {
    let [width, from] = [0, 0];
    for (let space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', from)) {
      width += measureWord(text.slice(from, space + 1));
      from = space + 1;
    }
    return from < text.length ? width + measureWord(text.slice(from)) : width;
  };
  return { font, measure };
}

export function getFonts(): Fonts {
  fonts ??= { regular: loadFace('NotoSans-Regular.ttf'), bold: loadFace('NotoSans-Bold.ttf') };
  return fonts;
}
