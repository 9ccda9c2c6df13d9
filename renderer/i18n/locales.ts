/** The languages of the window, and the tag whose rules of numbers and dates Intl follows for each. */
import type { Language } from '#contract';

export const locales: Readonly<Record<Language, string>> = {
  fr: 'fr-FR',
  en: 'en-GB',
  it: 'it-IT',
  tr: 'tr-TR',
  sv: 'sv-SE',
};

export const languages = Object.keys(locales) as readonly Language[];
