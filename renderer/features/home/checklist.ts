/** The checklist of the period shown, made from the file's real state: what is most urgent first. */
import type { BillingPreparation, EnergyPeriod, RunSummary } from '#contract';
import type { BillingStep, PageName } from '../../app/navigation.ts';
import { findDays } from '../../app/period.ts';
import type { MarkKind } from '../../components/StateMark.tsx';

export type TaskState = Extract<MarkKind, 'done' | 'todo' | 'wait'>;

export interface Task {
  readonly name: 'import' | 'gaps' | 'meters' | 'points' | 'bills' | 'send' | 'older';
  readonly state: TaskState;
  /** Which sentence of the catalogue, with the figures it needs. */
  readonly sentence:
    | { readonly key: 'importDone' | 'importPartial'; readonly day: string }
    | { readonly key: 'importLagging'; readonly count: number; readonly day: string }
    | { readonly key: 'gapsTodo' | 'gapsAccepted' | 'metersTodo' | 'pointsTodo'; readonly count: number }
    | { readonly key: 'billsTodo' | 'billsDone'; readonly count: number; readonly cents: number }
    | { readonly key: 'olderTodo'; readonly month: string }
    | {
        readonly key:
          'importTodo' | 'gapsDone' | 'gapsWait' | 'metersDone' | 'billsWait' | 'billsNone' | 'sendWait' | 'sendTodo';
      };
  /** Where its button leads; none where there is nothing to do there. */
  readonly target: Target | null;
}

interface Target {
  readonly page: PageName;
  readonly step?: BillingStep;
  /** The period to be shown there, where it is another. */
  readonly period?: string;
}

interface Facts {
  readonly energy: EnergyPeriod;
  /** Last local day on which no meter is behind, `YYYY-MM-DD`, null without data. */
  readonly completeDay: string | null;
  /** Meters that are behind the newest value. */
  readonly laggingCount: number;
  readonly preparation: BillingPreparation | null;
  readonly run: RunSummary | null;
  /** Months before the period that have values and no bills, ascending. */
  readonly olderMonths: readonly string[];
}

/** A checklist is read at a glance. */
const MOST_TASKS = 7;
const urgency: readonly TaskState[] = ['todo', 'wait', 'done'];

/** The lines to show, and how many more there are. */
export function makeChecklist(facts: Facts): { readonly tasks: readonly Task[]; readonly more: number } {
  const all = listTasks(facts).toSorted((a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state));
  return { tasks: all.slice(0, MOST_TASKS), more: Math.max(0, all.length - MOST_TASKS) };
}

/** Months with values that no run has billed and that lie before a period, ascending. */
export function listOlderMonths(months: readonly string[], runs: readonly RunSummary[], period: string): string[] {
  const { firstDay: limit } = findDays(period);
  return months.filter((month) => {
    const { firstDay, lastDay } = findDays(month);
    return lastDay < limit && !runs.some((run) => run.firstDay <= firstDay && run.lastDay >= lastDay);
  });
}

function listTasks({ energy, completeDay, laggingCount, preparation, run, olderMonths }: Facts): Task[] {
  const hasData = energy.totals.consumptionWmin > 0 || energy.totals.productionWmin > 0;
  const points = preparation?.points ?? [];
  const count = (code: string): number => points.filter((point) => point.code === code).length;
  const other = points.filter(
    (point) =>
      point.isBlocking &&
      !['missing-values', 'meter-without-owner', 'no-energy', 'period-already-billed'].includes(point.code),
  ).length;
  return [
    importTask(hasData, completeDay, laggingCount, energy.lastDay),
    // of a period that no run bills nothing was checked: nothing is said to be in order
    ...(preparation
      ? [
          gapsTask(hasData, count('missing-values'), count('missing-values-accepted')),
          metersTask(count('meter-without-owner')),
          ...(hasData && other > 0 && !run ? [pointsTask(other)] : []),
          billsTask(preparation, run),
          sendTask(run),
        ]
      : []),
    ...olderMonths.map(olderTask),
  ];
}

function importTask(hasData: boolean, completeDay: string | null, laggingCount: number, lastDay: string): Task {
  const target = { page: 'imports' } as const;
  if (!hasData || completeDay === null)
    return { name: 'import', state: 'todo', sentence: { key: 'importTodo' }, target };
  if (completeDay >= lastDay)
    return { name: 'import', state: 'done', sentence: { key: 'importDone', day: lastDay }, target: null };
  const sentence =
    laggingCount > 0
      ? ({ key: 'importLagging', count: laggingCount, day: completeDay } as const)
      : ({ key: 'importPartial', day: completeDay } as const);
  return { name: 'import', state: 'todo', sentence, target };
}

function gapsTask(hasData: boolean, open: number, accepted: number): Task {
  const target = { page: 'billing', step: 'check' } as const;
  if (!hasData) return { name: 'gaps', state: 'wait', sentence: { key: 'gapsWait' }, target: null };
  if (open > 0) return { name: 'gaps', state: 'todo', sentence: { key: 'gapsTodo', count: open }, target };
  if (accepted > 0)
    return { name: 'gaps', state: 'done', sentence: { key: 'gapsAccepted', count: accepted }, target: null };
  return { name: 'gaps', state: 'done', sentence: { key: 'gapsDone' }, target: null };
}

function metersTask(unowned: number): Task {
  if (unowned > 0)
    return {
      name: 'meters',
      state: 'todo',
      sentence: { key: 'metersTodo', count: unowned },
      target: { page: 'participants' },
    };
  return { name: 'meters', state: 'done', sentence: { key: 'metersDone' }, target: null };
}

const pointsTask = (count: number): Task => ({
  name: 'points',
  state: 'todo',
  sentence: { key: 'pointsTodo', count },
  target: { page: 'billing', step: 'check' },
});

function billsTask(preparation: BillingPreparation, run: RunSummary | null): Task {
  if (run)
    return {
      name: 'bills',
      state: 'done',
      sentence: { key: 'billsDone', count: run.documentCount, cents: run.grossCents },
      target: null,
    };
  if (preparation.bills.length === 0)
    return { name: 'bills', state: 'wait', sentence: { key: 'billsNone' }, target: null };
  if (!preparation.canIssue) return { name: 'bills', state: 'wait', sentence: { key: 'billsWait' }, target: null };
  return {
    name: 'bills',
    state: 'todo',
    sentence: { key: 'billsTodo', count: preparation.bills.length, cents: preparation.grossCents },
    target: { page: 'billing', step: 'drafts' },
  };
}

function sendTask(run: RunSummary | null): Task {
  if (!run) return { name: 'send', state: 'wait', sentence: { key: 'sendWait' }, target: null };
  return { name: 'send', state: 'todo', sentence: { key: 'sendTodo' }, target: { page: 'billing', step: 'send' } };
}

const olderTask = (month: string): Task => ({
  name: 'older',
  state: 'todo',
  sentence: { key: 'olderTodo', month },
  target: { page: 'billing', step: 'check', period: month },
});
