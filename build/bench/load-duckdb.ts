/** DuckDB in a folder of its own, so that the program's dependencies know nothing of it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const DUCKDB = '@duckdb/node-api@1.5.6-r.1';
const PEERS = join(import.meta.dirname, '..', '..', '.cache', 'bench-peers');

/** The part of DuckDB's interface that the bench uses. */
export interface DuckDb {
  readonly DuckDBInstance: {
    create(path: string): Promise<{
      connect(): Promise<{
        run(sql: string): Promise<unknown>;
        runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>;
      }>;
    }>;
  };
}

/** Installs the peer at the first call, then loads it. */
export async function loadDuckDb(): Promise<DuckDb> {
  const entry = join(PEERS, 'node_modules', '@duckdb', 'node-api', 'lib', 'index.js');
  if (!existsSync(entry)) {
    process.stderr.write(`Installing ${DUCKDB} into ${PEERS} …\n`);
    mkdirSync(PEERS, { recursive: true });
    writeFileSync(join(PEERS, 'package.json'), '{ "private": true }\n');
    const installed = spawnSync('npm', ['install', '--no-audit', '--no-fund', DUCKDB], {
      cwd: PEERS,
      stdio: ['ignore', 2, 2],
    });
    if (installed.status !== 0) throw new Error(`npm could not install ${DUCKDB}`);
  }
  const loaded = (await import(pathToFileURL(entry).href)) as DuckDb | { default: DuckDb };
  return 'default' in loaded ? loaded.default : loaded;
}
