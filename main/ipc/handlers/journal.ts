import type { JournalEntry } from '#contract';
import { listMembers } from '#data/queries/members.ts';
import { listAuditRows } from '#data/queries/settings.ts';
import type { Handlers } from '../context.ts';
import { describeEntry } from '../journal-words.ts';

const PAGE = 50;

export const journalHandlers = {
  async 'journal.list'({ session, language }, { search, offset }) {
    const { db, kysely } = session.get();
    const names = new Map((await listMembers(kysely)).map(({ id, name }) => [id, name]));
    const words = fold(search).split(/\s+/).filter(Boolean);
    const found = listAuditRows(db)
      .map((row): JournalEntry => ({
        entryId: row.id,
        atUtc: row.atUtc,
        text: describeEntry(row, names, language()),
      }))
      .filter(({ text, atUtc }) => {
        const all = fold(`${text} ${atUtc.slice(0, 10)}`);
        return words.every((word) => all.includes(word));
      });
    return { entries: found.slice(offset, offset + PAGE), total: found.length };
  },
} satisfies Partial<Handlers>;

/** Without case and accents. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
