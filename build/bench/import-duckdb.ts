/** Child of the import bench: DuckDB reads the same files into a table on disk and prints what it took. */
import { loadDuckDb } from './load-duckdb.ts';

const [path = '', root = ''] = process.argv.slice(2);
const instance = await (await loadDuckDb()).DuckDBInstance.create(path);
const connection = await instance.connect();
await connection.run('SET threads = 1');

const started = performance.now();
await connection.run(`CREATE TABLE curve AS SELECT filename, day, hour, p1, p2, p3, p4
  FROM read_csv('${root}/*/*_CDC.csv', delim = ';', header = true, encoding = 'latin-1', filename = true, auto_detect = false,
    columns = {'day': 'DATE', 'hour': 'VARCHAR', 'p1': 'INTEGER', 'p2': 'INTEGER', 'p3': 'INTEGER', 'p4': 'INTEGER'}, dateformat = '%d/%m/%Y')`);
await connection.run('CHECKPOINT');
const ms = performance.now() - started;
const rssMb = process.resourceUsage().maxRSS / 1024;

const sums = await connection.runAndReadAll(`SELECT count(p1) + count(p2) + count(p3) + count(p4),
  sum(coalesce(p1, 0)) + sum(coalesce(p2, 0)) + sum(coalesce(p3, 0)) + sum(coalesce(p4, 0)) FROM curve`);
const [values, watts] = (sums.getRows()[0] ?? []).map(Number);
process.stdout.write(JSON.stringify({ ms, rssMb, values, watts }));
