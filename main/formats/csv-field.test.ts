import { expect, test } from 'vitest';
import { hostileEntries } from '#domain/hostile-texts.ts';
import { toCsvField } from './csv-field.ts';
import { splitCells } from './table-text.ts';

test.each(hostileEntries)('%s is one field of one line, and no formula', (_name, text) => {
  const field = toCsvField(text);
  expect(field).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
  const cells = splitCells(`before;${field};after`, ';');
  expect(cells).toHaveLength(3);
  expect(cells[1]).not.toMatch(/^[=+\-@\uff0b\uff0d\uff1d\uff20]/);
  expect(field.length).toBeLessThan(410);
});

test('what spreadsheets of some languages take for the sign of a formula is guarded too', () => {
  expect(toCsvField('＝1+1')).toBe("'＝1+1");
  expect(toCsvField('=1+1')).toBe("'=1+1");
});
