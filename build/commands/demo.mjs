import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { callersFolder, getNode24, root, toolEnvironment } from '../prepare/places.mjs';
import { runProcess } from '../prepare/run-process.mjs';
import { SetUpError } from '../prepare/say.mjs';

/**
 * Runs the demonstration and ends with what to open next, in the person's language.
 * @param {readonly string[]} args the folder, if another than demo-output
 */
export async function runDemo(args) {
  const language = preferredLanguage();
  const folder = args[0] === undefined ? join(root, 'demo-output') : resolve(callersFolder(), args[0]);
  const script = join(root, 'out/main/cli.cjs');
  const options = { cwd: callersFolder(), env: toolEnvironment() };
  const cli = [script, 'demo', folder, '--lang', language];
  const { code, text } = await runProcess(getNode24(), cli, 'keep-stdout', options);
  if (code !== 0) throw new SetUpError(readErrorMessage(text) ?? `The demonstration failed (exit ${code}).`);
  process.stdout.write(`${describeResult(folder, language).join('\n')}\n`);
  return 0;
}

/** French unless the environment asks for another language; English where the program does not speak it. */
function preferredLanguage() {
  const wanted = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '';
  if (wanted === '') return 'fr';
  const language = wanted.slice(0, 2).toLowerCase();
  return existsSync(join(root, `resources/locales/${language}.json`)) ? language : 'en';
}

/** @param {string} stdout */
function readErrorMessage(stdout) {
  try {
    return /** @type {string | undefined} */ (JSON.parse(stdout).error?.message);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} folder
 * @param {string} language
 * @returns {string[]} lines
 */
function describeResult(folder, language) {
  const catalogue = JSON.parse(readFileSync(join(root, `resources/locales/${language}.json`), 'utf8'));
  const summary = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8'));
  const shown = relative(callersFolder(), folder) || '.';
  const number = new Intl.NumberFormat(language);
  const kwh = (/** @type {number} */ wmin) => number.format(Math.round(wmin / 60_000));
  const values = {
    folder: shown,
    allocated: kwh(summary.energyWmin.allocated),
    production: kwh(summary.energyWmin.production),
    consumption: kwh(summary.energyWmin.consumption),
    coverage: new Intl.NumberFormat(language, {
      style: 'percent',
      maximumFractionDigits: 1,
    }).format(summary.rates.coverage / 1_000_000),
    count: number.format(summary.invoices.count),
    gross: new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR' }).format(
      summary.invoices.grossCents / 100,
    ),
  };
  const say = (/** @type {string} */ key, /** @type {Record<string, string>} */ more = {}) =>
    fill(catalogue.demo[key.slice('demo.'.length)], { ...values, ...more });
  const places = ['operation', 'invoices', 'reports', 'mails', 'accounts', 'coefficients'];
  const found = places
    .map((key) => ({ key, path: firstFile(folder, catalogueFolders[key] ?? '') }))
    .filter((place) => place.path !== undefined)
    .map(({ key, path }) => `  ${join(shown, path ?? '')}\n      ${say(`demo.${key}`)}`);
  return [
    '',
    say('demo.done'),
    say('demo.energy'),
    say('demo.bills'),
    '',
    say('demo.open'),
    ...found,
    '',
    say('demo.window'),
  ];
}

/** @type {Record<string, string>} */
const catalogueFolders = {
  operation: 'operation.partajoule',
  invoices: 'factures',
  reports: 'rapports',
  mails: 'courriels',
  accounts: 'comptabilite',
  coefficients: 'coefficients',
};

/**
 * @param {string} folder
 * @param {string} name of a file, or of a folder whose first file is meant
 * @returns {string | undefined}
 */
function firstFile(folder, name) {
  const path = join(folder, name);
  if (!existsSync(path)) return undefined;
  if (name.includes('.')) return name;
  const first = readdirSync(path).sort()[0];
  return first === undefined ? undefined : join(name, first);
}

/**
 * @param {string} text
 * @param {Record<string, string>} values
 */
function fill(text, values) {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, key) => values[key] ?? whole);
}
