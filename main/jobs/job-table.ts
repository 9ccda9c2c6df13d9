/** Every job by name: what the worker thread can be asked to do. */
import { createDemonstration } from './create-demonstration.ts';
import { computeFigures } from './compute-figures.ts';
import { creditDocument } from './credit-document.ts';
import { exportDocuments } from './export-documents.ts';
import { importMeterFiles } from './import-meter-files.ts';
import { inspectMeterFiles } from './inspect-meter-files.ts';
import { issueRun } from './issue-run.ts';
import type { Job } from './job.ts';
import { openTable } from './open-table.ts';
import { listAllDocuments } from './list-documents.ts';
import { makeBackup } from './make-backup.ts';
import { prepareBilling } from './prepare-billing.ts';
import { readEnergy, readEnergyParticipants } from './read-energy.ts';
import { readParticipantTable } from './read-participant-table.ts';
import { readEnergyDay, readEnergyHours } from './read-energy-steps.ts';
import { readQuality } from './read-quality.ts';
import { readImportDetails } from './read-import-details.ts';
import { renderDraft } from './render-draft.ts';
import { tryMapping } from './try-mapping.ts';
import { saveDocuments } from './save-documents.ts';
import { tryKey } from './try-key.ts';
import { verifyFile } from './verify-file.ts';
import { writeTable } from './write-table.ts';

export const jobTable = {
  createDemonstration,
  computeFigures,
  creditDocument,
  exportDocuments,
  importMeterFiles,
  inspectMeterFiles,
  issueRun,
  openTable,
  listAllDocuments,
  makeBackup,
  prepareBilling,
  readEnergy,
  readEnergyDay,
  readEnergyHours,
  readEnergyParticipants,
  readQuality,
  readImportDetails,
  readParticipantTable,
  renderDraft,
  tryMapping,
  saveDocuments,
  tryKey,
  verifyFile,
  writeTable,
};

export type JobName = keyof typeof jobTable;
export type JobInput<J extends JobName> = Parameters<(typeof jobTable)[J]>[0];
export type JobOutput<J extends JobName> = Awaited<ReturnType<(typeof jobTable)[J]>>;

/** Starts a job by name; the names' types keep input and output together. */
export function runJob<J extends JobName>(
  name: J,
  input: JobInput<J>,
  context: Parameters<Job<unknown, unknown>>[1],
): Promise<JobOutput<J>> {
  const job = jobTable[name] as Job<JobInput<J>, JobOutput<J>>;
  return job(input, context);
}
