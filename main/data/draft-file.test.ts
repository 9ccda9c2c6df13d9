import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { makeTestDraft, makeTestMember } from '#domain/new-operation/make-test-draft.ts';
import { openDraftFile } from './draft-file.ts';

const root = mkdtempSync(join(tmpdir(), 'partajoule-draft-'));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(root, 'case-'));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});
const saved = {
  draft: makeTestDraft({ members: [makeTestMember({ name: '<b>Zoé</b>' })] }),
  savedAtUtc: '2026-11-22T17:12:00Z',
};

it('gives back what was typed, also to a program that starts later, until it is removed', () => {
  const file = openDraftFile(folder);
  expect(file.read()).toEqual({ saved: null, setAside: null });
  file.write({ ...saved, draft: makeTestDraft({ name: 'before' }) });
  file.write(saved);
  expect(openDraftFile(folder).read()).toEqual({ saved, setAside: null });
  file.remove();
  expect(file.read()).toEqual({ saved: null, setAside: null });
  expect(readdirSync(folder)).toEqual([]);
});

describe('a file that is no draft', () => {
  const whole = JSON.stringify({ format: 'partajoule-draft-1', ...saved });
  it.each([
    ['cut short', whole.slice(0, -20)],
    ['of another program', '{"hello":1}'],
    ['of a later version', whole.replace('draft-1', 'draft-2')],
    ['with a field too many', whole.replace('"price"', '"x":1,"price"')],
    ['with a line break in a name', whole.replace('<b>', '\\n')],
    ['empty', ''],
    ['far too large', `"${'x'.repeat(5_000_001)}"`],
  ])('is set aside, whole, and told until something is typed: %s', (_, text) => {
    writeFileSync(join(folder, 'new-operation.json'), text);
    const file = openDraftFile(folder);
    const { saved: found, setAside } = file.read();
    expect(found).toBeNull();
    expect(setAside).toMatch(/^new-operation\.set-aside-[0-9a-f]{8}\.json$/);
    expect(readFileSync(join(folder, setAside ?? ''), 'utf8')).toBe(text);
    expect(file.read()).toEqual({ saved: null, setAside });
    file.write(saved);
    expect(file.read()).toEqual({ saved, setAside: null });
  });
});

it('says that nothing can be written, and keeps what was there', () => {
  const file = openDraftFile(join(folder, 'absent'));
  expect(() => {
    file.write(saved);
  }).toThrow();
});
