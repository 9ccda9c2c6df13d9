#!/usr/bin/env node
/**
 * Stands in for `fpm -s dir -t deb`, which electron-builder would fetch from GitHub: the same arguments,
 * dpkg-deb does the work.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** @typedef {{ options: Record<string, string>, depends: string[], recommends: string[], mappings: string[] }} Request */

/**
 * @param {readonly string[]} args
 * @returns {Request}
 */
function readArguments(args) {
  /** @type {Request} */
  const request = { options: {}, depends: [], recommends: [], mappings: [] };
  const rest = args.filter((arg) => arg !== '--force' && arg !== '--debug');
  while (rest.length > 0) {
    const arg = rest.shift() ?? '';
    if (!arg.startsWith('-')) request.mappings.push(arg);
    else if (arg === '-d') request.depends.push(rest.shift() ?? '');
    else if (arg === '--deb-recommends') request.recommends.push(rest.shift() ?? '');
    else request.options[arg.replace(/^-+/, '')] = rest.shift() ?? '';
  }
  return request;
}

/**
 * Puts `source=/target` in its place below the folder.
 * @param {string} folder
 * @param {string} mapping
 */
function place(folder, mapping) {
  const cut = mapping.lastIndexOf('=');
  const source = mapping.slice(0, cut);
  const target = join(folder, mapping.slice(cut + 1));
  if (statSync(source).isDirectory()) {
    mkdirSync(target, { recursive: true });
    execFileSync('cp', ['-a', `${source.replace(/\/$/, '')}/.`, target]);
  } else {
    mkdirSync(dirname(target), { recursive: true });
    cpSync(source, target);
    chmodSync(target, 0o644);
  }
}

/**
 * @param {Request} request
 * @param {string} folder what is to be packed
 */
function writeControl({ options, depends, recommends }, folder) {
  const kibibytes = execFileSync('du', ['-sk', '--apparent-size', folder], { encoding: 'utf8' }).split(/\s/)[0];
  const [summary = '', ...more] = (options['description'] ?? '').trim().split('\n');
  const lines = [
    `Package: ${options['name']}`,
    `Version: ${options['version']}`,
    `Architecture: ${options['architecture']}`,
    `Maintainer: ${options['maintainer']}`,
    `Installed-Size: ${kibibytes}`,
    ...(depends.length > 0 ? [`Depends: ${depends.join(', ')}`] : []),
    ...(recommends.length > 0 ? [`Recommends: ${recommends.join(', ')}`] : []),
    `Section: ${options['category'] ?? 'default'}`,
    `Priority: ${options['deb-priority'] ?? 'optional'}`,
    ...(options['url'] ? [`Homepage: ${options['url']}`] : []),
    `Description: ${summary.trim() || options['name']}`,
    ...more.map((line) => ` ${line.trim() || '.'}`),
  ];
  mkdirSync(join(folder, 'DEBIAN'), { mode: 0o755 });
  writeFileSync(join(folder, 'DEBIAN/control'), `${lines.join('\n')}\n`);
  for (const [option, name] of [
    ['after-install', 'postinst'],
    ['after-remove', 'postrm'],
  ]) {
    const script = options[option ?? ''];
    if (!script) continue;
    cpSync(script, join(folder, 'DEBIAN', name ?? ''));
    chmodSync(join(folder, 'DEBIAN', name ?? ''), 0o755);
  }
}

const request = readArguments(process.argv.slice(2));
if (request.options['t'] !== 'deb') throw new Error(`only deb is made here, not ${request.options['t']}`);
const folder = mkdtempSync(join(tmpdir(), 'deb-'));
try {
  chmodSync(folder, 0o755);
  for (const mapping of request.mappings) place(folder, mapping);
  writeControl(request, folder);
  // fpm's name of gzip is not dpkg-deb's
  const compression = [`-Z${(request.options['deb-compression'] ?? 'xz').replace(/^gz$/, 'gzip')}`, '-z3'];
  const target = request.options['package'] ?? '';
  execFileSync('dpkg-deb', ['--root-owner-group', ...compression, '--build', folder, target], { stdio: 'inherit' });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
