import { expect, it } from 'vitest';
import { client } from './client.ts';

it('keeps a document that is the same when it is read again', () => {
  const key = ['document'];
  client.setQueryData(key, Uint8Array.of(1, 2));
  const before = client.getQueryData(key);
  client.setQueryData(key, Uint8Array.of(1, 2));
  expect(client.getQueryData(key)).toBe(before);
  for (const other of [Uint8Array.of(1, 3), Uint8Array.of(1)]) {
    client.setQueryData(key, other);
    expect(client.getQueryData(key)).toBe(other);
  }
});

it('keeps what is the same within an answer', () => {
  client.setQueryData(['answer'], { same: [1], other: [2] });
  const before = client.getQueryData<{ same: number[] }>(['answer'])?.same;
  client.setQueryData(['answer'], { same: [1], other: [3] });
  expect(client.getQueryData(['answer'])).toEqual({ same: [1], other: [3] });
  expect(client.getQueryData<{ same: number[] }>(['answer'])?.same).toBe(before);
});
