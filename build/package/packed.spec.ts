/** What `npm run package` made: what is inside, what its fuses say, and that it starts and works. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { createDemonstration } from '#jobs/create-demonstration.ts';
import { expect, startPackedProgram, test } from '../e2e/electron.ts';
import { findElectron } from '../runtime/find-electron.mjs';

const dist = resolve(import.meta.dirname, '../../dist');
const released = join(dist, 'linux-unpacked');
const lookedInto = join(dist, 'looked-into/linux-unpacked/partajoule');
const isStandIn = findElectron()?.kind === 'stand-in';

test('the fuses of the packed program are those of the security checklist', async () => {
  const wire = await getCurrentFuseWire(join(released, 'partajoule'));
  const isOn = (fuse: FuseV1Options): boolean => wire[fuse] === FuseState.ENABLE;
  expect({
    runAsNode: isOn(FuseV1Options.RunAsNode),
    cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
    nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    asarIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyFromAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
    fileProtocol: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual({
    runAsNode: false,
    cookieEncryption: true,
    nodeOptions: false,
    inspect: false,
    asarIntegrity: !isStandIn,
    onlyFromAsar: true,
    fileProtocol: false,
  });
});

test('inside are the program and one SQLite library, and nothing else of the repository', () => {
  const files = listPackage(join(released, 'resources/app.asar'), { isPack: false });
  const libraries = files.filter((name) => name.endsWith('.node') && name.includes('better-sqlite3'));
  expect(libraries).toEqual(['/node_modules/better-sqlite3/prebuilds/linux-x64.node']);
  const roots = new Set(files.map((name) => name.split('/')[1]));
  const wanted = ['LICENSE', 'node_modules', 'out', 'package.json', 'resources'];
  expect([...roots].sort()).toEqual(isStandIn ? [...wanted, 'packaged-main.cjs'].sort() : wanted);
  expect(files.filter((name) => name.endsWith('.map') || name.includes('/.sources'))).toEqual([]);
  const unpacked = join(released, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds');
  expect(readdirSync(unpacked)).toEqual(['linux-x64.node']);
  expect(existsSync(join(released, 'resources/default_app.asar'))).toBe(false);
});

test('the packed program opens the demonstration and shows its energy', async ({ testFolder, virtualScreen }) => {
  const folder = join(testFolder, 'demonstration');
  const { operationPath } = await createDemonstration(
    { folder, billedMonths: 1 },
    {
      file: () => {
        throw new Error('the demonstration opens its own file');
      },
      clock: () => new Date(),
      language: 'fr',
      signal: { aborted: false },
      onProgress: () => undefined,
    },
  );
  const app = await startPackedProgram(lookedInto, testFolder, [operationPath], virtualScreen);
  const page = await app.firstWindow();
  expect(await app.evaluate(({ app: program }) => program.isPackaged)).toBe(true);
  await expect(page.getByRole('heading', { name: 'Le mois en quatre chiffres' })).toBeVisible();
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('heading', { level: 1, name: 'Énergie' })).toBeVisible();
  await page.getByRole('button', { name: 'Voir en tableau' }).first().click();
  await expect(page.getByRole('table').getByText(/\d,\d/).first()).toBeVisible();
  await app.close();
});
