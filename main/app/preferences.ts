/** What the program remembers between starts, in `preferences.json` of the user's data folder. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { textSizes, type Preferences } from '#contract';
import type { PreferencesStore, WrittenPlace } from '#ipc/context.ts';
import { findLanguage, languages } from '#domain/language.ts';
import type { WindowPlace } from './place-window.ts';

const MAX_RECENT = 8;

const placeSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  isMaximized: z.boolean(),
}) satisfies z.ZodType<WindowPlace>;

const writtenSchema = z.object({
  folder: z.string(),
  fileName: z.string().nullable(),
  documentIds: z.array(z.int()),
}) satisfies z.ZodType<WrittenPlace>;

const schema = z.object({
  language: z.enum(languages),
  theme: z.enum(['light', 'dark', 'system']),
  // defaults: files written before these were remembered stay readable
  textSizePercent: z.literal(textSizes).default(100),
  window: placeSchema.nullable().default(null),
  recent: z.array(
    z.object({
      path: z.string(),
      isCloudNoted: z.boolean().optional(),
      written: z.array(writtenSchema).optional(),
    }),
  ),
});

type Stored = ReturnType<PreferencesStore['read']> & { readonly window: WindowPlace | null };

/** The preferences of the program with a window, which also remembers where it was. */
export interface WindowPreferences extends PreferencesStore {
  readonly readPlace: () => WindowPlace | null;
  readonly writePlace: (place: WindowPlace) => void;
}

/**
 * Opens the preferences. A missing or unreadable file gives the defaults: preferences are a comfort, never a
 * reason not to start.
 *
 * @param systemLanguage language tag of the machine, for the first start
 * @param onChange told of what is in force after each change
 */
export function openPreferences(
  folder: string,
  systemLanguage: string,
  onChange: (preferences: Preferences) => void,
): WindowPreferences {
  const path = join(folder, 'preferences.json');
  let current: Stored = readStored(path) ?? {
    language: findLanguage(systemLanguage) ?? 'en',
    theme: 'system',
    textSizePercent: 100,
    window: null,
    recent: [],
  };
  const store = (next: Stored): void => {
    current = { ...next, recent: next.recent.slice(0, MAX_RECENT) };
    const draft = `${path}.tmp`;
    writeFileSync(draft, JSON.stringify(current, null, 2));
    renameSync(draft, path);
  };
  return {
    read: () => current,
    write: (change) => {
      store({ ...current, ...change });
      onChange(current);
    },
    readPlace: () => current.window,
    writePlace: (window) => {
      try {
        store({ ...current, window });
      } catch {
        // on a full disk the window closes all the same
      }
    },
  };
}

function readStored(path: string): Stored | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
