/**
 * Time of the program: UTC minutes since 1970 for steps, `YYYY-MM-DD` for local days. Zones come from
 * Intl, read once per zone and year.
 */

/** Whole minutes since 1970-01-01T00:00Z. */
export type UtcMinute = number;
/** A local calendar day, `YYYY-MM-DD`. */
export type LocalDay = string;
/** A UTC month as year × 12 + month (January = 0). */
export type UtcMonth = number;

export const MINUTES_PER_DAY = 1440;

interface Transition {
  readonly at: UtcMinute;
  readonly before: number;
  readonly after: number;
}

/** Offsets of one time zone. Offsets are minutes to add to UTC to get local time. */
export class TimeZone {
  readonly name: string;
  readonly #format: Intl.DateTimeFormat;
  readonly #byYear = new Map<number, { start: UtcMinute; offset: number; transitions: readonly Transition[] }>();

  /** @param name IANA zone, for example `Europe/Paris` @throws RangeError for an unknown zone */
  constructor(name: string) {
    this.name = name;
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  }

  #readOffset(minute: UtcMinute): number {
    const part = { year: 0, month: 1, day: 1, hour: 0, minute: 0 };
    for (const { type, value } of this.#format.formatToParts(minute * 60_000)) {
      if (type in part) part[type as keyof typeof part] = Number(value);
    }
    return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute) / 60_000 - minute;
  }

  #year(year: number): { start: UtcMinute; offset: number; transitions: readonly Transition[] } {
    const known = this.#byYear.get(year);
    if (known) return known;
    const start = Date.UTC(year, 0, 1) / 60_000;
    const end = Date.UTC(year + 1, 0, 1) / 60_000;
    const transitions: Transition[] = [];
    let low = start;
    let before = this.#readOffset(low);
    const offset = before;
    while (low < end) {
      const next = Math.min(low + 7 * MINUTES_PER_DAY, end);
      const after = this.#readOffset(next);
      if (after !== before) {
        let [a, b] = [low, next];
        while (b - a > 1) {
          const middle = Math.floor((a + b) / 2);
          if (this.#readOffset(middle) === before) a = middle;
          else b = middle;
        }
        transitions.push({ at: b, before, after });
        before = after;
      }
      low = next;
    }
    const entry = { start, offset, transitions };
    this.#byYear.set(year, entry);
    return entry;
  }

  /** Offset in minutes of local time from UTC at a UTC minute. */
  offsetAt(minute: UtcMinute): number {
    const { offset, transitions } = this.#year(new Date(minute * 60_000).getUTCFullYear());
    let current = offset;
    for (const t of transitions) if (minute >= t.at) current = t.after;
    return current;
  }

  /**
   * The clock change of a naive local minute, if it falls on one.
   *
   * @param localMinute local time read as if it were UTC, in minutes since 1970
   * @returns `single` with the one UTC minute; `repeated` with both (earlier = summer time first);
   *   `skipped` for a stamp that the clocks jumped over
   */
  resolveLocal(
    localMinute: number,
  ):
    | { readonly kind: 'single'; readonly minute: UtcMinute }
    | { readonly kind: 'repeated'; readonly first: UtcMinute; readonly second: UtcMinute }
    | { readonly kind: 'skipped' } {
    const { transitions } = this.#year(new Date(localMinute * 60_000).getUTCFullYear());
    for (const { at, before, after } of transitions) {
      if (after < before && localMinute >= at + after && localMinute < at + before) {
        return { kind: 'repeated', first: localMinute - before, second: localMinute - after };
      }
      if (after > before && localMinute >= at + before && localMinute < at + after) return { kind: 'skipped' };
    }
    const guess = localMinute - this.offsetAt(localMinute);
    const minute = localMinute - this.offsetAt(guess);
    return { kind: 'single', minute };
  }

  /** UTC minute at which a local day starts. */
  dayStart(day: LocalDay): UtcMinute {
    const local = parseDay(day) * MINUTES_PER_DAY;
    const found = this.resolveLocal(local);
    if (found.kind === 'single') return found.minute;
    if (found.kind === 'repeated') return found.first;
    // midnight itself is skipped: the day starts at the change
    return local - this.offsetAt(local - this.offsetAt(local) - 1);
  }

  /** Local day that holds a UTC minute. */
  dayAt(minute: UtcMinute): LocalDay {
    return formatDay(Math.floor((minute + this.offsetAt(minute)) / MINUTES_PER_DAY));
  }
}

const zones = new Map<string, TimeZone>();

/** The shared instance of a zone. @throws RangeError for an unknown zone */
export function getTimeZone(name: string): TimeZone {
  let zone = zones.get(name);
  if (!zone) {
    zone = new TimeZone(name);
    zones.set(name, zone);
  }
  return zone;
}

/** Days since 1970-01-01 of a `YYYY-MM-DD` day. @throws RangeError when it is not a real day */
export function parseDay(day: LocalDay): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const ms = match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) : NaN;
  if (!match || formatDay(ms / 86_400_000) !== day) throw new RangeError(`${day} is not a day`);
  return ms / 86_400_000;
}

/** `YYYY-MM-DD` of a number of days since 1970-01-01. */
export function formatDay(daysSince1970: number): LocalDay {
  return new Date(daysSince1970 * 86_400_000).toISOString().slice(0, 10);
}

export function addDays(day: LocalDay, days: number): LocalDay {
  return formatDay(parseDay(day) + days);
}

/** All local days from `first` to `last`, both included. */
export function listDays(first: LocalDay, last: LocalDay): LocalDay[] {
  const days: LocalDay[] = [];
  for (let day = parseDay(first), end = parseDay(last); day <= end; day++) days.push(formatDay(day));
  return days;
}

/** A billing or report period: whole local days, both included. */
export interface Period {
  readonly firstDay: LocalDay;
  readonly lastDay: LocalDay;
}

/** Years that a period may lie in: before, zones had offsets of seconds; far ahead, days have no name. */
const YEARS = { first: 1970, last: 2199 };

/**
 * First and last day of `2025-03` (month), `2025-Q1` (quarter) or `2025` (year). Undefined when it is none of these,
 * or before 1970 or after 2199.
 */
export function findPeriod(name: string): Period | undefined {
  const match = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?$/.exec(name);
  if (!match) return undefined;
  const year = Number(match[1]);
  if (year < YEARS.first || year > YEARS.last) return undefined;
  const [from, months] = match[2] ? [Number(match[2]) - 1, 1] : match[3] ? [(Number(match[3]) - 1) * 3, 3] : [0, 12];
  return {
    firstDay: formatDay(Date.UTC(year, from, 1) / 86_400_000),
    lastDay: formatDay(Date.UTC(year, from + months, 1) / 86_400_000 - 1),
  };
}

/** UTC month (year × 12 + month) that holds a UTC minute. */
export function utcMonthAt(minute: UtcMinute): UtcMonth {
  const date = new Date(minute * 60_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** UTC minute at which a UTC month starts. */
export function utcMonthStart(month: UtcMonth): UtcMinute {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / 60_000;
}

/** Number of grid slots of a UTC month. */
export function utcMonthSlots(month: UtcMonth, gridMinutes: number): number {
  return (utcMonthStart(month + 1) - utcMonthStart(month)) / gridMinutes;
}

/** `YYYY-MM-DDTHH:MM:SSZ` of a UTC minute. */
export function formatUtc(minute: UtcMinute): string {
  return new Date(minute * 60_000).toISOString().slice(0, 19) + 'Z';
}
