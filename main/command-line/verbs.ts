/** The verbs of the command line, specification section 6: one line each. */
import { allocate } from './allocate.ts';
import { bill } from './bill.ts';
import { create, demo, exportTo, importFiles, inspect, undoImport, verify } from './file-verbs.ts';
import type { Verb } from './verb.ts';

export const verbs = {
  inspect,
  import: importFiles,
  'undo-import': undoImport,
  allocate,
  create,
  bill,
  export: exportTo,
  verify,
  demo,
} satisfies Readonly<Record<string, Verb>>;
