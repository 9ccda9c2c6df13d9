import type { MappingEntry } from '#contract';
import { ExpectedError } from '#domain/errors.ts';
import { appendAudit } from '#data/audit.ts';
import { nowUtc } from '#data/clock.ts';
import { deleteMapping, listStoredMappings, saveMapping, type StoredMapping } from '#data/queries/import-mappings.ts';
import { getOperation } from '#data/queries/operation.ts';
import { recordChange } from '#data/undo-log.ts';
import { listMappings } from '#jobs/list-mappings.ts';
import type { Handlers } from '../context.ts';

export const mappingHandlers = {
  'mappings.openTable'({ session, selections, jobs }, { selectionId, password, path, jobId }) {
    session.get();
    return jobs.run('openTable', { paths: selections.get(selectionId), password, path }, jobId);
  },

  async 'mappings.try'({ session, selections, jobs }, { selectionId, password, path, mapping, jobId }) {
    const { timeZone } = await getOperation(session.get().kysely);
    return jobs.run('tryMapping', { paths: selections.get(selectionId), password, path, mapping, timeZone }, jobId);
  },

  'mappings.list': ({ session }): readonly MappingEntry[] => listMappings(session.get().db),

  async 'mappings.save'({ session, clock }, { mappingId, name, mapping }) {
    const { db } = session.get();
    await recordChange(db, mappingId === null ? 'add-mapping' : 'change-mapping', () => {
      const stored = listStoredMappings(db);
      if (mappingId !== null) getMapping(stored, mappingId);
      if (stored.some((other) => other.mappingId !== mappingId && other.name === name))
        throw new ExpectedError('mapping-name-taken', { name });
      const id = saveMapping(db, mappingId, name, JSON.stringify(mapping));
      appendAudit(db, { atUtc: nowUtc(clock), action: 'save-mapping', details: { mappingId: id, name } });
    });
    return listMappings(db);
  },

  async 'mappings.remove'({ session, clock }, { mappingId }) {
    const { db } = session.get();
    await recordChange(db, 'remove-mapping', () => {
      const { name } = getMapping(listStoredMappings(db), mappingId);
      deleteMapping(db, mappingId);
      appendAudit(db, { atUtc: nowUtc(clock), action: 'remove-mapping', details: { mappingId, name } });
    });
    return listMappings(db);
  },
} satisfies Partial<Handlers>;

function getMapping(stored: readonly StoredMapping[], mappingId: number): StoredMapping {
  const found = stored.find((mapping) => mapping.mappingId === mappingId);
  if (!found) throw new ExpectedError('mapping-not-found', {});
  return found;
}
