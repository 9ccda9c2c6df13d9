import { basename, dirname } from 'node:path';
import type { AppState } from '#contract';
import { readOperationState } from '../operation-state.ts';
import type { HandlerContext, Handlers } from '../context.ts';

/** What the frame of the window shows; also the answer of everything that opens or closes an operation. */
export async function readAppState({ version, preferences, session }: HandlerContext): Promise<AppState> {
  const { language, theme, recent } = preferences.read();
  const file = session.find();
  return {
    version,
    preferences: { language, theme },
    operation: file && (await readOperationState(file)),
    recent: recent.map(({ path }) => ({ name: basename(path, '.partajoule'), folder: dirname(path) })),
  };
}

export const appHandlers = {
  'app.getState': (context) => readAppState(context),

  'app.setPreferences'(context, change) {
    context.preferences.write(change);
    return readAppState(context);
  },
} satisfies Partial<Handlers>;
