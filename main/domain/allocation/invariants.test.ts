import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateSteps, type AllocationInput, type AllocationOutcome, type ParticipantEnergy } from './allocate.ts';
import { addStep, createAllocationTotals } from './allocation-totals.ts';
import type { AllocationKey, DefaultKey, PriorityKey } from './key.ts';

const PPM = 1_000_000;

/** Energies of small figures (many ties), of households, and of plants of megawatts at 60 minutes. */
const magnitude = fc.constantFrom(4, 300_000, 400_000_000);

const arbitraryInput: fc.Arbitrary<AllocationInput> = fc
  .record({
    steps: fc.integer({ min: 0, max: 8 }),
    consumers: fc.integer({ min: 0, max: 14 }),
    producers: fc.integer({ min: 0, max: 10 }),
    most: magnitude,
  })
  .chain(({ steps, consumers, producers, most }) => {
    const curve = fc.array(fc.oneof(fc.integer({ min: 0, max: most }), fc.constant(0), fc.constant(null)), {
      minLength: steps,
      maxLength: steps,
    });
    // a storage meter may stand on both sides, so ids need not differ between them
    const participants = (count: number): fc.Arbitrary<ParticipantEnergy[]> =>
      fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1, maxLength: 3 }), energyWmin: curve }), {
        selector: ({ id }) => id,
        minLength: count,
        maxLength: count,
      });
    return fc.record({ consumers: participants(consumers), producers: participants(producers) }).chain((sides) =>
      arbitraryKey(
        sides.consumers.map(({ id }) => id),
        sides.producers.map(({ id }) => id),
        steps,
        most,
      ).map((key) => ({
        ...sides,
        steps,
        key,
        stepMinutes: 60,
        // 2025-10-31T19:00Z, four hours before a local month starts
        firstStart: Date.UTC(2025, 9, 31, 19) / 60_000,
      })),
    );
  });

