import type { ElectronApplication, Page } from '@playwright/test';
import type { Language } from '#contract';
import { getMessages } from '#main/messages.ts';
import { test } from '../electron.ts';
import { leaveFreely } from './leave-freely.ts';
import { closeWhatIsOpen, type Place } from './place.ts';
import { switchLanguage } from './switch-language.ts';

interface Seen {
  /** One line per finding. */
  readonly found: readonly string[];
  /** The one the place is left in. */
  readonly language: Language;
}

/**
 * Reaches each place and has it looked at; the next one is reached in the language in which this one is left.
 *
 * @returns what is found at all of them, and which could not be reached
 */
export async function visit(
  app: ElectronApplication,
  page: Page,
  places: readonly Place[],
  look: (place: Place, language: Language) => Promise<Seen>,
): Promise<string[]> {
  page.setDefaultTimeout(15_000);
  await leaveFreely(app);
  const found: string[] = [];
  let language: Language = 'fr';
  await switchLanguage(app, page, language);
  for (const place of places) {
    await test.step(place.id, async () => {
      try {
        const { t } = getMessages(language);
        await closeWhatIsOpen(page, t);
        await place.open(page, t, app);
        const seen = await look(place, language);
        found.push(...seen.found);
        language = seen.language;
      } catch (error) {
        // the other places are looked at all the same
        found.push(`${language} ${place.id} cannot be looked at: ${String(error)}`);
        await page.reload();
        await switchLanguage(app, page, language);
      }
    });
  }
  return found;
}
