/** Between the page and the engine: answers that wait, or fail, as a slow machine and a broken disk make them. */
import type { ElectronApplication } from '@playwright/test';
import { wire } from '#contract';

export interface Interference {
  /** The channels it is about, as a regular expression; null for none any more. */
  readonly channels: string | null;
  /** What is answered instead, in the reader's language; null where no answer comes. */
  readonly failure: { readonly code: string; readonly message: string; readonly params: object } | null;
}

/** Work that is held shows how far it is; steps and counts as the jobs themselves tell them. */
const steps: Readonly<Record<string, readonly [step: string, done: number, total: number]>> = {
  'operation.openDemonstration': ['generating', 5, 12],
  'import.inspect': ['inspecting', 212, 480],
  'import.run': ['import-writing', 212, 480],
  'billing.issue': ['drawing-bills', 118, 300],
  'billing.exportRun': ['exporting', 118, 300],
  'documents.export': ['exporting', 3, 12],
  'settings.verify': ['verifying', 5, 9],
};

/** @param interference in force until the next one */
export async function interfere(app: ElectronApplication, interference: Interference): Promise<void> {
  await app.evaluate(
    ({ ipcMain }, { channels, failure, callWire, eventWire, told }) => {
      type Answer = (event: { sender: Electron.WebContents }, channel: string, input: { jobId?: string }) => unknown;
      // Electron has no way to ask for a handler, so that it could be called later
      const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, Answer>;
      const kept = globalThis as unknown as { engineAnswer?: Answer | undefined };
      kept.engineAnswer ??= handlers.get(callWire);
      const { engineAnswer } = kept;
      if (!engineAnswer) throw new Error('nobody answers the page');
      const held: unknown[] = [];
      Object.assign(kept, { held });
      const concerned = channels === null ? null : new RegExp(channels);
      handlers.set(callWire, (event, channel, input) => {
        if (!concerned?.test(channel)) return engineAnswer(event, channel, input);
        if (failure) return { ok: false, error: failure };
        const { jobId } = input;
        const [step, done, total] = told[channel] ?? ['allocating', 5, 12];
        if (jobId !== undefined)
          for (const share of [0.2, 1])
            setTimeout(() => {
              const payload = { jobId, step, done: Math.round(done * share), total };
              event.sender.send(eventWire, 'job.progress', payload);
            }, share * 1200);
        // held by hand: Electron answers with an error what nobody can answer any more
        return new Promise((answer) => {
          held.push(answer);
        });
      });
    },
    { ...interference, callWire: wire.call, eventWire: wire.event, told: steps },
  );
}
