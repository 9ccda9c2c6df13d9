/** The demonstration for tests, benchmarks and pictures. */
import type { Clock } from '#data/clock.ts';
import { createDemonstration } from './create-demonstration.ts';

interface Options {
  readonly billedMonths?: number;
  readonly clock?: Clock;
}

/**
 * @param folder a new one
 * @returns path of the operation
 */
export async function makeTestDemonstration(
  folder: string,
  { billedMonths = 1, clock = () => new Date() }: Options = {},
): Promise<string> {
  const { operationPath } = await createDemonstration(
    { folder, billedMonths },
    {
      file: () => {
        throw new Error('the demonstration opens its own file');
      },
      clock,
      language: 'fr',
      signal: { aborted: false },
      onProgress: () => undefined,
    },
  );
  return operationPath;
}
