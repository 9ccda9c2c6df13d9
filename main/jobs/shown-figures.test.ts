import { expect, it } from 'vitest';
import { makeTestOperation, testClock } from '#data/make-test-operation.ts';
import { openOperation, openSecondConnection } from '#data/open-operation.ts';
import type { JobContext } from './job.ts';
import { readShownFigures } from './shown-figures.ts';

const MARCH = { firstDay: '2025-03-01', lastDay: '2025-03-31' };

it('computes once, and again after any change of the file by either connection', async () => {
  const path = makeTestOperation();
  const first = openOperation(path, { mode: 'write', clock: testClock });
  const second = openSecondConnection(path);
  const context: JobContext = {
    file: () => second,
    clock: testClock,
    language: 'fr',
    signal: { aborted: false },
    onProgress: () => undefined,
  };
  const read = async (): Promise<unknown> => (await readShownFigures(MARCH, context)).figures;
  const known = await read();
  expect(await read()).toBe(known);
  const rename = "UPDATE meter SET label = label || '+'";
  first.db.exec(rename);
  const afterOther = await read();
  expect(afterOther).not.toBe(known);
  expect(await read()).toBe(afterOther);
  second.db.exec(rename);
  const afterOwn = await read();
  expect(afterOwn).not.toBe(afterOther);
  expect(await read()).toBe(afterOwn);
  second.close();
  first.close();
});

it('keeps the hours of whole years only, and stops where it is told to', async () => {
  const file = openOperation(makeTestOperation(), { mode: 'read', clock: testClock });
  const signal = { aborted: false };
  const context: JobContext = {
    file: () => file,
    clock: testClock,
    language: 'fr',
    signal,
    onProgress: () => undefined,
  };
  expect((await readShownFigures(MARCH, context)).hours).toBeNull();
  const { hours } = await readShownFigures({ firstDay: '2025-01-01', lastDay: '2025-12-31' }, context);
  expect(hours?.energy.localMinute).toHaveLength(8760);
  signal.aborted = true;
  await expect(readShownFigures({ firstDay: '2024-01-01', lastDay: '2024-12-31' }, context)).rejects.toMatchObject({
    code: 'cancelled',
  });
  file.close();
});
