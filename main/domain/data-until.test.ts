import { expect, it } from 'vitest';
import { findDataUntil, type DueMeter } from './data-until.ts';

const meter = (name: string, startsAt: number, endsAt: number | null, newest: number | null): DueMeter => ({
  meterId: name,
  name,
  startsAt,
  endsAt,
  newest,
});

it('is the oldest of the newest values, and names who is behind', () => {
  const found = findDataUntil([meter('a', 0, null, 900), meter('b', 0, null, 600), meter('c', 0, null, 750)]);
  expect(found).toMatchObject({ newest: 900, complete: 600 });
  expect(found?.lagging.map(({ name, until }) => [name, until])).toEqual([
    ['b', 600],
    ['c', 750],
  ]);
});

it('does not wait for those who left, nor for those who come later', () => {
  const meters = [meter('a', 0, null, 900), meter('left', 0, 500, 500), meter('later', 900, null, null)];
  expect(findDataUntil(meters)).toEqual({ newest: 900, complete: 900, lagging: [] });
});

it('waits for one who left before its last values came, and for one without any', () => {
  const meters = [meter('a', 0, null, 900), meter('left', 0, 500, 400), meter('none', 300, null, null)];
  expect(findDataUntil(meters)?.lagging.map(({ name, until }) => [name, until])).toEqual([
    ['none', 300],
    ['left', 400],
  ]);
});

it('knows nothing without values', () => {
  expect(findDataUntil([meter('a', 0, null, null)])).toBeNull();
  expect(findDataUntil([])).toBeNull();
});
