import i18next from 'i18next';

/** The text of a key that the engine named, undefined where the catalogue has none yet. */
export function findText(key: string): string | undefined {
  const text: unknown = i18next.getResource(i18next.language, 'translation', key);
  return typeof text === 'string' ? text : undefined;
}
