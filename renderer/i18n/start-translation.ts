/** The page's texts: the engine's catalogues, of which the page loads the one it shows. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '#contract';
import { holdDirection } from './hold-direction.ts';

type Catalogue = Readonly<Record<string, unknown>>;

const catalogues: Readonly<Record<Language, () => Promise<{ readonly default: Catalogue }>>> = {
  fr: () => import('#resources/locales/fr.json'),
  en: () => import('#resources/locales/en.json'),
  it: () => import('#resources/locales/it.json'),
  tr: () => import('#resources/locales/tr.json'),
  sv: () => import('#resources/locales/sv.json'),
};

/** True for the name of a language that has texts. */
export const isLanguage = (name: string): name is Language => Object.hasOwn(catalogues, name);

/** Fetches the texts of a language before they are needed; a name that is none of ours does nothing. */
export function fetchTexts(language: string): void {
  // what went wrong is told where the texts are needed
  if (isLanguage(language)) catalogues[language]().catch(() => undefined);
}

export async function startTranslation(language: Language): Promise<void> {
  const { default: translation } = await catalogues[language]();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation } },
    // React escapes what it shows
    interpolation: { escapeValue: true, escape: holdDirection },
  });
  document.documentElement.lang = language;
}

let wanted: Language | undefined;

export async function changeLanguage(language: Language): Promise<void> {
  wanted = language;
  if (i18next.language === language) return;
  const { default: translation } = await catalogues[language]();
  // another may have been chosen meanwhile
  if (wanted !== language) return;
  i18next.addResourceBundle(language, 'translation', translation);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
