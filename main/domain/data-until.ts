/** Up to when the figures of an operation are whole: what the slowest of its meters has brought. */
import type { UtcMinute } from './time.ts';

/** A meter whose values are due from one instant to another. */
export interface DueMeter {
  readonly meterId: string;
  readonly name: string;
  readonly startsAt: UtcMinute;
  /** Null where it is held for good. */
  readonly endsAt: UtcMinute | null;
  /** End of its newest slot with a value; null without any. */
  readonly newest: UtcMinute | null;
}

export interface LaggingMeter {
  readonly meterId: string;
  readonly name: string;
  /** End of its newest value, or the start of its time where it has none. */
  readonly until: UtcMinute;
}

export interface DataUntil {
  /** End of the newest value of all. */
  readonly newest: UtcMinute;
  /** The oldest of the newest values: until then no meter is behind. */
  readonly complete: UtcMinute;
  /** Those that are behind the newest value of all, the furthest behind first. */
  readonly lagging: readonly LaggingMeter[];
}

/**
 * @param meters held meters and plants; one whose time ended is behind only up to that end, one whose time
 *   starts after the newest value of all is not behind
 * @returns null where no meter has a value
 */
export function findDataUntil(meters: readonly DueMeter[]): DataUntil | null {
  const newest = meters.reduce<UtcMinute | null>(
    (latest, meter) => (meter.newest !== null && meter.newest > (latest ?? -Infinity) ? meter.newest : latest),
    null,
  );
  if (newest === null) return null;
  const lagging = meters
    .flatMap(({ meterId, name, startsAt, endsAt, newest: own }): LaggingMeter[] => {
      const due = Math.min(newest, endsAt ?? newest);
      const until = Math.max(own ?? startsAt, startsAt);
      return until < due ? [{ meterId, name, until }] : [];
    })
    .sort((a, b) => a.until - b.until);
  return { newest, complete: lagging[0]?.until ?? newest, lagging };
}
