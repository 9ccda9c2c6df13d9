/** The page's texts: the same catalogues as the engine's, bundled with the page. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '#contract';
import en from '#resources/locales/en.json';
import fr from '#resources/locales/fr.json';

export async function startTranslation(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    // French has a third plural form, for whole millions, worded like the second
    fallbackLng: false,
    resources: { fr: { translation: fr }, en: { translation: en } },
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
}

export async function changeLanguage(language: Language): Promise<void> {
  if (i18next.language === language) return;
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
