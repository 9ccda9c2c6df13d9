/** What the program remembers between starts, in `preferences.json` of the user's data folder. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Preferences } from '#contract';

const MAX_RECENT = 8;

const schema = z.object({
  language: z.enum(['fr', 'en']),
  theme: z.enum(['light', 'dark', 'system']),
  recent: z.array(z.string()).max(MAX_RECENT),
});

export interface StoredPreferences extends Preferences {
  /** Full paths of operations, newest first. */
  readonly recent: readonly string[];
}

export interface PreferenceStore {
  readonly get: () => StoredPreferences;
  readonly set: (change: Partial<Preferences>) => void;
  /** Puts a path at the head of the recent ones. */
  readonly remember: (path: string) => void;
  readonly forget: (path: string) => void;
}

/**
 * Opens the preferences. A missing or unreadable file gives the defaults: preferences are a comfort, never a
 * reason not to start.
 *
 * @param systemLanguage language tag of the machine, for the first start
 */
export function openPreferences(folder: string, systemLanguage: string): PreferenceStore {
  const path = join(folder, 'preferences.json');
  let current: StoredPreferences = readStored(path) ?? {
    language: systemLanguage.toLowerCase().startsWith('en') ? 'en' : 'fr',
    theme: 'system',
    recent: [],
  };
  const save = (next: StoredPreferences): void => {
    current = next;
    const draft = `${path}.tmp`;
    writeFileSync(draft, JSON.stringify(next, null, 2));
    renameSync(draft, path);
  };
  return {
    get: () => current,
    set: (change) => {
      save({ ...current, ...change });
    },
    remember: (file) => {
      save({ ...current, recent: [file, ...current.recent.filter((other) => other !== file)].slice(0, MAX_RECENT) });
    },
    forget: (file) => {
      save({ ...current, recent: current.recent.filter((other) => other !== file) });
    },
  };
}

function readStored(path: string): StoredPreferences | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
