import type fr from '#resources/locales/fr.json';

// keys are checked by the compiler against the reference catalogue
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof fr };
    returnNull: false;
  }
}
