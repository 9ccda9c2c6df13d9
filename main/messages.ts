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
import type { Language } from '#domain/language.ts';

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

/**
 * Takes out values that look like a reference to another text: i18next leaves them alone, but the references of the
 * text they are put into with them.
 */
function holdReferences(params: MessageParams): { held: readonly string[]; safe: MessageParams } {
  const held: string[] = [];
  const hold = (value: MessageParams[string]): MessageParams[string] =>
    typeof value === 'string' && value.includes('$t(') ? `\ue000${held.push(value) - 1}\ue001` : value;
  return { held, safe: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, hold(value ?? null)])) };
}

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
      const { held, safe } = holdReferences(params);
      const putBack = (text: string): string =>
        text.replace(/\ue000(\d+)\ue001/g, (_mark, at) => held[Number(at)] ?? '');
      if (instance.exists(key, safe)) return putBack(instance.t(key, safe));
      // a text that counts, named without its count
      const plural = `${key}_other`;
      if (instance.exists(plural, safe)) return putBack(instance.t(plural, safe));
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
