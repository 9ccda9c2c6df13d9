import type { DraftStep } from '#contract';

/** Steps of a new operation, in their order. */
export const draftSteps = [
  'operation',
  'plants',
  'members',
  'key',
  'price',
  'check',
] as const satisfies readonly DraftStep[];
