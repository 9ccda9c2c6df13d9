/** What `npm run package` made: what is inside, what its fuses say, and that it starts and works. */
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { listPackage } from '@electron/asar';
import { chromium } from '@playwright/test';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { makeTestDemonstration } from '#jobs/make-test-demonstration.ts';
import { expect, startPackedProgram, test } from '../e2e/electron.ts';
import { findElectron, sandboxArguments } from '../runtime/find-electron.mjs';

const dist = resolve(import.meta.dirname, '../../dist');
const released = join(dist, 'linux-unpacked');
const lookedInto = join(dist, 'looked-into/linux-unpacked/partajoule');
const isStandIn = findElectron()?.kind === 'stand-in';

test('19 the fuses of the packed program are those of Electron’s security checklist', async () => {
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
  const libraries = files.filter((name) => name.endsWith('.node'));
  expect(libraries).toEqual(['/node_modules/better-sqlite3/prebuilds/linux-x64.node']);
  const roots = new Set(files.map((name) => name.split('/')[1]));
  const wanted = ['LICENSE', 'node_modules', 'out', 'package.json', 'resources'];
  expect([...roots].sort()).toEqual(isStandIn ? [...wanted, 'packaged-main.cjs'].sort() : wanted);
  expect(files.filter((name) => name.endsWith('.map') || name.includes('/.sources'))).toEqual([]);
  const own = files.filter((name) => !name.startsWith('/node_modules/'));
  expect(
    own.filter((name) => /\.(tsx?|test\.\w+|partajoule)$|\/(build|test-results|demo-output)\//.test(name)),
  ).toEqual([]);
  // what a release weighs shows in the report of the tests; twice as much is a leftover
  const megabytes = Math.round(statSync(join(released, 'resources/app.asar')).size / 1e6);
  test.info().annotations.push({ type: 'size', description: `app.asar ${String(megabytes)} MB` });
  expect(megabytes).toBeLessThan(80);
  const unpacked = join(released, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds');
  expect(readdirSync(unpacked)).toEqual(['linux-x64.node']);
  expect(existsSync(join(released, 'resources/default_app.asar'))).toBe(false);
});

test('the packed program opens the demonstration and shows its energy', async ({ testFolder, virtualScreen }) => {
  const folder = join(testFolder, 'demonstration');
  const operationPath = await makeTestDemonstration(folder);
  const app = await startPackedProgram(lookedInto, testFolder, [operationPath], virtualScreen);
  const page = await app.firstWindow();
  expect(await app.evaluate(({ app: program }) => program.isPackaged)).toBe(true);
  // the first figures of a machine that has much else to do
  await expect(page.getByRole('heading', { name: 'Le mois en quatre chiffres' })).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('heading', { level: 1, name: 'Énergie' })).toBeVisible();
  await page.getByRole('button', { name: 'Voir en tableau' }).first().click();
  await expect(page.getByRole('table').getByText(/\d,\d/).first()).toBeVisible({ timeout: 60_000 });
  await app.close();
});

const findPackage = (ending: string): string | undefined => {
  const name = readdirSync(dist).find((one) => one.endsWith(ending));
  return name === undefined ? undefined : join(dist, name);
};

/** Starts a released program, which lets nobody inspect its engine, and reads the title of its page from outside. */
async function readPageTitle(executable: string, folder: string, display: string): Promise<string> {
  const program = spawn(
    executable,
    [...sandboxArguments(), `--user-data-dir=${folder}`, '--lang=fr', '--remote-debugging-port=0'],
    { env: { ...process.env, DISPLAY: display }, stdio: 'ignore' },
  );
  try {
    const file = join(folder, 'DevToolsActivePort');
    await expect.poll(() => existsSync(file), { timeout: 60_000 }).toBe(true);
    const port = readFileSync(file, 'utf8').split('\n')[0] ?? '';
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const page = browser.contexts()[0]?.pages()[0];
    return (await page?.getByRole('heading', { level: 1 }).textContent()) ?? '';
  } finally {
    program.kill();
  }
}

test('what the tests look into is what is released, but for the fuses of its executable', () => {
  const { partajoule: program, ...files } = digestFiles(released);
  const { partajoule: copy, ...copied } = digestFiles(dirname(lookedInto));
  expect(copied).toEqual(files);
  expect(copy).not.toBe(program);
});

test('the deb holds the program of the directory, its icons, its words and its kind of file, and starts from where it is unpacked', async ({
  testFolder,
  virtualScreen,
}) => {
  const deb = findPackage('.deb');
  test.skip(deb === undefined, 'no deb was packed');
  const folder = join(testFolder, 'root');
  execFileSync('dpkg-deb', ['-x', deb ?? '', folder]);
  const entry = readFileSync(join(folder, 'usr/share/applications/partajoule.desktop'), 'utf8');
  expect(entry).toContain('MimeType=application/vnd.partajoule;');
  for (const language of ['fr', 'it', 'tr', 'sv'])
    expect(entry).toMatch(new RegExp(`^Comment\\[${language}\\]=\\S`, 'm'));
  const kind = readFileSync(join(folder, 'usr/share/mime/packages/partajoule.xml'), 'utf8');
  expect(kind).toContain('<glob pattern="*.partajoule"/>');
  expect(kind).toContain('<icon name="application-vnd.partajoule"/>');
  for (const size of ['16x16', '32x32', '48x48', '128x128', '256x256'])
    expect(readdirSync(join(folder, `usr/share/icons/hicolor/${size}/mimetypes`))).toEqual([
      'application-vnd.partajoule.png',
    ]);
  const icons = readdirSync(join(folder, 'usr/share/icons/hicolor'));
  expect(icons).toContain('512x512');
  expect(digestFiles(join(folder, 'opt/Partajoule'))).toEqual(digestFiles(released));
  expect(
    await readPageTitle(join(folder, 'opt/Partajoule/partajoule'), join(testFolder, 'data'), virtualScreen),
  ).not.toBe('');
});

test('the tar.gz holds the program of the directory and starts from where it is unpacked', async ({
  testFolder,
  virtualScreen,
}) => {
  const archive = findPackage('.tar.gz');
  test.skip(archive === undefined, 'no tar.gz was packed');
  const folder = join(testFolder, 'root');
  mkdirSync(folder);
  execFileSync('tar', ['-xzf', archive ?? '', '-C', folder, '--strip-components=1']);
  expect(digestFiles(folder)).toEqual(digestFiles(released));
  expect(await readPageTitle(join(folder, 'partajoule'), join(testFolder, 'data'), virtualScreen)).not.toBe('');
});

/** Every file below a folder with what it holds and whether it may be run: what one program passes, its twin passes. */
function digestFiles(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      const mayRun = (statSync(path).mode & 0o111) !== 0;
      const digest = createHash('sha256').update(readFileSync(path)).digest('hex');
      return [relative(folder, path), `${digest}${mayRun ? ' runs' : ''}`];
    }),
  );
}

test('Windows learns the kind of file from an installation without administrator', () => {
  const templates = resolve(import.meta.dirname, '../../node_modules/app-builder-lib/templates/nsis');
  const associate = readFileSync(join(templates, 'include/FileAssociation.nsh'), 'utf8');
  const written = /!macro APP_ASSOCIATE EXT[^]*?!macroend/.exec(associate)?.[0].match(/Write\w+ \S+/g) ?? [];
  // the registry of whoever installs: the current user, unless it is installed for all
  expect(new Set(written)).toEqual(new Set(['WriteRegStr SHELL_CONTEXT', 'WriteRegNone SHELL_CONTEXT']));
  expect(readFileSync(join(templates, 'multiUser.nsh'), 'utf8')).toContain('SetShellVarContext current');
  expect(readFileSync(resolve(dist, '../electron-builder.yml'), 'utf8')).toContain('perMachine: false');
});

test('the icon is large enough for every system', () => {
  const png = readFileSync(resolve(dist, '../resources/icons/partajoule.png'));
  // width and height stand behind the signature and the length and name of the first part
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([512, 512]);
});
