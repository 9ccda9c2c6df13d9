import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { AppState } from '#contract';
import { findCloudClient } from '#data/find-cloud-client.ts';
import { readOperationState } from '../operation-state.ts';
import type { HandlerContext, Handlers, RecentFile } from '../context.ts';

/** What the frame of the window shows; also the answer of everything that opens or closes an operation. */
export async function readAppState({ version, preferences, session }: HandlerContext): Promise<AppState> {
  const { language, theme, textSizePercent, recent } = preferences.read();
  const file = session.find();
  return {
    version,
    preferences: { language, theme, textSizePercent },
    operation: file && { ...(await readOperationState(file)), cloudClient: findUnnotedCloud(file.path, recent) },
    recent: recent.map(({ path }) => ({ name: basename(path, '.partajoule'), folder: dirname(path) })),
  };
}

/** Asked of the disk each time: a client may be set up while the program runs. */
function findUnnotedCloud(path: string, recent: readonly RecentFile[]): string | null {
  if (recent.some((entry) => entry.path === path && entry.isCloudNoted === true)) return null;
  return findCloudClient(path, { platform: process.platform, environment: process.env, list: listNames });
}

function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

export const appHandlers = {
  'app.getState': (context) => readAppState(context),

  'app.setPreferences'(context, change) {
    context.preferences.write(change);
    return readAppState(context);
  },
} satisfies Partial<Handlers>;
