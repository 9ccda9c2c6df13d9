/** Child of the kill test: imports one folder after the other until it is killed. */
import { openOperation } from '#data/open-operation.ts';
import { listImports } from '#data/queries/imports.ts';
import { importFiles } from './import-files.ts';
import { undoImport } from './undo-import.ts';

const [path = '', ...folders] = process.argv.slice(2);
const clock = (): Date => new Date('2026-01-15T08:00:00Z');
const file = openOperation(path, { mode: 'write', clock });
process.stdout.write('open\n');
for (const { importId, canUndo } of listImports(file.db)) if (canUndo) await undoImport(file, importId, { clock });
// what is taken back is new again: there is always something to write
let previous: number | null = null;
for (;;) {
  for (const folder of folders) {
    const { importId } = await importFiles(file, { paths: [folder] }, { clock });
    if (importId !== null) process.stdout.write('imported\n');
    if (importId !== null && previous !== null) await undoImport(file, previous, { clock });
    previous = importId ?? previous;
  }
}
