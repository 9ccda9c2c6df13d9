/** Languages of the program and of its documents: one catalogue each in resources/locales. French is the reference. */
export const languages = ['fr', 'en', 'it', 'tr', 'sv'] as const;

export type Language = (typeof languages)[number];
