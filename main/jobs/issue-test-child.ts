/** Started and killed by issue-run.kill.test.ts: issues the period named on the command line. */
import { openOperation } from '#data/open-operation.ts';
import { issueRun } from './issue-run.ts';

const [path = '', period = ''] = process.argv.slice(2);
const clock = (): Date => new Date('2026-02-01T09:00:00Z');
const file = openOperation(path, { mode: 'write', clock });
process.stdout.write('started\n');
await issueRun(
  { period },
  { file: () => file, clock, language: 'fr', signal: { aborted: false }, onProgress: () => undefined },
);
file.close();
process.stdout.write('done\n');
