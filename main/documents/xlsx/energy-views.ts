/** Energy of a run: by meter, by plant, by pair of both, by day. */
import { sumOf, totalFigures } from '#domain/billing/period-figures.ts';
import type { Messages } from '#main/messages.ts';
import { columnsOf, date, kwh, listHeld, rate, type Report, type View } from './report-view.ts';
import type { Cell } from './sheet-writer.ts';

export function viewMeters(report: Report): View {
  const {
    run,
    messages: { t },
  } = report;
  const totals = totalFigures(run.figures);
  const energy = (consumption: number, shared: number): Cell[] => [
    kwh(consumption),
    kwh(shared),
    kwh(consumption - shared),
    rate(shared, consumption),
  ];
  return {
    name: t('report.sheet.meters'),
    columns: columnsOf(report, [
      'meter',
      'label',
      'member',
      'from',
      'to',
      'consumption',
      'shared',
      'complement',
      'coverage',
    ]),
    rows: listHeld(run).map((c) => [
      c.meterId,
      c.label,
      c.memberName,
      date(c.firstDay),
      date(c.lastDay),
      ...energy(sumOf(c.consumptionWmin), sumOf(c.allocatedWmin)),
    ]),
    total: [t('report.total'), null, null, null, null, ...energy(totals.consumptionWmin, totals.allocatedWmin)],
  };
}

function findTechnology(technology: string, { t }: Messages): string {
  const known = ['solar', 'wind', 'hydro', 'biomass', 'storage'] as const;
  return t(`report.technology.${known.find((name) => name === technology) ?? 'other'}`);
}

export function viewPlants(report: Report): View {
  const {
    run: { figures },
    messages,
  } = report;
  const totals = totalFigures(figures);
  const energy = (production: number, shared: number): Cell[] => [
    kwh(production),
    kwh(shared),
    kwh(production - shared),
    rate(shared, production),
  ];
  return {
    name: messages.t('report.sheet.plants'),
    columns: columnsOf(report, ['plant', 'meter', 'technology', 'production', 'shared', 'surplus', 'self-consumption']),
    rows: figures.producers.map((p) => [
      p.name,
      p.meterId,
      findTechnology(p.technology, messages),
      ...energy(sumOf(p.productionWmin), sumOf(p.allocatedWmin)),
    ]),
    total: [messages.t('report.total'), null, null, ...energy(totals.productionWmin, totals.allocatedWmin)],
  };
}

export function viewPairs(report: Report): View {
  const {
    run,
    messages: { t },
  } = report;
  const totalWmin = totalFigures(run.figures).allocatedWmin;
  return {
    name: t('report.sheet.pairs'),
    columns: columnsOf(report, ['member', 'meter', 'plant', 'shared', 'share']),
    rows: listHeld(run).flatMap((consumer) =>
      run.figures.producers.map((producer, i): Cell[] => {
        const energyWmin = sumOf(consumer.fromProducerWmin[i] ?? []);
        return [consumer.memberName, consumer.meterId, producer.name, kwh(energyWmin), rate(energyWmin, totalWmin)];
      }),
    ),
    total: [t('report.total'), null, null, kwh(totalWmin), rate(totalWmin, totalWmin)],
  };
}

export function viewDays(report: Report): View {
  const {
    run,
    run: { figures },
    messages: { t },
  } = report;
  const held = listHeld(run);
  const at = (arrays: readonly ArrayLike<number>[], i: number): number => sumOf(arrays.map((array) => array[i] ?? 0));
  const energy = (consumption: number, production: number, shared: number): Cell[] => [
    kwh(consumption),
    kwh(production),
    kwh(shared),
    kwh(consumption - shared),
    kwh(production - shared),
    rate(shared, production),
    rate(shared, consumption),
  ];
  const missing = [...held, ...figures.producers].map((meter) => meter.missingSlots);
  const totals = totalFigures(figures);
  return {
    name: t('report.sheet.days'),
    columns: columnsOf(report, [
      'day',
      'consumption',
      'production',
      'shared',
      'complement',
      'surplus',
      'self-consumption',
      'coverage',
      'missing',
    ]),
    rows: figures.days.map((day, i) => [
      date(day),
      ...energy(
        at(
          held.map((c) => c.consumptionWmin),
          i,
        ),
        at(
          figures.producers.map((p) => p.productionWmin),
          i,
        ),
        at(
          held.map((c) => c.allocatedWmin),
          i,
        ),
      ),
      at(missing, i),
    ]),
    total: [
      t('report.total'),
      ...energy(totals.consumptionWmin, totals.productionWmin, totals.allocatedWmin),
      totals.missingSlots,
    ],
  };
}
