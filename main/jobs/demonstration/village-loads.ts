/** Who uses power how: households after a few traits, and the village's three other meters. */
import {
  addLoads,
  around,
  between,
  constant,
  cooling,
  heatPump,
  onDays,
  sometimes,
  whenAway,
  type Load,
} from './loads.ts';
import { isWithin, type DayRange } from './year-calendar.ts';

export interface HouseholdTraits {
  /** What is always on, in W. */
  readonly base: number;
  /** 1 = a couple. */
  readonly life: number;
  /** 0 = all out on workdays, 1 = somebody is always at home. */
  readonly atHome: number;
  readonly away?: readonly DayRange[];
  /** Heating, water, car, pool and other habits. */
  readonly habits?: readonly Load[];
}

/** A household: breakfast, lunch, evening, washing, and what else it has. */
export function household({ base, life, atHome, away = [], habits = [] }: HouseholdTraits): Load {
  const meals = (lunch: number) =>
    addLoads(
      around(7.4, 1.2, 420 * life),
      around(12.4, 1.1, 800 * life * lunch),
      around(19.6, 2.6, 720 * life),
      between(9, 18, 130 * life * lunch),
      sometimes(0.45 * life, 18, 20, 1900, 30),
    );
  const washing = addLoads(sometimes(0.3 * life, 9, 17, 1500, 45), sometimes(0.4 * life, 13, 21, 1100, 45));
  const living = addLoads(
    onDays((day) => day.isWorkday, meals(atHome), addLoads(meals(1), around(9.8, 1.6, 450 * life))),
    washing,
    ...habits,
  );
  return addLoads(constant(base), whenAway(away, constant(0), living));
}

/** Electric ovens from three in the morning, a second batch in the afternoon, closed on Mondays. */
export function bakery(away: readonly DayRange[]): Load {
  const baking = addLoads(
    between(3, 12.5, 10_500),
    around(5.5, 2.5, 4500),
    around(10, 2.5, 4500),
    sometimes(0.8, 14, 15.5, 7500, 120),
    between(6.5, 13, 1900),
    between(15.5, 19, 1900),
    cooling(21, 320),
  );
  const coldRooms = addLoads(constant(2300), cooling(12, 70));
  return addLoads(
    coldRooms,
    onDays((day) => day.weekday !== 0 && !isWithin(day.day, away), baking),
  );
}

/** Four days a week outside holidays; the canteen at noon, the heat pump before the children come. */
export function school(): Load {
  const lessons = addLoads(between(8, 17, 2600), around(11.2, 2.4, 9500), heatPump(850, 5, 17), cooling(21, 350));
  return addLoads(
    constant(650),
    onDays((day) => day.isSchoolDay, lessons, heatPump(300)),
  );
}

/** Offices, the public charging point before the door, and the village hall upstairs on Friday and Saturday. */
export function townHall(): Load {
  const office = addLoads(between(8, 18, 1700), heatPump(420, 6, 18), cooling(21, 380));
  const charging = addLoads(sometimes(0.55, 8, 12, 7200, 120), sometimes(0.6, 12, 17, 7200, 135));
  const hall = onDays((day) => day.weekday === 4 || day.weekday === 5, around(20.5, 3, 3600));
  return addLoads(
    constant(420),
    onDays((day) => day.isWorkday, office, heatPump(180)),
    charging,
    hall,
  );
}

/** A car charged at home on some days, from an hour on. */
export function chargeCar(chance: number, fromHour: number): Load {
  return sometimes(chance, fromHour, fromHour + 1.5, 3600, 150);
}

/** A swimming pool's pump and heat pump in the middle of the day, from mid-May to mid-September. */
export function pool(): Load {
  return onDays((day) => day.index >= 135 && day.index <= 258, between(10, 17, 1500));
}
