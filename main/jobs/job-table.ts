/**
 * Every job by name: what the worker threads and the command line can be asked to do. Each is loaded when it is first
 * asked for, with the libraries it needs: a start waits for none of them.
 */
import type { Job } from './job.ts';

const jobTable = {
  createDemonstration: async () => (await import('./create-demonstration.ts')).createDemonstration,
  computeFigures: async () => (await import('./compute-figures.ts')).computeFigures,
  creditDocument: async () => (await import('./credit-document.ts')).creditDocument,
  drawRun: async () => (await import('./draw-run.ts')).drawRun,
  exportDocuments: async () => (await import('./export-documents.ts')).exportDocuments,
  importMeterFiles: async () => (await import('./import-meter-files.ts')).importMeterFiles,
  inspectMeterFiles: async () => (await import('./inspect-meter-files.ts')).inspectMeterFiles,
  issueRun: async () => (await import('./issue-run.ts')).issueRun,
  openTable: async () => (await import('./open-table.ts')).openTable,
  listAllDocuments: async () => (await import('./list-documents.ts')).listAllDocuments,
  makeBackup: async () => (await import('./make-backup.ts')).makeBackup,
  prepareBilling: async () => (await import('./prepare-billing.ts')).prepareBilling,
  readEnergy: async () => (await import('./read-energy.ts')).readEnergy,
  readEnergyDay: async () => (await import('./read-energy-steps.ts')).readEnergyDay,
  readEnergyHours: async () => (await import('./read-energy-steps.ts')).readEnergyHours,
  readEnergyParticipants: async () => (await import('./read-energy.ts')).readEnergyParticipants,
  readMonths: async () => (await import('./read-months.ts')).readMonths,
  readQuality: async () => (await import('./read-quality.ts')).readQuality,
  readImportDetails: async () => (await import('./read-import-details.ts')).readImportDetails,
  readParticipantTable: async () => (await import('./read-participant-table.ts')).readParticipantTable,
  renderDraft: async () => (await import('./render-draft.ts')).renderDraft,
  tryMapping: async () => (await import('./try-mapping.ts')).tryMapping,
  saveDocuments: async () => (await import('./save-documents.ts')).saveDocuments,
  tryKey: async () => (await import('./try-key.ts')).tryKey,
  verifyFile: async () => (await import('./verify-file.ts')).verifyFile,
  writeTable: async () => (await import('./write-table.ts')).writeTable,
} as const;

type JobOf<J extends JobName> = Awaited<ReturnType<(typeof jobTable)[J]>>;

export type JobName = keyof typeof jobTable;
export type JobInput<J extends JobName> = Parameters<JobOf<J>>[0];
export type JobOutput<J extends JobName> = Awaited<ReturnType<JobOf<J>>>;

/** Starts a job by name; the names' types keep input and output together. */
export async function runJob<J extends JobName>(
  name: J,
  input: JobInput<J>,
  context: Parameters<Job<unknown, unknown>>[1],
): Promise<JobOutput<J>> {
  const job = (await jobTable[name]()) as Job<JobInput<J>, JobOutput<J>>;
  return job(input, context);
}
