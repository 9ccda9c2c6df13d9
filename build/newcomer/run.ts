/**
 * `npm run newcomer`: plays somebody's first bills in the window, from the first start to the folder of e-mails, and
 * prints each stage with its steps and seconds. The village of the demonstration is typed as its treasurer would.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launch, startVirtualScreen } from '../e2e/electron.ts';
import {
  answerOpenDialog,
  answerSaveDialog,
  descriptionFile,
  makeEnedisFiles,
  noteOpenedFolders,
} from '../e2e/window-steps.ts';
import { prepareElectron } from '../runtime/prepare-electron.mjs';
import { Newcomer, type Stage } from './newcomer.ts';

const root = resolve(import.meta.dirname, '../..');
const MONTH = '2025-01';

interface Village {
  readonly operation: { readonly name: string };
  readonly organiser: {
    readonly name: string;
    readonly siren: string;
    readonly addressLines: readonly string[];
    readonly postcode: string;
    readonly city: string;
  };
  readonly members: readonly {
    readonly reference: string;
    readonly name: string;
    readonly email?: string;
    readonly siren?: string;
    readonly addressLines: readonly string[];
    readonly postcode: string;
    readonly city: string;
  }[];
  readonly plants: readonly { readonly meter: string; readonly name: string; readonly peakPowerW: number }[];
  readonly participations: readonly {
    readonly meter: string;
    readonly member: string;
    readonly startsOn: string;
    readonly endsOn?: string;
  }[];
}

/** The list of participants as a treasurer keeps it in a spreadsheet, with heads: those of the first day. */
function listParticipants({ members, participations }: Village): string {
  const rows = participations
    .filter(({ startsOn }) => startsOn <= `${MONTH}-01`)
    .flatMap(({ meter, member }) => {
      const person = members.find(({ reference }) => reference === member);
      if (!person) return [];
      const { name, email = '', addressLines, postcode, city } = person;
      return [[name, email, meter, addressLines.join(', '), postcode, city].join('\t')];
    });
  return ['Nom\tE-mail\tPoint de livraison\tAdresse\tCode postal\tVille', ...rows].join('\r\n');
}

