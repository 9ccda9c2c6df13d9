/** Numbers, dates and units in the reader's language. Energy in Wmin, money in cents, rates in ppm. */
import type { Language } from '#contract';

const NARROW_SPACE = '\u202f';
const locales: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

export interface Format {
  readonly language: Language;
  /** `1 234,5 kWh`; from 100 000 kWh on in MWh. */
  readonly energy: (wmin: number) => string;
  /** `1 234,5`: for columns that name the unit. */
  readonly kwh: (wmin: number, digits?: number) => string;
  readonly money: (cents: number) => string;
  /** `41,3 %`; a dash where there is no rate. */
  readonly percent: (ppm: number | null) => string;
  /** `+4,2 points` as a signed number with one decimal. */
  readonly signed: (value: number, digits: number) => string;
  readonly integer: (value: number) => string;
  /** `12 mars 2025` of a `YYYY-MM-DD` day. */
  readonly day: (day: string) => string;
  /** `12 mars`. */
  readonly shortDay: (day: string) => string;
  /** `mer. 12 mars 2025`. */
  readonly weekday: (day: string) => string;
  /** `mars 2025` of `YYYY-MM`. */
  readonly month: (month: string) => string;
  /** `mars`, `avr.` */
  readonly shortMonth: (month: string) => string;
  /** `12 mars 2025 à 14:05` of a UTC instant, in the operation's zone. */
  readonly instant: (utc: string, timeZone: string) => string;
  /** Local day, in words, that holds a UTC instant. */
  readonly instantDay: (utc: string, timeZone: string) => string;
  /** Local day that ends at or before a UTC instant: 1 April 00:00 is 31 March. */
  readonly lastDayBefore: (utc: string, timeZone: string) => string;
  readonly duration: (seconds: number) => string;
}

export const NO_VALUE = '–';

const utcOfDay = (day: string): Date => new Date(`${day.slice(0, 10)}T00:00:00Z`);

function createFormat(language: Language, currency: string): Format {
  const locale = locales[language];
  const number = (digits: number, more: Intl.NumberFormatOptions = {}): Intl.NumberFormat =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits, ...more });
  const [whole, one, three] = [number(0), number(1), number(3)];
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const percent = number(1, { style: 'percent' });
  const date = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const day = date({ day: 'numeric', month: 'long', year: 'numeric' });
  const shortDay = date({ day: 'numeric', month: 'long' });
  const weekday = date({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
  const month = date({ month: 'long', year: 'numeric' });
  const shortMonth = date({ month: 'short' });
  const kwh = (wmin: number, digits = 1): string => (digits === 0 ? whole : digits === 3 ? three : one).format(wmin / 60_000);
  const inZone = (timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const words = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  return {
    language,
    energy: (wmin) => Math.abs(wmin) >= 6e9 ? `${one.format(wmin / 6e7)}${NARROW_SPACE}MWh` : `${kwh(wmin)}${NARROW_SPACE}kWh`,
    kwh,
    money: (cents) => money.format(cents / 100),
    percent: (ppm) => ppm === null ? NO_VALUE : percent.format(ppm / 1_000_000),
    signed: (value, digits) => number(digits, { signDisplay: 'exceptZero' }).format(value),
    integer: (value) => whole.format(value),
    day: (text) => day.format(utcOfDay(text)),
    shortDay: (text) => shortDay.format(utcOfDay(text)),
    weekday: (text) => weekday.format(utcOfDay(text)),
    month: (text) => month.format(utcOfDay(`${text}-01`)),
    shortMonth: (text) => shortMonth.format(utcOfDay(`${text}-01`)),
    instant: (utc, timeZone) => inZone(timeZone, { ...words, hour: '2-digit', minute: '2-digit' }).format(new Date(utc)),
    instantDay: (utc, timeZone) => inZone(timeZone, words).format(new Date(utc)),
    lastDayBefore: (utc, timeZone) => inZone(timeZone, words).format(new Date(Date.parse(utc) - 1)),
    duration: (seconds) => seconds < 60
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
