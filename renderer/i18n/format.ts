/** Numbers, dates and units in the reader's language. Energy in Wmin, money in cents, rates in ppm. */
import type { Language } from '#contract';
import { toLocalDay } from './local-day.ts';
import { locales } from './locales.ts';
import { parseDecimal } from './parse-decimal.ts';
import { toTypedDay } from './typed-day.ts';

const WMIN_PER_KWH = 60_000;
const NARROW_SPACE = '\u202f';

export interface Format {
  readonly language: Language;
  /** `1 234,5 kWh`; from 100 000 kWh on in MWh. */
  readonly energy: (wmin: number) => string;
  /** Formats in the unit that suits the largest of several figures, so that they can be compared. */
  readonly energyScale: (largestWmin: number) => (wmin: number, digits?: number) => string;
  /** `1 234,5`: for columns that name the unit. */
  readonly kwh: (wmin: number, digits?: number) => string;
  readonly money: (cents: number) => string;
  /** `41,3 %`; a dash where there is no rate. */
  readonly percent: (ppm: number | null) => string;
  /** `12,3456 %`: a share in ppm, exactly. */
  readonly share: (ppm: number) => string;
  /** `0,1310 €/kWh`. */
  readonly price: (microEuroPerKwh: number) => string;
  /** `12,3456` of an integer of 10^-digits, as it is typed. */
  readonly typed: (value: number, digits: number) => string;
  /** The integer of 10^-digits that was typed; undefined where it is none. */
  readonly readTyped: (text: string, digits: number) => number | undefined;
  /** `12/03/2025` of a `YYYY-MM-DD` day, as it is typed. */
  readonly typedDay: (day: string) => string;
  /** `+4,2 points` as a signed number with one decimal. */
  readonly signed: (value: number, digits: number) => string;
  /** `+4,2 %` of a share where 1 is the whole, with the sign of percent where the language has it. */
  readonly signedPercent: (share: number, digits: number) => string;
  /** `36`, `99,5`: up to three decimals. */
  readonly decimal: (value: number) => string;
  readonly integer: (value: number) => string;
  /** `12 mars 2025` of a `YYYY-MM-DD` day. */
  readonly day: (day: string) => string;
  /** `12 mars`. */
  readonly shortDay: (day: string) => string;
  /** `mer. 12 mars`. */
  readonly weekday: (day: string) => string;
  /** `mars 2025` for a whole month, else `10 juin – 14 juillet 2025`. */
  readonly range: (firstDay: string, lastDay: string) => string;
  /** `mars 2025` of `YYYY-MM`. */
  readonly month: (month: string) => string;
  /** `mars`, `avr.` */
  readonly shortMonth: (month: string) => string;
  /** `12 janv. 2025, 14:05` of a UTC instant, in the operation's zone. */
  readonly instant: (utc: string, timeZone: string) => string;
  readonly duration: (seconds: number) => string;
}

export const NO_VALUE = '–';

function isWholeMonth(firstDay: string, lastDay: string): boolean {
  const next = new Date(Date.parse(`${lastDay}T00:00:00Z`) + 86_400_000).toISOString();
  return firstDay.endsWith('-01') && next.slice(8, 10) === '01' && firstDay.slice(0, 7) === lastDay.slice(0, 7);
}

const utcOfDay = (day: string): Date => new Date(`${day.slice(0, 10)}T00:00:00Z`);