async function play(newcomer: Newcomer, work: string, answers: Answers): Promise<void> {
  const { page } = newcomer;
  const village = JSON.parse(readFileSync(descriptionFile, 'utf8')) as Village;
  const month = await makeEnedisFiles(join(work, 'enedis'), MONTH);
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  const field = (label: string | RegExp) => page.getByLabel(label, { exact: true }).first();
  const cell = (label: string, line: number) => field(`${label}, ligne ${String(line)}`);

  await newcomer.stage('The operation and its organiser', async () => {
    const { organiser } = village;
    await newcomer.click(button('Créer une opération'));
    await newcomer.type(field('Nom de l’opération'), village.operation.name);
    await newcomer.type(field('Date de départ'), '1/1/2025');
    await newcomer.type(field('Nom'), organiser.name);
    await newcomer.type(field(/^SIREN/), organiser.siren);
    await newcomer.type(field('Adresse'), organiser.addressLines.join(', '));
    await newcomer.type(field('Code postal'), organiser.postcode);
    await newcomer.type(field('Ville'), organiser.city);
    await newcomer.click(button('Étape suivante'));
  });
  await newcomer.stage('Plants', async () => {
    for (const [index, { name, meter, peakPowerW }] of village.plants.entries()) {
      await newcomer.type(cell('Nom de la centrale', index + 1), name);
      await newcomer.type(cell('Point de livraison', index + 1), meter);
      await newcomer.type(cell('Puissance crête (kWc)', index + 1), String(peakPowerW / 1000));
    }
    await newcomer.click(button('Étape suivante'));
  });
  await newcomer.stage('Participants, pasted from a spreadsheet', async () => {
    await newcomer.click(cell('Nom', 1));
    await newcomer.paste(listParticipants(village));
    await newcomer.click(page.getByRole('dialog').getByRole('button', { name: /^(Reprendre|Importer|Remplir)/ }));
    await newcomer.click(button('Étape suivante'));
  });
  await newcomer.stage('Key and price', async () => {
    await newcomer.click(button('Étape suivante'));
    await newcomer.type(field('Prix de l’énergie partagée'), '0,138');
    await newcomer.click(button('Étape suivante'));
    await answers.saveAs(join(work, 'village.partajoule'));
    await newcomer.click(button('Créer l’opération'));
    newcomer.countDialog();
    await page.getByText('L’opération est prête à recevoir ses premiers relevés').waitFor();
  });
  await newcomer.stage('Import of a month from Enedis', async () => {
    await newcomer.drop([month]);
    const sheet = page.getByRole('dialog', { name: 'Importer' });
    await newcomer.click(sheet.getByRole('button', { name: /^Importer \d+ fichiers$/ }));
    await sheet.getByText('Import terminé').waitFor();
    await newcomer.click(sheet.getByRole('button', { name: 'Fermer' }).last());
  });
  await newcomer.stage('Check, settle, read the drafts', async () => {
    await newcomer.click(page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Facturation' }));
    const accept = page.getByRole('button', { name: 'Accepter ce manque' });
    await page
      .getByText(/Tout est en ordre|l’émission$/)
      .first()
      .waitFor();
    for (let left = await accept.count(); left > 0; left--) {
      await newcomer.click(accept.first());
      await newcomer.click(page.getByRole('dialog').getByRole('button', { name: /^Accepter pour le point/ }));
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await newcomer.click(button('Voir les brouillons'));
    await page
      .getByText(/BROUILLON/)
      .first()
      .waitFor({ state: 'attached' });
    await newcomer.click(button('Passer à l’émission'));
  });
  await newcomer.stage('Issue the bills', async () => {
    await newcomer.click(page.getByRole('checkbox', { name: 'J’ai relu les brouillons' }));
    await newcomer.click(button(/^Émettre \d+ factures$/));
    await page.getByRole('region', { name: 'Factures et avoirs' }).waitFor({ timeout: 60_000 });
  });
  await newcomer.stage('Save the bills and their e-mails', async () => {
    await answers.openAt([work]);
    await newcomer.click(button('Enregistrer et ouvrir le dossier'));
    newcomer.countDialog();
    await page.getByText(/^Tout est enregistré dans/).waitFor({ timeout: 60_000 });
  });
}

interface Answers {
  readonly saveAs: (path: string) => Promise<void>;
  readonly openAt: (paths: readonly string[]) => Promise<void>;
}

function describe({ name, steps, playedSeconds, personSeconds }: Stage): string {
  return `${name.padEnd(42)} ${String(steps).padStart(5)} ${playedSeconds.toFixed(1).padStart(9)} ${personSeconds.toFixed(0).padStart(9)}`;
}

const work = mkdtempSync(join(tmpdir(), 'partajoule-newcomer-'));
const { executable } = await prepareElectron();
const screen = await startVirtualScreen();
try {
  const app = await launch(executable, join(work, 'user-data'), 'fr', [root], screen.display);
  const newcomer = new Newcomer(app, await app.firstWindow());
  const opened = await noteOpenedFolders(app);
  await play(newcomer, work, {
    saveAs: (path) => answerSaveDialog(app, path),
    openAt: (paths) => answerOpenDialog(app, paths),
  });
  const folder = (await opened())[0] ?? '';
  const files = readdirSync(folder, { recursive: true }).map(String);
  await app.close();
  const total = newcomer.stages.reduce(
    (sum, stage) => ({
      name: 'Total',
      steps: sum.steps + stage.steps,
      playedSeconds: sum.playedSeconds + stage.playedSeconds,
      personSeconds: sum.personSeconds + stage.personSeconds,
    }),
    { name: 'Total', steps: 0, playedSeconds: 0, personSeconds: 0 },
  );
  process.stdout.write(`${'stage'.padEnd(42)} steps  s played  s person\n`);
  for (const stage of [...newcomer.stages, total]) process.stdout.write(`${describe(stage)}\n`);
  const count = (ending: string): string => String(files.filter((name) => name.endsWith(ending)).length);
  process.stdout.write(`${count('.pdf')} bills and ${count('.eml')} e-mails in the folder\n`);
} finally {
  screen.stop();
  rmSync(work, { recursive: true, force: true });
}
