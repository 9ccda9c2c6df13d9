/** Integer units as people read them: `1 234,5 kWh`, `0,1310 €/kWh`, `12,40 €`, `41,3 %`, `12 mars 2025`. */
import { multiplyDivideHalfUp } from '#domain/units.ts';
import { findPeriod, parseDay, type LocalDay, type Period } from '#domain/time.ts';
import { getMessages, locales, type Language, type Messages } from '#main/messages.ts';

const NBSP = '\u00a0';
type Decimal = `${number}`;

export interface Formats {
  readonly language: Language;
  /** Whole Wh as kWh with three decimals: a billed quantity. */
  readonly quantity: (energyWh: number) => string;
  /** Wmin as kWh, one decimal unless told otherwise. */
  readonly kwh: (energyWmin: number, decimals?: number) => string;
  /** The figure alone, without its unit, for columns that carry it in their title. */
  readonly kwhFigure: (energyWmin: number, decimals?: number) => string;
  readonly price: (microEuroPerKwh: number, currency: string) => string;
  readonly money: (cents: number, currency: string) => string;
  /** ppm as a percentage with one decimal. */
  readonly percent: (ppm: number) => string;
  /** ppm as a percentage with as few decimals as are exact: a legal rate. */
  readonly rate: (ppm: number) => string;
  readonly count: (value: number) => string;
  readonly day: (day: LocalDay) => string;
  readonly dayNumber: (day: LocalDay) => string;
  readonly dayShort: (day: LocalDay) => string;
  readonly monthShort: (day: LocalDay) => string;
  /** `mars 2025`, `1er trimestre 2025`, `2025`, or from … to …. */
  readonly period: (period: Period) => string;
  readonly isMonth: (period: Period) => boolean;
}

/** Exact decimal text of integer ÷ 10^places, which Intl formats without going through a float. */
export function toDecimal(value: number, places: number): Decimal {
  const digits = String(Math.abs(value)).padStart(places + 1, '0');
  const text = `${digits.slice(0, digits.length - places)}.${digits.slice(digits.length - places) || '0'}`;
  return `${value < 0 ? '-' : ''}${text}` as Decimal;
}

function decimalOf(value: number, divisor: number, places: number): Decimal {
  return toDecimal(multiplyDivideHalfUp(value, 10 ** places, divisor), places);
}

function findPeriodName(period: Period): string | undefined {
  const [year, month] = period.firstDay.split('-') as [string, string];
  const names = [`${year}-${month}`, `${year}-Q${String(Math.ceil(Number(month) / 3))}`, year];
  return names.find((name) => {
    const whole = findPeriod(name);
    return whole?.firstDay === period.firstDay && whole.lastDay === period.lastDay;
  });
}

function createFormats(language: Language): Formats {
  const { t }: Messages = getMessages(language);
  const locale = locales[language];
  const cache = new Map<string, Intl.NumberFormat>();
  const number = (
    kind: 'decimal' | 'percent' | 'currency',
    min: number,
    max: number,
    currency?: string,
  ): Intl.NumberFormat => {
    const key = `${kind} ${String(min)} ${String(max)} ${currency ?? ''}`;
    let format = cache.get(key);
    if (!format) {
      format = new Intl.NumberFormat(locale, {
        style: kind,
        minimumFractionDigits: min,
        maximumFractionDigits: max,
        // Italian would leave four-digit numbers ungrouped: a column of figures is read with one rule
        useGrouping: 'always',
        ...(currency ? { currency } : {}),
      });
      cache.set(key, format);
    }
    return format;
  };
  const dates = (options: Intl.DateTimeFormatOptions): ((day: LocalDay) => string) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (day) => format.format(parseDay(day) * 86_400_000);
  };
  const longDay = dates({ day: 'numeric', month: 'long', year: 'numeric' });
  const shortDay = dates({ day: 'numeric', month: 'short' });
  const monthName = dates({ month: 'long', year: 'numeric' });
  const kwhFigure = (energyWmin: number, decimals = 1): string =>
    number('decimal', decimals, decimals).format(decimalOf(energyWmin, 60_000, decimals));
  const withFirst = (text: string): string => (language === 'fr' ? text.replace(/^1(?=\s)/, '1er') : text);
  const day = (value: LocalDay): string => withFirst(longDay(value)).replaceAll(' ', NBSP);
  const period = (value: Period): string => {
    const name = findPeriodName(value);
    if (!name) return t('format.period', { from: day(value.firstDay), to: day(value.lastDay) });
    if (name.includes('Q'))
      return t(`format.quarter-${name.slice(-1) as '1' | '2' | '3' | '4'}`, { year: name.slice(0, 4) });
    return name.length === 4 ? name : monthName(value.firstDay);
  };
  return {
    language,
    quantity: (energyWh) => `${number('decimal', 3, 3).format(toDecimal(energyWh, 3))}${NBSP}kWh`,
    kwh: (energyWmin, decimals = 1) => `${kwhFigure(energyWmin, decimals)}${NBSP}kWh`,
    kwhFigure,
    price: (value, currency) => `${number('currency', 4, 6, currency).format(toDecimal(value, 6))}/kWh`,
    money: (cents, currency) => number('currency', 2, 2, currency).format(toDecimal(cents, 2)),
    percent: (ppm) => number('percent', 1, 1).format(toDecimal(ppm, 6)),
    rate: (ppm) => number('percent', 0, 4).format(toDecimal(ppm, 6)),
    count: (value) => number('decimal', 0, 0).format(value),
    day,
    dayNumber: (value) => String(Number(value.slice(8))),
    dayShort: (value) => withFirst(shortDay(value)).replaceAll(' ', NBSP),
    monthShort: dates({ month: 'short' }),
    period,
    isMonth: (value) => /^\d{4}-\d{2}$/.test(findPeriodName(value) ?? ''),
  };
}

const byLanguage = new Map<Language, Formats>();

/** Number and date formats of a language, made once. */
export function getFormats(language: Language): Formats {
  let formats = byLanguage.get(language);
  if (!formats) byLanguage.set(language, (formats = createFormats(language)));
  return formats;
}
