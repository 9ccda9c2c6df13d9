/** The check before billing: what holds an issue back, and what the treasurer should know. */
import type { Direction } from '../curve.ts';
import type { LocalDay } from '../time.ts';
import type { BillingPoint } from './billing-point.ts';
import type { RunBill } from './billing-run.ts';
import { sumOf, totalFigures, type ConsumerFigures, type PeriodFigures } from './period-figures.ts';
import type { RunRecords } from './run-records.ts';
import { listPriceStretches } from './prices.ts';

type Params = BillingPoint['params'];

function point(
  code: BillingPoint['code'],
  isBlocking: boolean,
  params: Params = {},
  meter: { meterId: string; direction: Direction; canAccept?: boolean } | null = null,
): BillingPoint {
  return {
    code,
    isBlocking,
    params,
    meterId: meter?.meterId ?? null,
    direction: meter?.direction ?? null,
    canAccept: meter?.canAccept ?? false,
  };
}

/**
 * @param figures the period's figures
 * @param records the file's records
 * @param today local day of the check
 * @param bills the bills that would be issued
 * @param alreadyBilled number of members left out because this period is already billed to them
 * @returns points, blocking ones first
 */
export function checkRun(
  figures: PeriodFigures,
  records: RunRecords,
  today: LocalDay,
  bills: readonly RunBill[],
  alreadyBilled: number,
): BillingPoint[] {
  const points = [
    ...checkPeriod(figures, today, bills, alreadyBilled),
    ...checkGaps(figures, records),
    ...checkOwners(figures),
    ...checkPrices(figures, records),
    ...checkMembers(bills),
  ];
  return [...points.filter((p) => p.isBlocking), ...points.filter((p) => !p.isBlocking)];
}

function checkPeriod(
  figures: PeriodFigures,
  today: LocalDay,
  bills: readonly RunBill[],
  alreadyBilled: number,
): BillingPoint[] {
  const points: BillingPoint[] = [];
  const { firstDay, lastDay } = figures.period;
  if (lastDay >= today) points.push(point('period-not-over', true, { lastDay }));
  if (figures.producers.length === 0) points.push(point('no-plant', true));
  const covered = figures.keys.reduce(
    (days, key) => days + figures.days.indexOf(key.lastDay) - figures.days.indexOf(key.firstDay) + 1,
    0,
  );
  if (covered < figures.days.length)
    points.push(point('key-missing', true, { firstDay, lastDay: figures.keys[0]?.firstDay ?? lastDay }));
  if (alreadyBilled > 0) points.push(point('period-already-billed', bills.length === 0, { count: alreadyBilled }));
  else if (totalFigures(figures).allocatedWmin === 0) points.push(point('no-energy', true));
  return points;
}

/** Gaps and estimates per meter, all holders of the meter together. */
function checkGaps(figures: PeriodFigures, records: RunRecords): BillingPoint[] {
  const meters = new Map<
    string,
    { meterId: string; direction: Direction; name: string; missing: number; estimated: number; days: Set<LocalDay> }
  >();
  const add = (
    meterId: string,
    direction: Direction,
    name: string,
    missing: Int32Array,
    estimated: Int32Array,
  ): void => {
    const key = `${meterId} ${direction}`;
    const entry = meters.get(key) ?? { meterId, direction, name, missing: 0, estimated: 0, days: new Set<LocalDay>() };
    meters.set(key, entry);
    entry.missing += sumOf(missing);
    entry.estimated += sumOf(estimated);
    figures.days.forEach((day, d) => {
      if (missing[d]) entry.days.add(day);
    });
  };
  for (const c of figures.consumers)
    if (c.memberId !== null) add(c.meterId, 'consumption', c.memberName, c.missingSlots, c.estimatedSlots);
  for (const p of figures.producers) add(p.meterId, 'production', p.name, p.missingSlots, p.estimatedSlots);

  return [...meters].flatMap(([key, { meterId, direction, name, missing, estimated, days }]) => {
    const params: Params = { name, count: missing, days: days.size, firstDay: [...days].sort()[0] ?? '' };
    const isAccepted = records.acceptedGaps.get(key) === missing;
    return [
      ...(missing > 0 && !isAccepted
        ? [point('missing-values', true, params, { meterId, direction, canAccept: true })]
        : []),
      ...(missing > 0 && isAccepted ? [point('missing-values-accepted', false, params, { meterId, direction })] : []),
      ...(estimated > 0 ? [point('estimated-values', false, { name, count: estimated }, { meterId, direction })] : []),
    ];
  });
}

function checkOwners(figures: PeriodFigures): BillingPoint[] {
  const held = new Set(figures.consumers.filter((c) => c.memberId !== null).map((c) => c.meterId));
  return figures.consumers
    .filter((c) => c.memberId === null)
    .map((c: ConsumerFigures) =>
      point(
        'meter-without-owner',
        !held.has(c.meterId),
        { firstDay: c.firstDay, lastDay: c.lastDay },
        { meterId: c.meterId, direction: 'consumption' },
      ),
    );
}

function checkPrices(figures: PeriodFigures, records: RunRecords): BillingPoint[] {
  return figures.consumers.flatMap((consumer) => {
    const { memberId } = consumer;
    if (memberId === null) return [];
    const unpriced = figures.producers.flatMap((producer, j) =>
      listPriceStretches(records.prices, producer.plantId, memberId, consumer.firstDay, consumer.lastDay).filter(
        (stretch) =>
          stretch.priceMicroEuroPerKwh === null &&
          sumOf(
            (consumer.fromProducerWmin[j] ?? new Float64Array()).subarray(
              figures.days.indexOf(stretch.firstDay),
              figures.days.indexOf(stretch.lastDay) + 1,
            ),
          ) > 0,
      ),
    );
    const first = unpriced[0];
    return first
      ? [
          point(
            'meter-without-price',
            true,
            { name: consumer.memberName, firstDay: first.firstDay },
            { meterId: consumer.meterId, direction: 'consumption' },
          ),
        ]
      : [];
  });
}

function checkMembers(bills: readonly RunBill[]): BillingPoint[] {
  return bills.flatMap(({ memberId, bill: { member } }) => [
    ...(member.addressLines.length === 0 || member.postcode === '' || member.city === ''
      ? [point('member-without-address', false, { name: member.name, memberId })]
      : []),
    ...(member.kind === 'business' && member.siren === null
      ? [point('business-without-siren', false, { name: member.name, memberId })]
      : []),
  ]);
}
