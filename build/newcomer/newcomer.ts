/**
 * Someone who uses the window for the first time: acts one step at a time and keeps count. Beside the seconds that
 * the program took, each step is given the time that a person needs for it by the keystroke-level model.
 *
 * @source Card, Moran & Newell, "The keystroke-level model for user performance time with interactive systems",
 *   Communications of the ACM 23 (1980): 0.28 s a key for an average typist, 1.10 s to point, 0.20 s to click,
 *   0.40 s to move the hand, 1.35 s to make up one's mind
 */
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { dropFiles } from '../e2e/window-steps.ts';

const SECONDS = { key: 0.28, point: 1.1, click: 0.2, hand: 0.4, mind: 1.35 } as const;

export interface Stage {
  readonly name: string;
  readonly steps: number;
  /** Seconds the program was driven in. */
  readonly playedSeconds: number;
  /** Seconds a person needs for the same steps, without reading. */
  readonly personSeconds: number;
}

export class Newcomer {
  readonly #app: ElectronApplication;
  readonly page: Page;
  readonly stages: Stage[] = [];
  #steps = 0;
  #seconds = 0;

  constructor(app: ElectronApplication, page: Page) {
    this.#app = app;
    this.page = page;
  }

  async stage(name: string, play: () => Promise<void>): Promise<void> {
    this.#steps = 0;
    this.#seconds = 0;
    const startedMs = performance.now();
    await play();
    const playedSeconds = (performance.now() - startedMs) / 1000;
    this.stages.push({ name, steps: this.#steps, playedSeconds, personSeconds: this.#seconds });
  }

  async click(target: Locator): Promise<void> {
    await target.click({ timeout: 60_000 });
    this.#count(SECONDS.mind + SECONDS.point + SECONDS.click);
  }

  async type(target: Locator, text: string): Promise<void> {
    await target.fill(text);
    this.#count(SECONDS.mind + SECONDS.point + SECONDS.click + SECONDS.hand + text.length * SECONDS.key);
  }

  /** A block copied in a spreadsheet, put where the keyboard is. */
  async paste(text: string): Promise<void> {
    await this.#app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
    await this.page.keyboard.press('ControlOrMeta+V');
    // selecting and copying in the spreadsheet, then two keys here
    this.#count(2 * (SECONDS.mind + SECONDS.point + SECONDS.click) + 4 * SECONDS.key);
  }

  async drop(files: readonly string[]): Promise<void> {
    await dropFiles(this.page, files);
    this.#count(SECONDS.mind + 2 * SECONDS.point + 2 * SECONDS.click);
  }

  /** A native dialog that the person answers by choosing a place: two clicks and its way there. */
  countDialog(): void {
    this.#count(SECONDS.mind + 2 * (SECONDS.point + SECONDS.click));
  }

  #count(seconds: number): void {
    this.#steps++;
    this.#seconds += seconds;
  }
}
