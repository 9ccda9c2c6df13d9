/** Puts the door between the page and the engine where Electron lets the page knock, for the page's own frame alone. */
import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import { wire } from '#contract';
import { answerCall, refuse, type Door } from './door.ts';

const MAX_DROPPED = 10_000;

const pathsSchema = z.array(z.string().min(1).max(4096)).min(1).max(MAX_DROPPED);

export interface WindowDoor extends Door {
  readonly isPageUrl: (address: string) => boolean;
  readonly onDrop: (paths: readonly string[]) => void;
}

export function register(door: WindowDoor): void {
  ipcMain.handle(wire.call, (event, channel: unknown, input: unknown) =>
    isFromPage(door, event) ? answerCall(door, channel, input) : refuse(door, 'sender'),
  );
  ipcMain.on(wire.drop, (event, paths: unknown) => {
    const parsed = pathsSchema.safeParse(paths);
    if (isFromPage(door, event) && parsed.success) door.onDrop(parsed.data);
  });
}

function isFromPage(door: WindowDoor, event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && door.isPageUrl(frame.url);
}
