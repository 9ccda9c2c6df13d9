declare module 'fontkit' {
  export interface Glyph {
    readonly advanceWidth: number;
  }
  export interface GlyphRun {
    readonly glyphs: readonly Glyph[];
    readonly positions: readonly { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }[];
    readonly advanceWidth: number;
  }
  export interface Font {
    readonly unitsPerEm: number;
    glyphForCodePoint(codePoint: number): Glyph;
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(text: string, features?: unknown): GlyphRun;
  }
  export function create(bytes: Uint8Array): Font;
}

declare module 'sepa-payment-qr-code' {
  function generateQrCode(data: {
    readonly name: string;
    readonly iban: string;
    readonly bic?: string;
    readonly amount: number | null;
    readonly unstructuredReference?: string;
  }): string;
  export = generateQrCode;
}
