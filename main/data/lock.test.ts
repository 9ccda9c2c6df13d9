import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeOf, makeTestOperation, openTestOperation, testClock } from './make-test-operation.ts';
import { openOperation } from './open-operation.ts';
import { ExpectedError } from '#domain/errors.ts';

const open = (path: string) => openOperation(path, { mode: 'write', clock: testClock });

function startChild(path: string, holdMs: number): ChildProcess & { said: string } {
  const child = Object.assign(
    spawn(process.execPath, [join(import.meta.dirname, 'lock-test-child.ts'), path, String(holdMs)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
    { said: '' },
  );
  child.stdout.on('data', (chunk: Buffer) => {
    child.said += chunk.toString();
  });
  return child;
}

async function untilOpen(child: ReturnType<typeof startChild>): Promise<void> {
  while (!child.said.includes('\n')) await once(child.stdout as NodeJS.ReadableStream, 'data');
}

/** A file whose writer was killed while it had it open. */
async function makeAbandoned(): Promise<string> {
  const path = makeTestOperation();
  const child = startChild(path, 600_000);
  await untilOpen(child);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(existsSync(`${path}.lock`)).toBe(true);
  return path;
}

describe('the lock', () => {
  it('tells the second writer who has the file', () => {
    const { path } = openTestOperation();
    let error: unknown;
    try {
      open(path);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ExpectedError);
    expect(error).toMatchObject({
      code: 'operation-locked',
      params: {
        path: 'village.partajoule',
        host: hostname(),
        user: userInfo().username,
        since: '2026-01-15T08:00:00Z',
      },
    });
  });

  it('is held by a live process and given back by it', async () => {
    const path = makeTestOperation();
    const child = startChild(path, 400);
    await untilOpen(child);
    expect(await codeOf(() => open(path))).toBe('operation-locked');
    await once(child, 'exit');
    open(path).close();
    expect(readdirSync(join(path, '..'))).toEqual(['village.partajoule']);
  });

  it('is taken over from a process that is dead on this host, by one of many', async () => {
    const path = await makeAbandoned();
    const children = Array.from({ length: 6 }, () => startChild(path, 300));
    await Promise.all(children.map((child) => once(child, 'exit')));
    const times = children.flatMap(({ said }) => {
      const found = /open (\d+)\nclose (\d+)/.exec(said);
      return found ? [{ from: BigInt(found[1] as string), to: BigInt(found[2] as string) }] : [];
    });
    expect(times.length).toBeGreaterThanOrEqual(1);
    times.sort((a, b) => Number(a.from - b.from));
    for (const [i, { from }] of times.entries())
      if (i > 0) expect(from).toBeGreaterThan((times[i - 1] as { to: bigint }).to);
    for (const { said } of children) expect(said).toMatch(/^(open|operation-locked)/);
    expect(readdirSync(join(path, '..'))).toEqual(['village.partajoule']);
  }, 60_000);

  it('is never taken over from another host', async () => {
    const path = await makeAbandoned();
    const holder = JSON.parse(readFileSync(`${path}.lock`, 'utf8')) as Record<string, unknown>;
    writeFileSync(`${path}.lock`, JSON.stringify({ ...holder, host: 'another-host' }));
    expect(await codeOf(() => open(path))).toBe('operation-locked');
  });

  it('is taken over where its process number now belongs to another process', async () => {
    const path = await makeAbandoned();
    const holder = JSON.parse(readFileSync(`${path}.lock`, 'utf8')) as { bootMinute: number };
    // this test's own process is alive, but was not started when the lock says, nor on that start of the machine
    writeFileSync(
      `${path}.lock`,
      JSON.stringify({ ...holder, process: process.pid, started: '1', bootMinute: holder.bootMinute - 60 }),
    );
    open(path).close();
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  it('is waited for while unreadable, and taken once that is old', async () => {
    const path = makeTestOperation();
    writeFileSync(`${path}.lock`, '');
    expect(await codeOf(() => open(path))).toBe('operation-locked');
    const old = new Date(Date.now() - 60_000);
    utimesSync(`${path}.lock`, old, old);
    open(path).close();
  });

  it('of somebody else is not removed on closing', () => {
    const file = openTestOperation();
    writeFileSync(
      `${file.path}.lock`,
      JSON.stringify({ host: 'another-host', process: 1, user: 'x', since: 'y', token: 'z' }),
    );
    file.close();
    expect(existsSync(`${file.path}.lock`)).toBe(true);
  });
});
