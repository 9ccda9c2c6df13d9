/** What draws power in the village: small loads that add up to a household, a bakery, a school. */
import { createRandom, drawBell, type Random } from './seeded-random.ts';
import type { Weather } from './weather.ts';
import { isWithin, type CalendarDay, type DayRange, type YearCalendar } from './year-calendar.ts';

/** Power in W at a local minute of the day, with the temperature outside. */
type DayLoad = (localMinute: number, celsius: number) => number;
/** What a load does on a day; chance comes from the day's own stream. */
export type Load = (day: CalendarDay, random: Random) => DayLoad;

const hour = (h: number) => h * 60;

export function addLoads(...loads: readonly Load[]): Load {
  return (day, random) => {
    const parts = loads.map((load) => load(day, random));
    return (minute, celsius) => parts.reduce((sum, part) => sum + part(minute, celsius), 0);
  };
}

/** `away` on the days of the ranges, `load` on all others. */
export function whenAway(ranges: readonly DayRange[], away: Load, load: Load): Load {
  return (day, random) => (isWithin(day.day, ranges) ? away : load)(day, random);
}

export function onDays(isOn: (day: CalendarDay) => boolean, load: Load, otherwise: Load = constant(0)): Load {
  return (day, random) => (isOn(day) ? load : otherwise)(day, random);
}

/** Refrigerators, boxes and what is never switched off. */
export function constant(watts: number): Load {
  return () => () => watts;
}

export function between(fromHour: number, toHour: number, watts: number): Load {
  return () => (minute) => (minute >= hour(fromHour) && minute < hour(toHour) ? watts : 0);
}

/** A hill of power around an hour of the day, a little earlier or later each day. */
export function around(centreHour: number, halfWidthHours: number, watts: number): Load {
  return (_, random) => {
    const centre = hour(centreHour) + 40 * drawBell(random);
    const height = watts * (1 + 0.5 * drawBell(random));
    return (minute) => {
      const x = (minute - centre) / hour(halfWidthHours);
      return Math.max(0, 1 - x * x) * height;
    };
  };
}

/** One use of an appliance on some days, beginning within a stretch of the day. */
export function sometimes(chance: number, fromHour: number, toHour: number, watts: number, minutes: number): Load {
  return (_, random) => {
    const isUsed = random() < chance;
    const start = hour(fromHour) + Math.floor(random() * 4 * (toHour - fromHour)) * 15;
    return (minute) => (isUsed && minute >= start && minute < start + minutes ? watts : 0);
  };
}

/** A tank heated once a day from an hour on, for as long as the day's use needs. */
export function heatWater(startHour: number, watts: number, kwhPerDay: number): Load {
  return (_, random) => {
    const minutes = (kwhPerDay * (1 + 0.4 * drawBell(random)) * 60_000) / watts;
    return (minute) => {
      const since = (minute - hour(startHour) + 1440) % 1440;
      return watts * Math.min(1, Math.max(0, (minutes - since) / 15));
    };
  };
}

/** Electric radiators: W for each degree below 17 °C, less at night. */
export function radiators(wattsPerKelvin: number): Load {
  return () => (minute, celsius) => {
    const isNight = minute < hour(5.5) || minute >= hour(22.5);
    return Math.max(0, 17 - celsius) * wattsPerKelvin * (isNight ? 0.65 : 1.1);
  };
}

/** A heat pump: the colder outside, the more heat is wanted and the less each kWh gives. */
export function heatPump(wattsPerKelvin: number, fromHour = 0, toHour = 24): Load {
  return () => (minute, celsius) => {
    const isOn = minute >= hour(fromHour) && minute < hour(toHour);
    const heat = Math.max(0, 17 - celsius) * wattsPerKelvin;
    return (heat * (isOn ? 1 : 0.45)) / Math.max(1.7, 2.4 + 0.08 * celsius);
  };
}

/** Cold rooms and air conditioning: W for each degree above a limit. */
export function cooling(limitCelsius: number, wattsPerKelvin: number): Load {
  return () => (_, celsius) => Math.max(0, celsius - limitCelsius) * wattsPerKelvin;
}

/** Mean power of each quarter-hour of the year, in whole W; every day's chance is independent of the others. */
export function simulateLoad(load: Load, calendar: YearCalendar, weather: Weather, seed: number): Int32Array {
  const watts = new Int32Array(calendar.localMinute.length);
  for (const day of calendar.days) {
    const random = createRandom(seed, day.index);
    const drawn = load(day, random);
    for (let q = day.firstQuarter; q < day.firstQuarter + day.quarters; q++) {
      const power = drawn(calendar.localMinute[q] ?? 0, weather.celsius[q] ?? 0);
      watts[q] = Math.max(0, Math.round(power * (1 + 0.18 * drawBell(random))));
    }
  }
  return watts;
}
