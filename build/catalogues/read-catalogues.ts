import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CatalogueInput, CatalogueTree } from './find-catalogue-problems.ts';

const SOURCE_FOLDERS = ['main', 'preload', 'renderer', 'build/commands'];

/** The catalogues and sources of the program in a folder. */
export function readCatalogues(root: string): CatalogueInput {
  const locales = join(root, 'resources/locales');
  const names = readdirSync(locales).filter((name) => name.endsWith('.json'));
  return {
    reference: 'fr',
    catalogues: Object.fromEntries(
      names.map((name) => [
        basename(name, '.json'),
        JSON.parse(readFileSync(join(locales, name), 'utf8')) as CatalogueTree,
      ]),
    ),
    sources: SOURCE_FOLDERS.flatMap((folder) => listSources(join(root, folder))).map((path) =>
      readFileSync(path, 'utf8'),
    ),
  };
}

function listSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|mjs)$/.test(name) && !/\.(test|d)\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}
