/** Sums of a period while it is computed: per meter and holder, per plant, per local day. */
import { compareIds, type StepAllocation } from '../allocation/allocate.ts';
import { quality, type CurveStretch } from '../curve.ts';
import type { LocalDay, UtcMinute } from '../time.ts';
import type { ConsumerFigures, ProducerFigures } from './period-figures.ts';

/** A stretch of days, both ends included; open-ended where `endsOn` is null. */
export interface ActiveDays {
  readonly startsOn: LocalDay;
  readonly endsOn: LocalDay | null;
}

/** A member holding a meter. */
export interface Participation extends ActiveDays {
  readonly meterId: string;
  readonly label: string;
  readonly memberId: number;
  readonly memberName: string;
}

export interface FigurePlant extends ActiveDays {
  readonly plantId: number;
  readonly issuerId: number;
  readonly meterId: string;
  readonly name: string;
  readonly technology: string;
}

export function isActiveOn({ startsOn, endsOn }: ActiveDays, day: LocalDay): boolean {
  return day >= startsOn && (endsOn === null || day <= endsOn);
}

interface Meter {
  readonly meterId: string;
  readonly participations: readonly Participation[];
  /** The holding that counts each day of the period; null where the meter has no holder and no value. */
  readonly holdingOn: (Holding | null)[];
  readonly label: string;
}

type Holding = { -readonly [K in keyof ConsumerFigures]: ConsumerFigures[K] };

interface CollectorRecords {
  readonly gridMinutes: number;
  readonly participations: readonly Participation[];
  readonly consumptionMeters: readonly { readonly meterId: string; readonly label: string }[];
  readonly plants: readonly FigurePlant[];
}

export class FigureCollector {
  readonly days: readonly LocalDay[];
  /** In order of meter id, as in a `StepAllocation`. */
  readonly meters: readonly Meter[];
  readonly plants: readonly FigurePlant[];
  readonly producers: readonly ProducerFigures[];
  dataUntil: UtcMinute | null = null;
  readonly #gridMinutes: number;
  // a day is summed in the order of the steps' arrays: a step adds three rows, and looks nobody up
  readonly #given: Float64Array;
  readonly #allocated: Float64Array;
  readonly #pairs: Float64Array;
  #openDay = 0;

  constructor(days: readonly LocalDay[], records: CollectorRecords) {
    this.days = days;
    this.#gridMinutes = records.gridMinutes;
    this.plants = records.plants.toSorted((a, b) => compareIds(a.meterId, b.meterId));
    this.producers = this.plants.map(({ plantId, issuerId, meterId, name, technology }) => ({
      plantId,
      issuerId,
      meterId,
      name,
      technology,
      productionWmin: new Float64Array(days.length),
      allocatedWmin: new Float64Array(days.length),
      missingSlots: new Int32Array(days.length),
      estimatedSlots: new Int32Array(days.length),
    }));
    const labels = new Map<string, string>();
    for (const { meterId, label } of [...records.consumptionMeters, ...records.participations])
      labels.set(meterId, label);
    this.meters = [...labels]
      .sort(([a], [b]) => compareIds(a, b))
      .map(([meterId, label]) => {
        const participations = records.participations.filter((p) => p.meterId === meterId);
        return { meterId, label, participations, holdingOn: this.#listHoldings(participations) };
      });
    this.#given = new Float64Array(this.producers.length);
    this.#allocated = new Float64Array(this.meters.length);
    this.#pairs = new Float64Array(this.meters.length * this.producers.length);
  }

  #listHoldings(participations: readonly Participation[]): (Holding | null)[] {
    const holdings = new Map<Participation, Holding>();
    return this.days.map((day) => {
      const participation = participations.find((p) => isActiveOn(p, day));
      if (!participation) return null;
      const holding = holdings.get(participation) ?? this.#createHolding(participation, day);
      holdings.set(participation, holding);
      holding.lastDay = day;
      return holding;
    });
  }

