/** Verbs that are one call of a handler or job. */
import { ExpectedError } from '#domain/errors.ts';
import { createOperation } from '#data/create-operation.ts';
import { verifyOperation } from '#data/verify-operation.ts';
import { handlers } from '#ipc/handlers.ts';
import { readDescription } from '#ipc/handlers/operation.ts';
import type { ExportKind } from '#jobs/export-folders.ts';
import { checkAllocation } from '#jobs/check-allocation.ts';
import { getText, requireText, UsageError, type Verb } from './verb.ts';

const JOB = 'command-line';
const MANY = 100_000;
const password = { password: { type: 'string' } } as const;

export const inspect: Verb = {
  usage: 'PATH… [--password P]',
  positionals: { least: 1, most: MANY },
  options: password,
  run: async (context, call) => ({
    value: await handlers['import.inspect'](context, {
      selectionId: context.selections.add(call.positionals),
      password: getText(call, 'password'),
      chosenMappings: {},
      jobId: JOB,
    }),
  }),
};

export const importFiles: Verb = {
  usage: 'OPERATION PATH… [--password P]',
  positionals: { least: 2, most: MANY },
  options: password,
  async run(context, call) {
    const [operation = '', ...paths] = call.positionals;
    await context.session.open(operation);
    return {
      value: await handlers['import.run'](context, {
        selectionId: context.selections.add(paths),
        password: getText(call, 'password'),
        chosenMappings: {},
        jobId: JOB,
      }),
    };
  },
};

export const undoImport: Verb = {
  usage: 'OPERATION IMPORT_ID',
  positionals: { least: 2, most: 2 },
  async run(context, { positionals: [operation = '', id = ''] }) {
    if (!/^[1-9]\d{0,9}$/.test(id)) throw new UsageError('IMPORT_ID');
    await context.session.open(operation);
    await handlers['import.undo'](context, { importId: Number(id), jobId: JOB });
    return { value: { undone: Number(id) } };
  },
};

export const create: Verb = {
  usage: 'OPERATION --from DESCRIPTION.json',
  positionals: { least: 1, most: 1 },
  options: { from: { type: 'string' } },
  async run(context, call) {
    const [operation = ''] = call.positionals;
    createOperation(operation, (await readDescription(requireText(call, 'from'))).value, context.clock);
    return { value: { created: operation } };
  },
};

const exportKinds: Readonly<Record<string, readonly ExportKind[]>> = {
  invoices: ['invoices'],
  report: ['report'],
  coefficients: ['coefficients'],
  journal: ['journal'],
  all: ['invoices', 'mails', 'report', 'journal', 'coefficients'],
};
const LATER_EXPORTS = ['sepa', 'e-reporting', 'statements'];

export const exportTo: Verb = {
  usage: 'OPERATION invoices|report|coefficients|journal|sepa|e-reporting|statements|all --out DIR',
  positionals: { least: 2, most: 2 },
  options: { out: { type: 'string' } },
  async run(context, call) {
    const [operation = '', what = ''] = call.positionals;
    const folder = requireText(call, 'out');
    if (LATER_EXPORTS.includes(what)) throw new ExpectedError('export-not-there-yet', { what });
    const kinds = exportKinds[what];
    if (!kinds) throw new UsageError('WHAT');
    context.session.openForReading(operation);
    return {
      value: await context.jobs.run('exportDocuments', { kinds, folder, runId: null, isSorted: kinds.length > 1 }),
    };
  },
};

export const verify: Verb = {
  usage: 'OPERATION',
  positionals: { least: 1, most: 1 },
  run(_context, { positionals: [operation = ''] }) {
    const value = verifyOperation(operation, [checkAllocation]);
    return Promise.resolve({ value, exitCode: value.ok ? 0 : 1 });
  },
};

export const demo: Verb = {
  usage: 'DIR',
  positionals: { least: 1, most: 1 },
  run: async (context, { positionals: [folder = ''] }) => ({
    value: await context.jobs.run('createDemonstration', { folder, billedMonths: 12 }),
  }),
};
