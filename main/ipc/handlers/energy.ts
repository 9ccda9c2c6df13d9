import { basename } from 'node:path';
import { keepMonthSums } from '#data/queries/month-sums.ts';
import { writeSavedFile } from '#jobs/write-saved-file.ts';
import type { Handlers } from '../context.ts';

export const energyHandlers = {
  'energy.getPeriod'({ session, jobs }, { jobId, ...input }) {
    session.get();
    return jobs.run('readEnergy', input, jobId);
  },

  async 'energy.getMonths'({ session, jobs }, { jobId, ...input }) {
    const file = session.get();
    const { months, computed, revision } = await jobs.run('readMonths', input, jobId);
    if (computed.length > 0 && file.mode === 'write' && session.find() === file)
      keepMonthSums(file.db, revision, computed);
    return months;
  },

  'energy.getParticipants'({ session, jobs }, { jobId, ...input }) {
    session.get();
    return jobs.run('readEnergyParticipants', input, jobId);
  },

  'energy.getHours'({ session, jobs }, { jobId, ...input }) {
    session.get();
    return jobs.run('readEnergyHours', input, jobId);
  },

  'energy.getDay'({ session, jobs }, input) {
    session.get();
    return jobs.run('readEnergyDay', input);
  },

  'energy.getQuality'({ session, jobs }, { jobId, ...input }) {
    session.get();
    return jobs.run('readQuality', input, jobId);
  },

  async 'energy.saveTable'({ dialogs, jobs }, { title, kind, table }) {
    const chosen = await dialogs.chooseSavedFile(title, kind);
    if (!chosen) return null;
    await jobs.run('writeTable', { ...chosen, title, kind, table });
    return { fileName: basename(chosen.path) };
  },

  async 'energy.savePicture'({ dialogs }, { title, png }) {
    const chosen = await dialogs.chooseSavedFile(title, 'png');
    if (!chosen) return null;
    await writeSavedFile(chosen.path, png, chosen.isReplacing);
    return { fileName: basename(chosen.path) };
  },
} satisfies Partial<Handlers>;
