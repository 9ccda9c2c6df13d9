/** Languages of the program and of its documents: one catalogue each in resources/locales. French is the reference. */
export const languages = ['fr', 'en', 'it', 'tr', 'sv'] as const;

export type Language = (typeof languages)[number];

/** The language of a tag such as `tr-TR`; undefined where the program does not speak it. */
export function findLanguage(tag: string): Language | undefined {
  const [wanted] = tag.toLowerCase().split(/[-_]/);
  return languages.find((language) => language === wanted);
}
