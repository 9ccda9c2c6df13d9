import { describe, expect, it } from 'vitest';
import { describeError } from './error-words.ts';

describe('words of an error', () => {
  it('writes days as the language does', () => {
    const params = { startsOn: '2025-03-01' };
    expect(describeError('fr', 'key-start-taken', params)).toContain('commence déjà le 1er mars 2025.');
    expect(describeError('en', 'key-start-taken', params)).toContain('1 March 2025');
    expect(describeError('fr', 'key-billed', { lastDay: '2025-01-31', nextDay: '2025-02-01' })).toMatch(
      /31 janvier 2025.*1er février 2025/,
    );
  });

  it('writes instants in local time', () => {
    const params = { path: 'a', user: 'ada', host: 'pc', since: '2026-01-15T08:00:00Z' };
    expect(describeError('fr', 'operation-locked', params, 'Europe/Paris')).toContain('15 janvier 2026 à 09:00');
    expect(describeError('en', 'operation-locked', params, 'Europe/Paris')).toMatch(/15 January 2026.* 09:00/);
  });

  it('leaves what only looks like a day, and what is none', () => {
    expect(describeError('fr', 'path-not-found', { path: '2025-03-01' })).toContain('« 2025-03-01 »');
    expect(describeError('fr', 'operation-locked', { path: 'a', user: '?', host: '?', since: '?' })).toContain('?');
    expect(describeError('fr', 'key-start-taken', { startsOn: 'demain' })).toContain('demain');
  });
});
