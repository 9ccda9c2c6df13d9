/** An invented year of weather at 45.2° N: spells of clear, mixed and overcast days, and the temperature. */
import { createRandom, drawBell, type Random } from './seeded-random.ts';
import { cosineOfTurn } from './sine.ts';
import type { YearCalendar } from './year-calendar.ts';

export interface Weather {
  /** Share of the direct sunlight that passes the clouds, 0 to 1, per quarter-hour. */
  readonly clearness: Float64Array;
  readonly celsius: Float64Array;
}

type Sky = 'clear' | 'mixed' | 'overcast';

const skies = {
  clear: { mean: 0.94, spread: 0.06, dailySwing: 5.5 },
  mixed: { mean: 0.44, spread: 0.75, dailySwing: 4 },
  overcast: { mean: 0.06, spread: 0.12, dailySwing: 1.8 },
} as const satisfies Record<Sky, unknown>;

/** +1 at the end of July, −1 at the end of January. */
const seasonOf = (dayIndex: number) => cosineOfTurn((dayIndex - 205) / 365);

function nextSky(sky: Sky, season: number, random: Random): Sky {
  const stay = { clear: 0.58 + 0.16 * season, mixed: 0.42, overcast: 0.52 - 0.2 * season }[sky];
  if (random() < stay) return sky;
  const draw = random();
  if (sky === 'clear') return draw < 0.65 ? 'mixed' : 'overcast';
  if (sky === 'overcast') return draw < 0.65 ? 'mixed' : 'clear';
  return draw < 0.5 + 0.2 * season ? 'clear' : 'overcast';
}

export function createWeather(calendar: YearCalendar, seed: number): Weather {
  const random = createRandom(seed);
  const clearness = new Float64Array(calendar.localMinute.length);
  const celsius = new Float64Array(calendar.localMinute.length);
  let sky: Sky = 'mixed';
  let anomaly = 0;
  let clouds = 0;
  for (const day of calendar.days) {
    const season = seasonOf(day.index);
    sky = nextSky(sky, season, random);
    const { mean, spread, dailySwing } = skies[sky];
    anomaly = 0.75 * anomaly + 3.4 * drawBell(random);
    for (let q = day.firstQuarter; q < day.firstQuarter + day.quarters; q++) {
      clouds = 0.8 * clouds + 0.6 * drawBell(random);
      clearness[q] = Math.min(1, Math.max(0, mean + spread * clouds));
      const afterWarmest = ((calendar.localMinute[q] ?? 0) - 930) / 1440;
      celsius[q] = 11.6 + 9.2 * season + anomaly + dailySwing * cosineOfTurn(afterWarmest);
    }
  }
  return { clearness, celsius };
}
