/** The one place that knows where shipped files (fonts, demonstration) lie: source tree, build or package. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

let found: string | undefined;

function listCandidates(): string[] {
  const here = import.meta.dirname;
  // beside main/ in the sources, beside out/ in a build (out/main, out/main/chunks)
  const candidates = ['..', '../..', '../../..'].map((up) => join(here, up, 'resources'));
  const packaged = (process as { readonly resourcesPath?: string }).resourcesPath;
  if (packaged) candidates.push(join(packaged, 'resources'), join(packaged, 'app.asar', 'resources'));
  return candidates;
}

/** Folder of the shipped files. @throws Error when the installation is incomplete */
export function getResourcesDir(): string {
  found ??= listCandidates().find((folder) => existsSync(join(folder, 'fonts', 'NotoSans-Regular.ttf')));
  if (!found) throw new Error('The folder of shipped files is missing: the installation is incomplete.');
  return found;
}