  #createHolding(
    of: { meterId: string; label: string; memberId: number | null; memberName: string },
    day: LocalDay,
  ): Holding {
    const zeros = (): Float64Array => new Float64Array(this.days.length);
    return {
      meterId: of.meterId,
      label: of.label,
      memberId: of.memberId,
      memberName: of.memberName,
      firstDay: day,
      lastDay: day,
      consumptionWmin: zeros(),
      allocatedWmin: zeros(),
      missingSlots: new Int32Array(this.days.length),
      estimatedSlots: new Int32Array(this.days.length),
      fromProducerWmin: this.plants.map(zeros),
    };
  }

  /**
   * @param i meter, in order of ids
   * @param firstDay index of the stretch's first day in the period
   * @param firstSlot first slot of each day of the stretch, and the end
   */
  addConsumption(i: number, firstDay: number, firstSlot: readonly number[], curve: CurveStretch): void {
    const meter = this.meters[i] as Meter;
    for (let d = 0; d + 1 < firstSlot.length; d++) {
      const [from, to] = [firstSlot[d] as number, firstSlot[d + 1] as number];
      const holding = meter.holdingOn[firstDay + d] ?? this.#findOrphan(meter, firstDay + d, curve, from, to);
      if (holding) this.#addDay(curve, from, to, firstDay + d, holding.consumptionWmin, holding);
    }
  }

  /** A day with values that nobody holds is kept apart, so that the check can show it. */
  #findOrphan(meter: Meter, d: number, curve: CurveStretch, from: number, to: number): Holding | null {
    if (curve.quality.subarray(from, to).every((state) => state === quality.missing)) return null;
    const day = this.days[d] as LocalDay;
    const known = meter.holdingOn.findLast((holding) => holding?.memberId === null);
    const orphan =
      known ?? this.#createHolding({ meterId: meter.meterId, label: meter.label, memberId: null, memberName: '' }, day);
    orphan.lastDay = day;
    meter.holdingOn[d] = orphan;
    return orphan;
  }

  addProduction(j: number, firstDay: number, firstSlot: readonly number[], curve: CurveStretch): void {
    const producer = this.producers[j] as ProducerFigures;
    for (let d = 0; d + 1 < firstSlot.length; d++) {
      if (!isActiveOn(this.plants[j] as FigurePlant, this.days[firstDay + d] as LocalDay)) continue;
      this.#addDay(
        curve,
        firstSlot[d] as number,
        firstSlot[d + 1] as number,
        firstDay + d,
        producer.productionWmin,
        producer,
      );
    }
  }

  #addDay(
    curve: CurveStretch,
    from: number,
    to: number,
    d: number,
    energyWmin: Float64Array,
    counts: { readonly missingSlots: Int32Array; readonly estimatedSlots: Int32Array },
  ): void {
    let [energy, missing, estimated, last] = [0, 0, 0, -1];
    for (let slot = from; slot < to; slot++) {
      const state = curve.quality[slot];
      if (state === quality.missing) {
        missing++;
        continue;
      }
      last = slot;
      energy += curve.energyWmin[slot] as number;
      if (state === quality.estimated) estimated++;
    }
    energyWmin[d] = energy;
    counts.missingSlots[d] = missing;
    counts.estimatedSlots[d] = estimated;
    const end = curve.startMinute + (last + 1) * this.#gridMinutes;
    if (last >= 0 && (this.dataUntil === null || end > this.dataUntil)) this.dataUntil = end;
  }

  /** @param d index of the step's local day in the period, which never falls; `settleDay` ends the last one */
  addAllocation(d: number, step: StepAllocation): void {
    if (d !== this.#openDay) {
      this.settleDay();
      this.#openDay = d;
    }
    addAll(this.#given, step.producerAllocatedWmin);
    addAll(this.#allocated, step.consumerAllocatedWmin);
    addAll(this.#pairs, step.pairsWmin);
  }

  /** Hands the sums of the day that is open to those who hold the meters on it. */
  settleDay(): void {
    const [d, width] = [this.#openDay, this.producers.length];
    this.producers.forEach(({ allocatedWmin }, j) => {
      addTo(allocatedWmin, d, this.#given[j] as number);
    });
    this.meters.forEach(({ holdingOn }, i) => {
      const holding = holdingOn[d];
      if (!holding) return;
      addTo(holding.allocatedWmin, d, this.#allocated[i] as number);
      holding.fromProducerWmin.forEach((energyWmin, j) => {
        addTo(energyWmin, d, this.#pairs[i * width + j] as number);
      });
    });
    for (const sums of [this.#given, this.#allocated, this.#pairs]) sums.fill(0);
  }

  /** Every holding once, in order of meter id, then of time. */
  listConsumers(): ConsumerFigures[] {
    return this.meters.flatMap(({ holdingOn }) => [...new Set(holdingOn.filter((holding) => holding !== null))]);
  }
}

function addTo(sums: Float64Array, index: number, value: number): void {
  sums[index] = (sums[index] as number) + value;
}

/** Adds a row of as many values. */
function addAll(sums: Float64Array, values: Float64Array): void {
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (values[i] as number);
}
