/** The first lines of "Historique de mesures" files, which say what the rows below are. */
import type { Direction } from '#domain/curve.ts';
import { normaliseName, splitCells } from '../table-text.ts';

export interface HdmPreamble {
  readonly meter: string;
  /** "Type de donnees", normalised: `courbedecharge`, `index`, … */
  readonly kind: string;
  /** "Grandeur physique" as written. */
  readonly quantity: string;
  /** "Grandeur metier" as written. */
  readonly use: string;
  readonly direction: Direction | 'unknown';
  /** "Etape metier" says corrected. */
  readonly corrected: boolean;
  /** "Unite" as written; empty in C4 files. */
  readonly unit: string;
  /** "Pas en minutes", 0 where empty. */
  readonly stepMinutes: number;
}

/** True for the first line of an HDM file (of a curve, index or power). */
export function isHdmHeader(line: string): boolean {
  const [meter, kind] = splitCells(line, ';').map(normaliseName);
  return meter === 'identifiantprm' && /^typededon/.test(kind ?? '');
}

/**
 * Reads the line of values under the header line.
 *
 * @param header first line, names of the columns
 * @param values second line
 */
export function readHdmPreamble(header: string, values: string): HdmPreamble {
  const names = splitCells(header, ';').map(normaliseName);
  const cells = splitCells(values, ';');
  const get = (pattern: RegExp): string => cells[names.findIndex((name) => pattern.test(name))] ?? '';
  const use = get(/^grandeurm.*tier$/);
  const step = get(/^pas/);
  return {
    meter: get(/^identifiantprm$/),
    kind: normaliseName(get(/^typededon/)),
    quantity: get(/^grandeurphysique$/),
    use,
    direction: readDirection(use),
    corrected: normaliseName(get(/^etape/)).includes('corr'),
    unit: get(/^unit/),
    stepMinutes: /^\d{1,3}$/.test(step) ? Number(step) : 0,
  };
}

/** Direction of `CONS`, `Consommation`, `Soutirage`, `PROD`, `Production`, `Injection`; unknown otherwise. */
export function readDirection(text: string): Direction | 'unknown' {
  const name = normaliseName(text);
  if (/^(cons|soutirage)/.test(name)) return 'consumption';
  if (/^(prod|injection)/.test(name)) return 'production';
  return 'unknown';
}

/** True for active energy or power (`Energie active`, `PA`, `EA`) and where nothing is said; false for reactive, apparent, highest power. */
export function isActive(quantity: string): boolean {
  return quantity === '' || /^(pa|ea)$|(^|nergie|puissance)active/.test(normaliseName(quantity));
}
