import { describe, expect, test } from 'vitest';
import { getFormats, toDecimal } from './format.ts';

const fr = getFormats('fr');
const en = getFormats('en');
const THIN = '\u202f';
const NB = '\u00a0';

describe('French', () => {
  test('energy', () => {
    expect(fr.kwh(1_234_500 * 60)).toBe(`1${THIN}234,5${NB}kWh`);
    expect(fr.quantity(1_234_567)).toBe(`1${THIN}234,567${NB}kWh`);
    // 3 kWh ÷ 60 000 = 0,00005 rounds half up at four decimals, away from zero below it
    expect([fr.kwhFigure(3, 4), fr.kwhFigure(-3, 4), fr.kwhFigure(2, 4)]).toEqual(['0,0001', '-0,0001', '0,0000']);
  });
  test('money and prices', () => {
    expect(fr.money(1240, 'EUR')).toBe(`12,40${NB}€`);
    expect(fr.money(-5, 'EUR')).toBe(`-0,05${NB}€`);
    // beyond what a float holds to the cent
    expect(fr.money(9_007_199_254_740_991, 'EUR')).toBe(`90${THIN}071${THIN}992${THIN}547${THIN}409,91${NB}€`);
    expect(fr.price(131_000, 'EUR')).toBe(`0,1310${NB}€/kWh`);
    expect(fr.price(131_257, 'EUR')).toBe(`0,131257${NB}€/kWh`);
  });
  test('rates', () => {
    expect(fr.percent(413_210)).toBe(`41,3${NB}%`);
    expect([fr.rate(200_000), fr.rate(55_000)]).toEqual([`20${NB}%`, `5,5${NB}%`]);
  });
  test('days and periods', () => {
    expect(fr.day('2025-03-12')).toBe(`12${NB}mars${NB}2025`);
    expect(fr.day('2025-03-01')).toBe(`1er${NB}mars${NB}2025`);
    expect(fr.period({ firstDay: '2024-02-01', lastDay: '2024-02-29' })).toBe('février 2024');
    expect(fr.period({ firstDay: '2025-04-01', lastDay: '2025-06-30' })).toBe('2e trimestre 2025');
    expect(fr.period({ firstDay: '2025-01-01', lastDay: '2025-12-31' })).toBe('2025');
    expect(fr.period({ firstDay: '2025-03-02', lastDay: '2025-03-31' })).toBe(
      `du 2${NB}mars${NB}2025 au 31${NB}mars${NB}2025`,
    );
    expect([
      fr.isMonth({ firstDay: '2025-03-01', lastDay: '2025-03-31' }),
      fr.isMonth({ firstDay: '2025-01-01', lastDay: '2025-03-31' }),
    ]).toEqual([true, false]);
  });
});

test('English', () => {
  expect(en.kwh(1_234_500 * 60)).toBe(`1,234.5${NB}kWh`);
  expect([en.money(-123_440, 'EUR'), en.price(131_000, 'EUR'), en.percent(413_000)]).toEqual([
    '-€1,234.40',
    '€0.1310/kWh',
    '41.3%',
  ]);
  expect(en.day('2025-03-01')).toBe(`1${NB}March${NB}2025`);
  expect(en.period({ firstDay: '2025-04-01', lastDay: '2025-06-30' })).toBe('second quarter of 2025');
});

describe('Italian, Turkish, Swedish', () => {
  const formats = (['it', 'tr', 'sv'] as const).map(getFormats);
  test('energy, money, prices, rates', () => {
    expect(formats.map((one) => one.kwh(1_234_500 * 60))).toEqual([
      `1.234,5${NB}kWh`,
      `1.234,5${NB}kWh`,
      `1${NB}234,5${NB}kWh`,
    ]);
    expect(formats.map((one) => one.money(123_440, 'EUR'))).toEqual([
      `1.234,40${NB}€`,
      '€1.234,40',
      `1${NB}234,40${NB}€`,
    ]);
    expect(formats.map((one) => one.money(-5, 'EUR'))).toEqual([`-0,05${NB}€`, '-€0,05', `−0,05${NB}€`]);
    expect(formats.map((one) => one.price(131_000, 'EUR'))).toEqual([
      `0,1310${NB}€/kWh`,
      '€0,1310/kWh',
      `0,1310${NB}€/kWh`,
    ]);
    expect(formats.map((one) => one.percent(413_210))).toEqual(['41,3%', '%41,3', `41,3${NB}%`]);
    expect(formats.map((one) => one.rate(55_000))).toEqual(['5,5%', '%5,5', `5,5${NB}%`]);
  });
  test('days and months', () => {
    expect(formats.map((one) => one.day('2025-03-01'))).toEqual([
      `1${NB}marzo${NB}2025`,
      `1${NB}Mart${NB}2025`,
      `1${NB}mars${NB}2025`,
    ]);
    expect(formats.map((one) => one.dayShort('2025-12-31'))).toEqual([`31${NB}dic`, `31${NB}Ara`, `31${NB}dec.`]);
    expect(formats.map((one) => one.monthShort('2025-08-01'))).toEqual(['ago', 'Ağu', 'aug.']);
    expect(formats.map((one) => one.period({ firstDay: '2024-02-01', lastDay: '2024-02-29' }))).toEqual([
      'febbraio 2024',
      'Şubat 2024',
      'februari 2024',
    ]);
  });
});

test('decimals are exact texts', () => {
  expect([toDecimal(0, 2), toDecimal(5, 3), toDecimal(-5, 3), toDecimal(12_345, 2), toDecimal(7, 0)]).toEqual([
    '0.00',
    '0.005',
    '-0.005',
    '123.45',
    '7.0',
  ]);
});
