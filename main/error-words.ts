/** What a person reads of an expected error: days and instants are written as their language writes them. */
import type { ErrorCode, ErrorParams } from '#domain/errors.ts';
import { getMessages, locales, type Language } from './messages.ts';

/** Parameters that are days (`YYYY-MM-DD`) or instants (`YYYY-MM-DDTHH:MM:SSZ`); all others stay as they are. */
const DAYS = new Set(['startsOn', 'endsOn', 'day', 'firstDay', 'lastDay', 'nextDay', 'today', 'last']);
const INSTANTS = new Set(['since']);

/** @param timeZone IANA zone of instants; the machine's where absent */
export function describeError(language: Language, code: ErrorCode, params: ErrorParams, timeZone?: string): string {
  return getMessages(language).t(`error.${code}`, writeParams(params, language, timeZone));
}

/** The same parameters, days and instants in words. */
export function writeParams(params: ErrorParams, language: Language, timeZone?: string): ErrorParams {
  const written = Object.entries(params).map(([name, value]) => [name, writeParam(name, value, language, timeZone)]);
  return Object.fromEntries(written) as ErrorParams;
}

function writeParam(
  name: string,
  value: ErrorParams[string] | undefined,
  language: Language,
  timeZone: string | undefined,
): ErrorParams[string] | undefined {
  if (typeof value !== 'string') return value;
  const isDay = DAYS.has(name) && /^\d{4}-\d{2}-\d{2}$/.test(value);
  const isInstant = INSTANTS.has(name) && /^\d{4}-\d{2}-\d{2}T[\d:]+Z$/.test(value);
  if (!isDay && !isInstant) return value;
  const text = new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'long',
    ...(isInstant && { timeStyle: 'short' }),
    timeZone: isDay ? 'UTC' : timeZone,
  }).format(new Date(value));
  // French says the first of a month, which Intl does not know
  return language === 'fr' ? text.replace(/^1 /, '1er ') : text;
}
