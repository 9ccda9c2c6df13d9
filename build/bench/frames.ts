/** How evenly the window moves: the times between its frames while a list is scrolled and a chart is moved through. */
import type { Page } from '@playwright/test';
import { goTo } from '../e2e/window-steps.ts';

export interface Frames {
  readonly name: string;
  readonly totalMs: number;
  readonly frames: number;
  readonly medianMs: number;
  readonly slowestMs: number;
  readonly over50Ms: number;
}

declare global {
  interface Window {
    frameTimes?: number[];
  }
}

async function record(page: Page, name: string, move: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const times: number[] = [];
    window.frameTimes = times;
    const note = (now: number): void => {
      times.push(now);
      if (window.frameTimes === times) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  const startedMs = performance.now();
  await move();
  const totalMs = performance.now() - startedMs;
  const times = await page.evaluate(() => {
    const noted = window.frameTimes ?? [];
    delete window.frameTimes;
    return noted;
  });
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const sorted = gaps.toSorted((a, b) => a - b);
  return {
    name,
    totalMs,
    frames: gaps.length,
    medianMs: sorted[sorted.length >> 1] ?? NaN,
    slowestMs: sorted.at(-1) ?? NaN,
    over50Ms: gaps.filter((gap) => gap > 50).length,
  };
}

async function turnWheel(page: Page, turns: number, byPixels: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) {
    await page.mouse.wheel(0, byPixels);
    await page.waitForTimeout(16);
  }
}

/** Scrolls the list of 300 participants, then moves a year's map through its days and its energy chart by zoom. */
export async function measureFrames(page: Page): Promise<Frames[]> {
  await page.getByRole('heading', { name: 'Le mois en quatre chiffres' }).waitFor();
  await goTo(page, 'Participants');
  await page.getByText('Participant 299').waitFor({ state: 'attached' });
  await page.mouse.move(640, 500);
  const list = await record(page, 'Scrolling the list of 300 participants', async () => {
    await turnWheel(page, 60, 240);
    await turnWheel(page, 60, -240);
  });
  await goTo(page, 'Énergie');
  const day = page.getByRole('slider', { name: 'Jour de la carte' });
  await day.waitFor({ timeout: 120_000 });
  await day.focus();
  const year = await record(page, 'Moving through the year’s map day by day', async () => {
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(16);
    }
  });
  return [list, year];
}
