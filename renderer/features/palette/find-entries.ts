/** What the palette offers for what was typed. */
import { foldText } from '../../i18n/fold-text.ts';

export type EntryGroup = 'pages' | 'actions' | 'months' | 'participants';

export interface Searchable {
  readonly group: EntryGroup;
  readonly label: string;
  /** Further words it is found by. */
  readonly words: string;
}

const groups: readonly EntryGroup[] = ['pages', 'actions', 'months', 'participants'];
const shownAtFirst: Readonly<Record<EntryGroup, number>> = { pages: 20, actions: 20, months: 3, participants: 0 };
const FOUND_PER_GROUP = 6;

/**
 * Entries that hold every typed word, group by group; the group with the best one first. Nothing typed: the
 * pages, the actions and the last months.
 */
export function findEntries<E extends Searchable>(entries: readonly E[], typed: string): E[] {
  const words = foldText(typed).split(/\s+/).filter(Boolean);
  const ranked = groups.map((group) => {
    const found = entries
      .filter((entry) => entry.group === group)
      .map((entry) => ({ entry, rank: rankEntry(entry, words) }))
      .filter(({ rank }) => rank < Infinity)
      .sort((a, b) => a.rank - b.rank)
      .slice(0, words.length === 0 ? shownAtFirst[group] : FOUND_PER_GROUP);
    return { found, best: found[0]?.rank ?? Infinity };
  });
  return ranked.sort((a, b) => a.best - b.best).flatMap(({ found }) => found.map(({ entry }) => entry));
}

/** 0 where the label begins with what was typed, 1 where one of its words does, 2 elsewhere, Infinity for nothing. */
function rankEntry({ label, words: more }: Searchable, words: readonly string[]): number {
  const name = foldText(label);
  const all = `${name} ${foldText(more)}`;
  if (!words.every((word) => all.includes(word))) return Infinity;
  if (name.startsWith(words.join(' '))) return 0;
  return words.every((word) => name.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word))) ? 1 : 2;
}