function createFormat(language: Language, currency: string): Format {
  const locale = locales[language];
  // Italian would leave four-digit numbers ungrouped: a column of figures is read with one rule
  const grouped = { useGrouping: 'always' } as const;
  const number = (digits: number, more: Intl.NumberFormatOptions = {}): Intl.NumberFormat =>
    new Intl.NumberFormat(locale, {
      ...grouped,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      ...more,
    });
  const [whole, one] = [number(0), number(1)];
  const upToThree = new Intl.NumberFormat(locale, { ...grouped, maximumFractionDigits: 3 });
  const money = number(2, { style: 'currency', currency });
  const percent = number(1, { style: 'percent' });
  const share = number(1, { style: 'percent', maximumFractionDigits: 4 });
  const price = number(4, { style: 'currency', currency, maximumFractionDigits: 6 });
  const date = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const day = date({ day: 'numeric', month: 'long', year: 'numeric' });
  const mediumDay = date({ day: 'numeric', month: 'short', year: 'numeric' });
  const shortDay = date({ day: 'numeric', month: 'long' });
  const weekday = date({ weekday: 'short', day: 'numeric', month: 'long' });
  const month = date({ month: 'long', year: 'numeric' });
  const shortMonth = date({ month: 'short' });
  const kwh = (wmin: number, digits = 1): string => (digits === 0 ? whole : one).format(wmin / WMIN_PER_KWH);
  // French says the first of a month, which Intl does not know
  const first = (text: string): string => (language === 'fr' ? text.replace(/(^|[^\d])1(?= \p{L})/gu, '$11er') : text);
  const energyScale = (largestWmin: number) => {
    const [size, unit] =
      Math.abs(largestWmin) >= 100_000 * WMIN_PER_KWH ? [1000 * WMIN_PER_KWH, 'MWh'] : [WMIN_PER_KWH, 'kWh'];
    return (wmin: number, digits = 1): string =>
      `${(digits === 0 ? whole : one).format(wmin / size)}${NARROW_SPACE}${unit}`;
  };
  return {
    language,
    energy: (wmin) => energyScale(wmin)(wmin),
    energyScale,
    kwh,
    // Intl writes a hyphen where a minus belongs
    money: (cents) => money.format(cents / 100).replace('-', '−'),
    percent: (ppm) => (ppm === null ? NO_VALUE : percent.format(ppm / 1_000_000)),
    share: (ppm) => share.format(ppm / 1_000_000),
    price: (microEuroPerKwh) => `${price.format(microEuroPerKwh / 1_000_000)}/kWh`,
    typed: (value, digits) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: digits, useGrouping: false }).format(value / 10 ** digits),
    readTyped: (text, digits) => parseDecimal(text, digits, language),
    typedDay: (day) => toTypedDay(day, language),
    signed: (value, digits) => number(digits, { signDisplay: 'exceptZero' }).format(value).replace('-', '−'),
    signedPercent: (share, digits) =>
      number(digits, { style: 'percent', signDisplay: 'exceptZero' }).format(share).replace('-', '−'),
    decimal: (value) => upToThree.format(value),
    integer: (value) => whole.format(value),
    day: (text) => first(day.format(utcOfDay(text))),
    shortDay: (text) => first(shortDay.format(utcOfDay(text))),
    weekday: (text) => first(weekday.format(utcOfDay(text))),
    range: (firstDay, lastDay) =>
      isWholeMonth(firstDay, lastDay)
        ? month.format(utcOfDay(firstDay))
        : first(day.formatRange(utcOfDay(firstDay), utcOfDay(lastDay))),
    month: (text) => month.format(utcOfDay(`${text}-01`)),
    shortMonth: (text) => shortMonth.format(utcOfDay(`${text}-01`)),
    instant: (utc, timeZone) => {
      const hours = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' });
      return `${first(mediumDay.format(utcOfDay(toLocalDay(utc, timeZone))))}, ${hours.format(new Date(utc))}`;
    },
    duration: (seconds) =>
      seconds < 60
        ? number(0, { style: 'unit', unit: 'second', unitDisplay: 'short' }).format(Math.max(1, Math.round(seconds)))
        : number(0, { style: 'unit', unit: 'minute', unitDisplay: 'short' }).format(Math.round(seconds / 60)),
  };
}

const formats = new Map<string, Format>();

/** Formats are made once per language and currency: Intl objects are slow to build. */
export function getFormat(language: Language, currency: string): Format {
  const key = `${language} ${currency}`;
  let format = formats.get(key);
  if (!format) {
    format = createFormat(language, currency);
    formats.set(key, format);
  }
  return format;
}