function arbitraryKey(
  consumers: string[],
  producers: string[],
  steps: number,
  most: number,
): fc.Arbitrary<AllocationKey> {
  const named = <T>(ids: string[], value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
    fc
      .tuple(...ids.map(() => fc.option(value)))
      .map((values) => Object.fromEntries(ids.flatMap((id, i) => (values[i] === null ? [] : [[id, values[i] as T]]))));
  const share = fc.integer({ min: 0, max: Math.floor(PPM / Math.max(1, consumers.length)) });
  const shareSeries = fc.array(share, { minLength: steps, maxLength: steps });
  const base: fc.Arbitrary<DefaultKey> = fc.constant({ kind: 'default' });
  const priority: fc.Arbitrary<PriorityKey> = fc
    .array(fc.integer({ min: 0, max: 3 }), { minLength: consumers.length, maxLength: consumers.length })
    .map((groupOf) => ({
      kind: 'priority',
      groups: [0, 1, 2].map((g) => consumers.filter((_, i) => groupOf[i] === g).reverse()),
    }));
  return fc.oneof(
    base,
    priority,
    fc.record({ kind: fc.constant('static' as const), sharesPpm: named(consumers, share) }),
    fc.record({ kind: fc.constant('dynamic' as const), sharesPpm: named(consumers, shareSeries) }),
    fc.record({
      kind: fc.constant('full-dynamic' as const),
      sharesPpm: named(producers, named(consumers, shareSeries)),
    }),
    fc.record({
      kind: fc.constant('quota' as const),
      period: fc.constantFrom('month' as const, 'year' as const),
      ceilingsWmin: named(consumers, fc.integer({ min: 0, max: 2 * most })),
      base: fc.oneof(base, priority),
    }),
  );
}

interface Step {
  readonly consumption: number[];
  readonly production: number[];
  readonly allocated: number[];
  readonly given: number[];
  readonly pairs: number[];
}

function run(input: AllocationInput): { steps: Step[]; outcome: AllocationOutcome } {
  const steps: Step[] = [];
  const outcome = allocateSteps(input, (step) => {
    steps.push({
      consumption: [...step.consumptionWmin],
      production: [...step.productionWmin],
      allocated: [...step.consumerAllocatedWmin],
      given: [...step.producerAllocatedWmin],
      pairs: [...step.pairsWmin],
    });
  });
  return { steps, outcome };
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** A part of a run: its steps, and its part of the key's series. */
function slice(input: AllocationInput, from: number, to: number): AllocationInput {
  const cut = <T>(series: ArrayLike<T>): T[] => Array.from(series).slice(from, to);
  const cutEach = (all: Readonly<Record<string, ArrayLike<number>>>): Record<string, number[]> =>
    Object.fromEntries(Object.entries(all).map(([id, series]) => [id, cut(series)]));
  const side = (participants: readonly ParticipantEnergy[]): ParticipantEnergy[] =>
    participants.map(({ id, energyWmin }) => ({ id, energyWmin: cut(energyWmin) }));
  let key = input.key;
  if (key.kind === 'dynamic') key = { ...key, sharesPpm: cutEach(key.sharesPpm) };
  if (key.kind === 'full-dynamic') {
    key = {
      ...key,
      sharesPpm: Object.fromEntries(Object.entries(key.sharesPpm).map(([id, shares]) => [id, cutEach(shares)])),
    };
  }
  return {
    ...input,
    key,
    steps: to - from,
    consumers: side(input.consumers),
    producers: side(input.producers),
    firstStart: (input.firstStart ?? 0) + from * (input.stepMinutes ?? 0),
  };
}

describe('every step, with every kind of key', () => {
  const runs = { numRuns: 600 };

  it('conserves energy: ΣA = ΣAUTOPROD ≤ P, A ≤ C, AUTOPROD ≤ P_j, nothing negative or broken', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        for (const { consumption, production, allocated, given } of run(input).steps) {
          expect(sum(allocated)).toBe(sum(given));
          expect(sum(given)).toBeLessThanOrEqual(sum(production));
          allocated.forEach((energy, i) => {
            expect(energy).toBeLessThanOrEqual(consumption[i] ?? 0);
          });
          given.forEach((energy, j) => {
            expect(energy).toBeLessThanOrEqual(production[j] ?? 0);
          });
          for (const energy of [...allocated, ...given]) expect(Number.isSafeInteger(energy) && energy >= 0).toBe(true);
        }
      }),
      runs,
    );
  });

  it('splits into pairs whose rows and columns are what consumers get and producers give', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        for (const { allocated, given, pairs } of run(input).steps) {
          const producers = given.length;
          allocated.forEach((energy, i) => {
            expect(sum(pairs.slice(i * producers, (i + 1) * producers))).toBe(energy);
          });
          given.forEach((energy, j) => {
            expect(sum(pairs.filter((_, at) => at % producers === j))).toBe(energy);
          });
          for (const energy of pairs) expect(Number.isSafeInteger(energy) && energy >= 0).toBe(true);
        }
      }),
      runs,
    );
  });

  it('does not depend on the order in which participants come', () => {
    fc.assert(
      fc.property(arbitraryInput, fc.infiniteStream(fc.nat()), (input, numbers) => {
        const shuffle = <T>(list: readonly T[]): T[] =>
          list
            .map((item) => ({ item, rank: numbers.next().value as number }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ item }) => item);
        const other = { ...input, consumers: shuffle(input.consumers), producers: shuffle(input.producers) };
        expect(run(other)).toEqual(run(input));
      }),
      { numRuns: 200 },
    );
  });

  it('is the same in one run as in two, quotas carried from one to the other', () => {
    fc.assert(
      fc.property(arbitraryInput, fc.nat(), (input, at) => {
        const middle = at % (input.steps + 1);
        const whole = run(input);
        const first = run(slice(input, 0, middle));
        const state = first.outcome.quota;
        // as it comes back from a file
        const second = run({
          ...slice(input, middle, input.steps),
          quota: JSON.parse(JSON.stringify(state)) as typeof state,
        });
        expect([...first.steps, ...second.steps]).toEqual(whole.steps);
        if (middle < input.steps) expect(second.outcome.quota).toEqual(whole.outcome.quota);
      }),
      { numRuns: 400 },
    );
  });

  it('never gives more in a local month or year than the ceiling', () => {
    fc.assert(
      fc.property(
        arbitraryInput.filter(({ key }) => key.kind === 'quota'),
        (input) => {
          if (input.key.kind !== 'quota') return;
          const { steps, outcome } = run(input);
          // the local month starts at step 4, the year within none of the runs
          const stretches = input.key.period === 'month' ? [steps.slice(0, 4), steps.slice(4)] : [steps];
          for (const [id, ceiling] of Object.entries(input.key.ceilingsWmin)) {
            const i = outcome.consumerIds.indexOf(id);
            for (const stretch of stretches)
              expect(sum(stretch.map(({ allocated }) => allocated[i] ?? 0))).toBeLessThanOrEqual(ceiling);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('adds up to totals', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        const { steps, outcome } = run(input);
        const totals = createAllocationTotals(outcome.consumerIds, outcome.producerIds);
        allocateSteps(input, (step) => {
          addStep(totals, step);
        });
        const total = (of: (step: Step) => number[], width: number): number[] =>
          Array.from({ length: width }, (_, i) => sum(steps.map((step) => of(step)[i] ?? NaN)));
        expect([...totals.consumptionWmin]).toEqual(total((step) => step.consumption, input.consumers.length));
        expect([...totals.productionWmin]).toEqual(total((step) => step.production, input.producers.length));
        expect([...totals.consumerAllocatedWmin]).toEqual(total((step) => step.allocated, input.consumers.length));
        expect([...totals.producerAllocatedWmin]).toEqual(total((step) => step.given, input.producers.length));
        expect([...totals.pairsWmin]).toEqual(
          total((step) => step.pairs, input.consumers.length * input.producers.length),
        );
      }),
      { numRuns: 100 },
    );
  });
});

it('reads long runs block by block without mixing steps', () => {
  // 200 steps: a gets its own number of each step from a producer that has it exactly
  const energyWmin = Int32Array.from({ length: 200 }, (_, step) => step + 1);
  const seen: number[] = [];
  allocateSteps(
    {
      steps: 200,
      key: { kind: 'default' },
      producers: [{ id: 'p', energyWmin }],
      consumers: [
        { id: 'a', energyWmin },
        { id: 'b', energyWmin: new Int32Array(200) },
      ],
    },
    (step) => {
      seen.push(...step.consumerAllocatedWmin);
    },
  );
  expect(seen).toEqual(Array.from({ length: 200 }, (_, step) => [step + 1, 0]).flat());
});
