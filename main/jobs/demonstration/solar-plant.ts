/**
 * Power of a solar plant by the sun's real path over the village and a simple sky: textbook geometry,
 * free of any measured data.
 */
import type { UtcMinute } from '#domain/time.ts';
import { createRandom } from './seeded-random.ts';
import { cosineOfTurn, sineOfTurn } from './sine.ts';
import type { Weather } from './weather.ts';
import type { YearCalendar } from './year-calendar.ts';

const LATITUDE = 45.2;
const LONGITUDE = 5.4;
const SYSTEM_EFFICIENCY = 0.86;

/** A roof: its share of the plant's modules, its tilt and where it faces (degrees from north, clockwise). */
export interface Roof {
  readonly share: number;
  readonly tiltDegrees: number;
  readonly facingDegrees: number;
}

export interface SolarPlant {
  readonly peakWatts: number;
  /** Most that the inverters feed in. */
  readonly inverterWatts: number;
  readonly roofs: readonly Roof[];
}

/** Unit vector to the sun. */
interface SunDirection {
  readonly east: number;
  readonly north: number;
  readonly up: number;
}

function findSun(minute: UtcMinute, yearStart: UtcMinute): SunDirection {
  const yearTurn = (minute - yearStart) / (365 * 1440);
  const declination = (-23.44 / 360) * cosineOfTurn(yearTurn + 10 / 365);
  const b = yearTurn - 81 / 365;
  // equation of time, in minutes
  const clockError = 9.87 * sineOfTurn(2 * b) - 7.53 * cosineOfTurn(b) - 1.5 * sineOfTurn(b);
  const hourTurn = ((minute % 1440) + clockError) / 1440 - 0.5 + LONGITUDE / 360;
  const [sinLat, cosLat] = [sineOfTurn(LATITUDE / 360), cosineOfTurn(LATITUDE / 360)];
  const [sinDec, cosDec] = [sineOfTurn(declination), cosineOfTurn(declination)];
  const [sinHour, cosHour] = [sineOfTurn(hourTurn), cosineOfTurn(hourTurn)];
  return {
    east: -cosDec * sinHour,
    north: cosLat * sinDec - sinLat * cosDec * cosHour,
    up: sinLat * sinDec + cosLat * cosDec * cosHour,
  };
}

/** Light on a roof in W/m². */
function lightOn(roof: Roof, sun: SunDirection, clearness: number): number {
  if (sun.up <= 0) return 0;
  const direct = ((1010 * sun.up) / (sun.up + 0.13)) * clearness;
  const diffuse = Math.sqrt(sun.up) * (95 + 150 * (1 - clearness) * sun.up);
  const level = sineOfTurn(roof.tiltDegrees / 360);
  const incidence =
    cosineOfTurn(roof.tiltDegrees / 360) * sun.up +
    level * (sineOfTurn(roof.facingDegrees / 360) * sun.east + cosineOfTurn(roof.facingDegrees / 360) * sun.north);
  return Math.max(0, incidence) * direct + diffuse;
}

/** Mean power of each quarter-hour of the year, in whole W. */
export function simulatePlant(plant: SolarPlant, calendar: YearCalendar, weather: Weather, seed: number): Int32Array {
  const random = createRandom(seed);
  return calendar.localMinute.map((_, q) => {
    // neighbouring plants see the same sky, but for the edge of a cloud
    const clearness = Math.min(1, Math.max(0, (weather.clearness[q] ?? 0) + 0.08 * (random() - 0.5)));
    const sun = findSun(calendar.startMinute + q * 15 + 7.5, calendar.startMinute);
    const light = plant.roofs.reduce((sum, roof) => sum + roof.share * lightOn(roof, sun, clearness), 0);
    const warmth = (weather.celsius[q] ?? 0) + 0.028 * light - 25;
    const watts = (plant.peakWatts * light * SYSTEM_EFFICIENCY * (1 - 0.0038 * warmth)) / 1000;
    // below half a percent of their power, inverters sleep
    return watts < plant.inverterWatts / 200 ? 0 : Math.round(Math.min(watts, plant.inverterWatts));
  });
}
