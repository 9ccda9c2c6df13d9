import { expect, test } from 'vitest';
import { hostileEntries } from '#domain/hostile-texts.ts';
import { toFileName } from './file-name.ts';

test.each(hostileEntries)('%s becomes a name that every system takes', (_name, text) => {
  const name = toFileName(text);
  expect(name).toMatch(/^[^<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]+$/u);
  expect(name).not.toMatch(/^[. ]|[. ]$|^(con|aux)(\.|$)/i);
  expect(Array.from(name).length).toBeLessThanOrEqual(81);
});

test('an ordinary name stays, and one without a letter gets one', () => {
  expect(toFileName('Soleil de la Drayze – été 2025')).toBe('Soleil de la Drayze – été 2025');
  expect(toFileName('CON')).toBe('_CON');
  expect(toFileName('com1.partajoule')).toBe('_com1.partajoule');
  expect(toFileName('Console')).toBe('Console');
  expect(toFileName('../../etc/passwd')).toBe('etc passwd');
  expect(toFileName('///')).toBe('operation');
});
