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

describe('the other languages', () => {
  const [it_, tr, sv] = [getFormat('it', 'EUR'), getFormat('tr', 'EUR'), getFormat('sv', 'EUR')];
  it('separates thousands and decimals', () => {
    expect(it_.energy(74_070_000)).toBe(`1.234,5${THIN}kWh`);
    expect(tr.energy(74_070_000)).toBe(`1.234,5${THIN}kWh`);
    expect(sv.energy(74_070_000)).toBe(`1${SPACE}234,5${THIN}kWh`);
    expect([it_.integer(1_234_567), tr.integer(1_234_567), sv.integer(1_234_567)]).toEqual([
      '1.234.567',
      '1.234.567',
      `1${SPACE}234${SPACE}567`,
    ]);
  });
  it('places currency and percent sign', () => {
    expect([it_.money(123_440), tr.money(123_440), sv.money(123_440)]).toEqual([
      `1.234,40${SPACE}€`,
      '€1.234,40',
      `1${SPACE}234,40${SPACE}€`,
    ]);
    expect([it_.money(-1240), tr.money(-1240), sv.money(-1240)]).toEqual([
      `−12,40${SPACE}€`,
      '−€12,40',
      `−12,40${SPACE}€`,
    ]);
    expect([it_.percent(413_000), tr.percent(413_000), sv.percent(413_000)]).toEqual([
      '41,3%',
      '%41,3',
      `41,3${SPACE}%`,
    ]);
    expect([it_.share(123_456), tr.share(123_456), sv.share(123_456)]).toEqual([
      '12,3456%',
      '%12,3456',
      `12,3456${SPACE}%`,
    ]);
    expect([it_.price(131_000), tr.price(131_000), sv.price(131_000)]).toEqual([
      `0,1310${SPACE}€/kWh`,
      '€0,1310/kWh',
      `0,1310${SPACE}€/kWh`,
    ]);
    expect([it_.signed(-4.2, 1), tr.signed(4.2, 1), sv.signed(-4.2, 1)]).toEqual(['−4,2', '+4,2', '−4,2']);
  });
  it('names days and months', () => {
    expect([it_.day('2025-01-01'), tr.day('2025-01-01'), sv.day('2025-01-01')]).toEqual([
      '1 gennaio 2025',
      '1 Ocak 2025',
      '1 januari 2025',
    ]);
    expect([it_.month('2025-08'), tr.month('2025-08'), sv.month('2025-08')]).toEqual([
      'agosto 2025',
      'Ağustos 2025',
      'augusti 2025',
    ]);
    expect([it_.shortMonth('2025-02'), tr.shortMonth('2025-02'), sv.shortMonth('2025-02')]).toEqual([
      'feb',
      'Şub',
      'feb.',
    ]);
    // a Saturday
    expect([it_.weekday('2025-03-01'), tr.weekday('2025-03-01'), sv.weekday('2025-03-01')]).toEqual([
      'sab 1 marzo',
      '1 Mart Cmt',
      'lör 1 mars',
    ]);
    expect([fr.weekday('2025-03-01'), en.weekday('2025-03-01')]).toEqual(['sam. 1er mars', 'Sat 1 March']);
    const instant = (format: typeof tr): string => format.instant('2025-03-31T22:30:00Z', 'Europe/Paris');
    expect([instant(it_), instant(tr), instant(sv)]).toEqual([
      '1 apr 2025, 00:30',
      '1 Nis 2025, 00:30',
      '1 apr. 2025, 00:30',
    ]);
    expect([it_.duration(12), tr.duration(300), sv.duration(300)]).toEqual(['12 s', '5 dk.', '5 min']);
  });
});
