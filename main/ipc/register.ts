/** Puts the door between the page and the engine where Electron lets the page knock, for the page's own frame alone. */
import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import { wire, type Result } from '#contract';

const MAX_DROPPED = 10_000;

const pathsSchema = z.array(z.string().min(1).max(4096)).min(1).max(MAX_DROPPED);

/** What is behind the door, once it is known who knocks. */
export interface WindowDoor {
  readonly answer: (channel: unknown, input: unknown) => Promise<Result<unknown>>;
  readonly refuse: () => Result<never>;
  readonly drop: (paths: readonly string[]) => void;
}

/** @param door the page may knock before the engine is there; it waits */
export function register(door: Promise<WindowDoor>, isPageUrl: (address: string) => boolean): void {
  const isFromPage = (event: IpcMainEvent | IpcMainInvokeEvent): boolean => {
    const frame = event.senderFrame;
    return frame !== null && frame.parent === null && isPageUrl(frame.url);
  };
  ipcMain.handle(wire.call, async (event, channel: unknown, input: unknown) => {
    const isKnown = isFromPage(event);
    const { answer, refuse } = await door;
    return isKnown ? answer(channel, input) : refuse();
  });
  ipcMain.on(wire.drop, (event, paths: unknown) => {
    const parsed = pathsSchema.safeParse(paths);
    if (isFromPage(event) && parsed.success)
      void door.then(({ drop }) => {
        drop(parsed.data);
      });
  });
}
