/** Child of the import bench: imports the folders given into an operation and prints what it took. */
import { openOperation } from '#data/open-operation.ts';
import { importFiles } from '#jobs/import-files.ts';

const [path = '', ...folders] = process.argv.slice(2);
const clock = (): Date => new Date('2026-01-15T08:00:00Z');

const started = performance.now();
const file = openOperation(path, { mode: 'write', clock });
const { meters, problems } = await importFiles(file, { paths: folders }, { clock });
const values = meters.reduce((sum, { added }) => sum + added, 0);
const curves = file.db.prepare<[], { energy_wmin: Buffer }>('SELECT energy_wmin FROM curve');
file.db.pragma('wal_checkpoint(TRUNCATE)');
const ms = performance.now() - started;
const rssMb = process.resourceUsage().maxRSS / 1024;

let energyWmin = 0;
for (const { energy_wmin } of curves.iterate()) {
  for (let at = 0; at < energy_wmin.length; at += 4) energyWmin += energy_wmin.readInt32LE(at);
}
file.close();
const unexpected = problems.filter(({ code }) => code !== 'meter-unknown');
process.stdout.write(JSON.stringify({ ms, rssMb, values, watts: energyWmin / 15, unexpected: unexpected.length }));
