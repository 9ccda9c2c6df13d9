import { describe, expect, it } from 'vitest';
import { getFormat } from './format.ts';

const THIN = '\u202f';
const SPACE = '\u00a0';
const fr = getFormat('fr', 'EUR');
const en = getFormat('en', 'EUR');

describe('numbers', () => {
  it('writes energy with thin spaces and one decimal', () => {
    expect(fr.energy(74_070_000)).toBe(`1${THIN}234,5${THIN}kWh`);
    expect(en.energy(74_070_000)).toBe(`1,234.5${THIN}kWh`);
  });
  it('turns to MWh from 100 000 kWh on', () => {
    expect(fr.energy(99_999 * 60_000)).toBe(`99${THIN}999,0${THIN}kWh`);
    expect(fr.energy(100_000 * 60_000)).toBe(`100,0${THIN}MWh`);
    expect(fr.energyScale(200_000 * 60_000)(46_500 * 60_000)).toBe(`46,5${THIN}MWh`);
  });
  it('writes money, with a minus and not a hyphen', () => {
    expect(fr.money(-1240)).toBe(`−12,40${SPACE}€`);
    expect(en.money(1240)).toBe('€12.40');
  });
  it('writes a dash where there is no rate', () => {
    expect(fr.percent(null)).toBe('–');
    expect(fr.percent(413_000)).toMatch(/^41,3[\u00a0\u202f]%$/);
  });
});

describe('days', () => {
  it('says the first of a month in French', () => {
    expect(fr.day('2025-01-01')).toBe('1er janvier 2025');
    expect(fr.day('2025-01-11')).toBe('11 janvier 2025');
    expect(fr.shortDay('2025-12-01')).toBe('1er décembre');
    expect(en.day('2025-01-01')).toBe('1 January 2025');
  });
  it('names a whole month, and else both ends', () => {
    expect(fr.range('2025-02-01', '2025-02-28')).toBe('février 2025');
    expect(fr.range('2024-02-01', '2024-02-28')).not.toBe('février 2024');
    expect(fr.range('2025-12-01', '2025-12-31')).toBe('décembre 2025');
    expect(fr.range('2025-06-10', '2025-07-14')).toMatch(/^10 juin.*14 juillet 2025$/);
  });
  it('writes an instant in the zone of the operation', () => {
    expect(fr.instant('2025-03-31T22:30:00Z', 'Europe/Paris')).toBe('1er avr. 2025, 00:30');
  });
});
