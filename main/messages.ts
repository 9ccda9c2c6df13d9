/**
 * Texts of main, command line and documents, from the same catalogues as the window. A code without a
 * text does not compile; a key without a text throws.
 */
import { createInstance } from 'i18next';
import en from '#resources/locales/en.json' with { type: 'json' };
import fr from '#resources/locales/fr.json' with { type: 'json' };
import it from '#resources/locales/it.json' with { type: 'json' };
import sv from '#resources/locales/sv.json' with { type: 'json' };
import tr from '#resources/locales/tr.json' with { type: 'json' };
import type { ErrorCode } from '#domain/errors.ts';
import { languages, type Language } from '#domain/language.ts';

export type { Language } from '#domain/language.ts';

type Singular<Key extends string> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key;
type KeysOf<Tree, Prefix extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? `${Prefix}${Singular<Key>}`
    : KeysOf<Tree[Key], `${Prefix}${Key}.`>;
}[keyof Tree & string];

/** A key of the reference catalogue, for example `document.title.invoice`. */
export type MessageKey = KeysOf<typeof fr>;
export type MessageParams = Readonly<Record<string, string | number | null | readonly string[]>>;

export interface Messages {
  readonly language: Language;
  /** The text of a key in this language. @throws Error for a key without a text */
  readonly t: (key: MessageKey, params?: MessageParams) => string;
}

const catalogues = { fr, en, it, tr, sv } satisfies Record<Language, { error: Record<ErrorCode, string> }>;

/** Tags whose rules of numbers, dates and sorting Intl follows; each a European country's, as the amounts are. */
export const locales: Readonly<Record<Language, string>> = {
  fr: 'fr-FR',
  en: 'en-GB',
  it: 'it-IT',
  tr: 'tr-TR',
  sv: 'sv-SE',
};

const byLanguage = new Map<Language, Messages>();

function createMessages(language: Language): Messages {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    resources: { [language]: { translation: catalogues[language] } },
    interpolation: { escapeValue: false },
  });
  return {
    language,
    t(key, params = {}) {
      if (instance.exists(key, params)) return instance.t(key, params);
      // a text that counts, named without its count
      const plural = `${key}_other`;
      if (instance.exists(plural, params)) return instance.t(plural, params);
      throw new Error(`No text for ${key} in ${language}`);
    },
  };
}

/** The texts of a language, loaded once. */
export function getMessages(language: Language): Messages {
  let messages = byLanguage.get(language);
  if (!messages) {
    messages = createMessages(language);
    byLanguage.set(language, messages);
  }
  return messages;
}

/** The language of a tag such as `tr-TR`; undefined where the program does not speak it. */
export function findLanguage(tag: string): Language | undefined {
  const [wanted] = tag.toLowerCase().split(/[-_]/);
  return languages.find((language) => language === wanted);
}
