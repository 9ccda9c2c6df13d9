/**
 * From the start of the program to a usable home page, beside an Electron program with one empty window started
 * in the same way in the same run; and how evenly the largest pages move.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { makeTestDemonstration } from '#jobs/make-test-demonstration.ts';
import { launch, startVirtualScreen, untilShown } from '../e2e/electron.ts';
import { prepareElectron } from '../runtime/prepare-electron.mjs';
import type { BenchRow } from './bench-row.ts';
import { measureFrames, type Frames } from './frames.ts';
import { makeYearOperation } from './make-year-operation.ts';

const ROUNDS = 7;
const METERS = 300;
const program = resolve(import.meta.dirname, '../..');
const emptyWindow = resolve(import.meta.dirname, '../empty-window');

interface Start {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Before each start. */
  readonly prepare?: () => void;
  /** Times the empty window that it should stay below; null where it is only told. */
  readonly aim: number | null;
  /** Resolves when a person could begin. */
  readonly isReady: (page: Page) => Promise<void>;
}

async function timeStart(executable: string, userData: string, start: Start, display: string): Promise<number> {
  start.prepare?.();
  const startedMs = performance.now();
  const app = await launch(executable, userData, 'fr', [start.program, ...start.args], display);
  const page = await app.firstWindow();
  await start.isReady(page);
  const tookMs = performance.now() - startedMs;
  await app.close();
  return tookMs;
}

const seeHome = (page: Page): Promise<void> =>
  untilShown(page, () =>
    ['Le mois en quatre chiffres', 'L’énergie de 2025'].every((name) => {
      const title = [...document.querySelectorAll('h2')].find(({ textContent }) => textContent.startsWith(name));
      return /\d.(kWh|MWh)/.test(title?.parentElement?.textContent ?? '');
    }),
  );
const seeHeading = (page: Page): Promise<void> => untilShown(page, () => document.querySelector('h1') !== null);

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

function describeFrames({ frames, medianMs, slowestMs, over50Ms }: Frames): string {
  return `${String(frames)} frames, median ${medianMs.toFixed(1)} ms, slowest ${slowestMs.toFixed(0)} ms, ${String(over50Ms)} over 50 ms`;
}

/** Start of an empty window, of the demonstration and of 300 meters × 12 months, in turn; then the frames. */
export async function benchStart(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'partajoule-start-'));
  const { executable } = await prepareElectron();
  const screen = await startVirtualScreen();
  try {
    const demonstration = await makeTestDemonstration(join(folder, 'demonstration'), {
      clock: () => new Date('2026-01-15T08:00:00Z'),
    });
    const large = await makeYearOperation(join(folder, 'large'), METERS);
    const starts: Start[] = [
      { name: 'an empty Electron window', program: emptyWindow, args: [], aim: null, isReady: seeHeading },
      { name: 'Start to usable home, demonstration', program, args: [demonstration], aim: 2, isReady: seeHome },
      {
        name: `Start to usable home, ${String(METERS)} meters × 12 months`,
        program,
        args: [large],
        aim: 3,
        isReady: seeHome,
      },
      {
        name: 'The same, the first time after an import',
        program,
        args: [large],
        aim: null,
        prepare: () => {
          makeSumsVoid(large);
        },
        isReady: seeHome,
      },
    ];
    const tookMs = starts.map((): number[] => []);
    // the first round fills the caches of the disk and is not counted
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [index, start] of starts.entries()) {
        const ms = await timeStart(executable, join(folder, `user-${String(index)}`), start, screen.display);
        if (round > 0) tookMs[index]?.push(ms);
      }
    }
    const [emptyMs = NaN, ...oursMs] = tookMs.map(median);
    const rows = oursMs.map((ms, index): BenchRow => {
      const { name = '', aim = null } = starts[index + 1] ?? {};
      return {
        name,
        ours: { name: 'Partajoule', ms },
        peer: { name: starts[0]?.name ?? '', ms: emptyMs },
        ratio: emptyMs / ms,
        note: `${(ms / emptyMs).toFixed(2)} × the empty window${aim === null ? '' : ` (aim: below ${String(aim)})`}, median of ${String(ROUNDS)}`,
      };
    });
    const app = await launch(executable, join(folder, 'user-frames'), 'fr', [program, large], screen.display);
    const frames = await measureFrames(await app.firstWindow());
    await app.close();
    return [
      ...rows,
      ...frames.map((moved): BenchRow => ({
        name: moved.name,
        ours: { name: 'Partajoule', ms: moved.totalMs },
        peer: null,
        ratio: null,
        note: describeFrames(moved),
      })),
    ];
  } finally {
    screen.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As an import leaves a file: the twelve months of the picture are computed at the next start. */
function makeSumsVoid(path: string): void {
  const db = new Database(path);
  db.exec('UPDATE figure_revision SET revision = revision + 1');
  db.close();
}
