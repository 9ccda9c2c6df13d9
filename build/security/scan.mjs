/**
 * Scans a folder with Electronegativity and writes what it found as JSON. A process of its own: the tool prints,
 * and ends the process on some errors.
 *
 * Arguments: folder of the tool's package, folder to look through, file to write.
 */
import { writeFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { join, relative, sep } from 'node:path';

/**
 * @typedef {{ id: string, file: string, location: { line: number }, severity: { name: string } }} Issue
 * @typedef {{ file: string, message: string, tolerable: boolean }} ParseError
 * @typedef {(options: { input: string, customScan: string[], excludeFromScan: string[] }) => Promise<{
 *   globalChecks: number, atomicChecks: number, issues: Issue[], errors: ParseError[] }>} Scanner
 */

const [tool = '', folder = '', output = ''] = process.argv.slice(2);
const require = createRequire(join(tool, 'package.json'));
// the same answer on every machine: its translations and the list of Electron's releases are not fetched
const client = require.resolve('got');
require.cache[client] = Object.assign(new Module(client), {
  exports: () => Promise.reject(new Error('not fetched')),
  loaded: true,
});
/** @type {Scanner} */
const scan = require(tool);

/** @param {string} file */
const toPlace = (file) => (file === 'N/A' ? 'the whole program' : relative(folder, file).replaceAll(sep, '/'));

const { globalChecks, atomicChecks, issues, errors } = await scan({
  input: folder,
  customScan: [],
  excludeFromScan: [],
});
writeFileSync(
  output,
  JSON.stringify({
    checks: globalChecks + atomicChecks,
    findings: issues.map(({ id, file, location, severity }) => ({
      check: id,
      place: toPlace(file),
      line: location.line,
      severity: severity.name,
    })),
    unread: errors.map(({ file, message }) => ({ place: toPlace(file), message })),
  }),
);
