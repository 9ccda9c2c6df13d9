/** The month's checklist, made from the file's real state. */
import type { BillingPreparation, EnergyPeriod, RunSummary } from '#contract';
import type { BillingStep, PageName } from '../../app/navigation.ts';
import type { MarkKind } from '../../components/StateMark.tsx';

export type TaskState = Extract<MarkKind, 'done' | 'todo' | 'wait'>;

export interface Task {
  readonly name: 'import' | 'gaps' | 'meters' | 'points' | 'bills' | 'send';
  readonly state: TaskState;
  /** Which sentence of the catalogue, with the figures it needs. */
  readonly sentence:
    | { readonly key: 'importDone' | 'importPartial'; readonly day: string }
    | { readonly key: 'gapsTodo' | 'gapsAccepted' | 'metersTodo' | 'pointsTodo'; readonly count: number }
    | { readonly key: 'billsTodo' | 'billsDone'; readonly count: number; readonly cents: number }
    | {
        readonly key:
          'importTodo' | 'gapsDone' | 'gapsWait' | 'metersDone' | 'billsWait' | 'billsNone' | 'sendWait' | 'sendTodo';
      };
  /** Where its button leads; none where there is nothing to do there. */
  readonly target: { readonly page: PageName; readonly step?: BillingStep } | null;
}

interface Facts {
  readonly energy: EnergyPeriod;
  /** Last local day with a value, `YYYY-MM-DD`, null without data. */
  readonly lastDataDay: string | null;
  readonly preparation: BillingPreparation | null;
  readonly run: RunSummary | null;
}

export function makeChecklist({ energy, lastDataDay, preparation, run }: Facts): Task[] {
  const hasData = energy.totals.consumptionWmin > 0 || energy.totals.productionWmin > 0;
  const points = preparation?.points ?? [];
  const count = (code: string): number => points.filter((point) => point.code === code).length;
  const other = points.filter(
    (point) =>
      point.isBlocking &&
      !['missing-values', 'meter-without-owner', 'no-energy', 'period-already-billed'].includes(point.code),
  ).length;
  return [
    importTask(hasData, lastDataDay, energy.lastDay),
    gapsTask(hasData, count('missing-values'), count('missing-values-accepted')),
    metersTask(count('meter-without-owner')),
    ...(hasData && other > 0 && !run
      ? [
          {
            name: 'points',
            state: 'todo',
            sentence: { key: 'pointsTodo', count: other },
            target: { page: 'billing', step: 'check' },
          } as const,
        ]
      : []),
    ...(preparation ? [billsTask(preparation, run), sendTask(run)] : []),
  ];
}

function importTask(hasData: boolean, lastDataDay: string | null, lastDay: string): Task {
  const target = { page: 'imports' } as const;
  if (!hasData || lastDataDay === null)
    return { name: 'import', state: 'todo', sentence: { key: 'importTodo' }, target };
  if (lastDataDay < lastDay)
    return { name: 'import', state: 'todo', sentence: { key: 'importPartial', day: lastDataDay }, target };
  return { name: 'import', state: 'done', sentence: { key: 'importDone', day: lastDay }, target: null };
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
