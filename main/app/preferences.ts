/** What the program remembers between starts, in `preferences.json` of the user's data folder. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Preferences } from '#contract';
import type { PreferencesStore } from '#ipc/context.ts';

const MAX_RECENT = 8;

const schema = z.object({
  language: z.enum(['fr', 'en']),
  theme: z.enum(['light', 'dark', 'system']),
  recent: z.array(z.object({ path: z.string() })),
});

type Stored = ReturnType<PreferencesStore['read']>;

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
): PreferencesStore {
  const path = join(folder, 'preferences.json');
  let current: Stored = readStored(path) ?? {
    language: systemLanguage.toLowerCase().startsWith('fr') ? 'fr' : 'en',
    theme: 'system',
    recent: [],
  };
  return {
    read: () => current,
    write: (change) => {
      const next = { ...current, ...change };
      current = { ...next, recent: next.recent.slice(0, MAX_RECENT) };
      const draft = `${path}.tmp`;
      writeFileSync(draft, JSON.stringify(current, null, 2));
      renameSync(draft, path);
      onChange(current);
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
