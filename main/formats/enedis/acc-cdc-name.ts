/** What the name of a file of the organiser's monthly set says. */
import type { Direction } from '#domain/curve.ts';
import { MINUTES_PER_DAY } from '#domain/time.ts';
import { daysSince1970 } from '../table-text.ts';

export interface AccCdcName {
  readonly meter: string;
  readonly direction: Direction;
  /** Local minutes of the period's first midnight and of the midnight after its last day; undefined where the dates are none. */
  readonly period: { readonly from: number; readonly to: number } | undefined;
}

// a browser adds " (1)" to the second download of the same name
const NAME = /^([^_]+)_(\d{8})_(\d{8})_(Conso|Prod)_CDC(?: ?\(\d+\))?\.csv$/i;

/**
 * Reads `<PRM14>_<ddmmyyyy>_<ddmmyyyy>_(Conso|Prod)_CDC.csv`; the last day is included.
 *
 * @source reference, section 1.1
 */
export function readAccCdcName(name: string): AccCdcName | undefined {
  const match = NAME.exec(name);
  if (!match) return undefined;
  const from = readDay(match[2] ?? '');
  const to = readDay(match[3] ?? '');
  const valid = from >= 0 && to >= from;
  return {
    meter: match[1] ?? '',
    direction: match[4]?.toLowerCase() === 'conso' ? 'consumption' : 'production',
    period: valid ? { from: from * MINUTES_PER_DAY, to: (to + 1) * MINUTES_PER_DAY } : undefined,
  };
}

function readDay(text: string): number {
  return daysSince1970(Number(text.slice(4)), Number(text.slice(2, 4)), Number(text.slice(0, 2)));
}
