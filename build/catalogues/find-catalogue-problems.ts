/** What is wrong with the catalogues: keys missing, unknown or unused, plurals, places to fill, references, apostrophes. */

export interface CatalogueTree {
  readonly [key: string]: string | CatalogueTree;
}

export interface CatalogueInput {
  /** Language whose keys the others must have. */
  readonly reference: string;
  readonly catalogues: Readonly<Record<string, CatalogueTree>>;
  /** Sources of the program, without its tests. */
  readonly sources: readonly string[];
}

interface Text {
  readonly key: string;
  /** The plural form it stands for. */
  readonly form?: Intl.LDMLPluralRule;
  readonly text: string;
}

type Texts = ReadonlyMap<string, readonly Text[]>;

const PLURAL_ENDING = /^(.*)_(zero|one|two|few|many|other)$/;
const PLACE = /\{\{-?\s*(\w+)[^{}]*\}\}/g;
const REFERENCE = /\$t\(([^)]*)\)/g;

/** @returns one sentence per problem, each naming the language and the key; none where all is well */
export function findCatalogueProblems({ reference, catalogues, sources }: CatalogueInput): string[] {
  const texts = new Map(Object.entries(catalogues).map(([language, tree]) => [language, groupByKey(listTexts(tree))]));
  const known = texts.get(reference);
  if (!known || known.size === 0) return [`${reference}: there is no text at all`];
  if (sources.every((source) => source.trim() === '')) return ['no source was read: no key can be seen to be used'];
  return [
    ...[...texts].flatMap(([language, own]) => [
      ...compareKeys(language, own, known, reference),
      ...[...own].flatMap(([key, forms]) => checkTexts(language, key, forms, own, known.get(key) ?? [], reference)),
    ]),
    ...findUnused(known, sources).map((key) => `${reference}: ${key} is used nowhere in the program`),
  ];
}

function listTexts(tree: CatalogueTree, prefix = ''): Text[] {
  return Object.entries(tree).flatMap(([name, value]) => {
    if (typeof value !== 'string') return listTexts(value, `${prefix}${name}.`);
    const [, base, form] = PLURAL_ENDING.exec(name) ?? [];
    if (base === undefined) return [{ key: prefix + name, text: value }];
    return [{ key: prefix + base, form: form as Intl.LDMLPluralRule, text: value }];
  });
}

function groupByKey(texts: readonly Text[]): Texts {
  return Map.groupBy(texts, ({ key }) => key);
}

function compareKeys(language: string, own: Texts, known: Texts, reference: string): string[] {
  return [
    ...[...known.keys()].filter((key) => !own.has(key)).map((key) => `${language}: ${key} is missing`),
    ...[...own.keys()].filter((key) => !known.has(key)).map((key) => `${language}: ${key} is not in ${reference}`),
  ];
}

function checkTexts(
  language: string,
  key: string,
  forms: readonly Text[],
  own: Texts,
  known: readonly Text[],
  reference: string,
): string[] {
  const [places, expected] = [placesOf(forms), placesOf(known.length > 0 ? known : forms)];
  const has = (names: readonly string[]): string => names.map((name) => `{{${name}}}`).join(' ') || 'none';
  return [
    ...checkPlural(language, key, forms, known, reference),
    ...(places.join() === expected.join()
      ? []
      : [`${language}: ${key} fills ${has(places)} where ${reference} fills ${has(expected)}`]),
    ...forms.flatMap(({ text, form }) => {
      const name = `${language}: ${form === undefined ? key : `${key}_${form}`}`;
      return [
        ...(text.trim() === '' ? [`${name} is empty`] : []),
        ...(/[{}]/.test(text.replace(PLACE, '')) ? [`${name} has a brace that fills nothing`] : []),
        ...(text.includes("'") ? [`${name} has a straight apostrophe`] : []),
        ...referencesIn(text)
          .filter(({ pattern }) => ![...own.keys()].some((other) => pattern.test(other)))
          .map(({ reference: shown }) => `${name} refers to ${shown}, which is no key`),
      ];
    }),
  ];
}

/**
 * A text that counts has the forms its language's plural rules name, and no others. The form «many» of
 * French and Italian, for whole millions, may be left out: it is worded like «other», which i18next then takes.
 */
function checkPlural(
  language: string,
  key: string,
  forms: readonly Text[],
  known: readonly Text[],
  reference: string,
): string[] {
  const given = new Set(forms.map(({ form }) => form));
  const counts = (texts: readonly Text[]): boolean => texts.some(({ form }) => form !== undefined);
  if (counts(forms) && given.has(undefined)) return [`${language}: ${key} stands both with and without a plural form`];
  if (known.length > 0 && counts(forms) !== counts(known))
    return [`${language}: ${key} ${counts(forms) ? 'has' : 'lacks'} plural forms, unlike ${reference}`];
  if (!counts(forms)) return [];
  const rules = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  return [
    ...rules
      .filter((form) => form !== 'many' && !given.has(form))
      .map((form) => `${language}: ${key}_${form} is missing`),
    ...[...given]
      .filter((form) => form !== undefined && !rules.includes(form))
      .map((form) => `${language}: ${key}_${String(form)} is a plural form that ${language} does not have`),
  ];
}

function placesOf(forms: readonly Text[]): string[] {
  const names = forms.flatMap(({ text }) => [...text.matchAll(PLACE)].map((match) => match[1] ?? ''));
  return [...new Set(names)].sort();
}

/** `$t(reason.{{reason}})` as the pattern of the keys it may name. */
function referencesIn(text: string): { readonly reference: string; readonly pattern: RegExp }[] {
  return [...text.matchAll(REFERENCE)].map(([reference, inner = '']) => ({
    reference,
    pattern: toPattern(inner.split(/\{\{[^{}]*\}\}/)),
  }));
}

function toPattern(fixedParts: readonly string[]): RegExp {
  return new RegExp(`^${fixedParts.map((part) => part.replace(/[.$()|+*?^[\]\\]/g, '\\$&')).join('([\\w-]+)')}$`);
}

/**
 * Keys of the reference that no source and no other text names. A key is named by a string that is the key;
 * or by a template such as `error.${code}`, but then the varying part must itself stand in the sources, as a
 * string or as the name of a property: the template alone would keep every dead text of its branch.
 */
function findUnused(known: Texts, sources: readonly string[]): string[] {
  const code = sources.map(dropComments).join('\n');
  const named = new Set([...code.matchAll(/['"`]([\w-]+(?:\.[\w-]+)+)['"`]/g)].map((match) => match[1]));
  const words = new Set([...code.matchAll(/['"`]([\w-]+)['"`]|([\w-]+)\??:/g)].map((match) => match[1] ?? match[2]));
  const templates = [...code.matchAll(/`([\w-]+\.(?:[\w.-]|\$\{[^{}`]*\})*)`/g)]
    .map((match) => (match[1] ?? '').split(/\$\{[^{}`]*\}/))
    .filter((parts) => parts.length > 1)
    .map(toPattern);
  const references = [...known.values()].flat().flatMap(({ text }) => referencesIn(text).map(({ pattern }) => pattern));
  return [...known.keys()].filter((key) => {
    if (named.has(key)) return false;
    return ![...templates, ...references].some((pattern) => {
      const varying = pattern.exec(key)?.slice(1);
      return varying?.every((word) => words.has(word)) ?? false;
    });
  });
}

function dropComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}
