/**
 * The village of the demonstration as its meters see it. All of it is invented; names, members, prices
 * and keys are in `resources/demo/operation-description.json`, and a test holds the two together.
 */
import type { AccParticipant } from '#formats/enedis/write-acc-set.ts';
import { cooling, heatPump, heatWater, onDays, radiators, sometimes, type Load } from './loads.ts';
import type { SolarPlant } from './solar-plant.ts';
import { bakery, chargeCar, household, pool, school, townHall } from './village-loads.ts';

export const ACC_NUMBER = 'ACC00009817';

const OPERATION_START = '2025-01-01';
/** The old tenant's last day in the flat above the bakery, and the new one's first. */
const [MOVE_OUT_DAY, MOVE_IN_DAY] = ['2025-04-17', '2025-04-18'];
const RENTED_METER = '99038000000321';

export interface VillageConsumer {
  readonly meter: string;
  readonly load: Load;
}

export interface VillagePlant {
  readonly meter: string;
  readonly plant: SolarPlant;
}

const nightWater = (kwhPerDay: number) => heatWater(22.5, 2400, kwhPerDay);
/** Moved from the night to the sun when the operation began. */
const sunWater = (kwhPerDay: number) => heatWater(11.75, 2000, kwhPerDay);

const tenantBefore = household({ base: 90, life: 0.6, atHome: 0.1, habits: [radiators(38), nightWater(2.5)] });
const tenantAfter = household({
  base: 150,
  life: 1.2,
  atHome: 0.5,
  away: [
    [MOVE_IN_DAY, '2025-04-21'],
    ['2025-08-09', '2025-08-23'],
  ],
  habits: [radiators(42), sunWater(5)],
});

export const consumers: readonly VillageConsumer[] = [
  {
    meter: '99038000000107',
    load: household({
      base: 240,
      life: 1.9,
      atHome: 0.4,
      away: [['2025-07-19', '2025-08-03']],
      habits: [heatPump(170), sunWater(8), chargeCar(0.35, 12)],
    }),
  },
  {
    meter: '99038000000214',
    load: household({ base: 130, life: 0.6, atHome: 1, habits: [radiators(48), nightWater(3)] }),
  },
  { meter: RENTED_METER, load: onDays((day) => day.day <= MOVE_OUT_DAY, tenantBefore, tenantAfter) },
  {
    meter: '99038000000438',
    load: household({
      base: 260,
      life: 1.2,
      atHome: 0.8,
      away: [
        ['2025-02-08', '2025-02-16'],
        ['2025-11-22', '2025-11-30'],
      ],
      habits: [heatPump(190), sunWater(5), pool(), cooling(24, 160)],
    }),
  },
  {
    meter: '99038000000545',
    load: household({
      base: 190,
      life: 1.6,
      atHome: 0.2,
      away: [['2025-08-02', '2025-08-17']],
      habits: [sunWater(7), chargeCar(0.4, 13)],
    }),
  },
  {
    meter: '99038000000652',
    load: household({ base: 160, life: 0.7, atHome: 1, habits: [sunWater(3.5), cooling(25, 90)] }),
  },
  {
    meter: '99038000000769',
    load: household({
      base: 210,
      life: 1.7,
      atHome: 0.5,
      away: [['2025-07-26', '2025-08-24']],
      habits: [heatPump(140), sunWater(7)],
    }),
  },
  // the potter: her kiln runs by day, once the sun is up
  {
    meter: '99038000000876',
    load: household({
      base: 150,
      life: 0.8,
      atHome: 1,
      habits: [sunWater(3), sometimes(0.3, 8.5, 10, 5200, 360)],
    }),
  },
  {
    meter: '99038000000983',
    load: household({
      base: 200,
      life: 1.5,
      atHome: 0.6,
      away: [['2025-12-21', '2025-12-29']],
      habits: [heatPump(150), sunWater(6), pool()],
    }),
  },
  {
    meter: '99038000001092',
    load: household({
      base: 170,
      life: 1.4,
      atHome: 0.2,
      away: [
        ['2025-02-22', '2025-03-02'],
        ['2025-08-10', '2025-08-24'],
      ],
      habits: [radiators(52), nightWater(6)],
    }),
  },
  {
    meter: '99038000001108',
    load: household({ base: 180, life: 0.9, atHome: 1, habits: [sunWater(4.5), cooling(24, 130)] }),
  },
  {
    meter: '99038000001215',
    load: household({
      base: 220,
      life: 1,
      atHome: 1,
      away: [['2025-05-29', '2025-06-08']],
      habits: [heatPump(130), sunWater(3.5), cooling(24, 150), chargeCar(0.25, 11)],
    }),
  },
  {
    meter: '99038000001322',
    load: household({
      base: 200,
      life: 1.8,
      atHome: 0.3,
      away: [['2025-07-12', '2025-07-27']],
      habits: [radiators(46), nightWater(7)],
    }),
  },
  {
    meter: '99038000001439',
    load: household({
      base: 120,
      life: 0.7,
      atHome: 0.3,
      away: [['2025-06-21', '2025-06-29']],
      habits: [nightWater(3), heatPump(80)],
    }),
  },
  {
    meter: '99038000001546',
    load: household({
      base: 230,
      life: 1.3,
      atHome: 0.9,
      away: [['2025-10-04', '2025-10-12']],
      habits: [heatPump(180), sunWater(5.5), pool(), chargeCar(0.3, 12)],
    }),
  },
  { meter: '99038000001606', load: townHall() },
  { meter: '99038000001713', load: school() },
  {
    meter: '99038000001820',
    load: bakery([
      ['2025-02-03', '2025-02-16'],
      ['2025-08-18', '2025-08-24'],
    ]),
  },
];

/** Both plants belong to the cooperative. */
export const plants: readonly VillagePlant[] = [
  {
    meter: '99038000005036',
    plant: {
      peakWatts: 36_000,
      inverterWatts: 33_000,
      roofs: [{ share: 1, tiltDegrees: 20, facingDegrees: 165 }],
    },
  },
  {
    meter: '99038000005100',
    plant: {
      peakWatts: 100_000,
      inverterWatts: 90_000,
      roofs: [
        { share: 0.5, tiltDegrees: 14, facingDegrees: 95 },
        { share: 0.5, tiltDegrees: 14, facingDegrees: 275 },
      ],
    },
  },
];

/** The perimeter over the year, in order of meter and time. */
export const participants: readonly AccParticipant[] = [
  ...consumers.flatMap(({ meter }): AccParticipant[] => {
    const whole = { meter, direction: 'consumption', firstDay: OPERATION_START, lastDay: null } as const;
    return meter === RENTED_METER
      ? [
          { ...whole, lastDay: MOVE_OUT_DAY },
          { ...whole, firstDay: MOVE_IN_DAY },
        ]
      : [whole];
  }),
  ...plants.map(({ meter }): AccParticipant => ({
    meter,
    direction: 'production',
    firstDay: OPERATION_START,
    lastDay: null,
  })),
];
