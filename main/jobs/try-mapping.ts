import type { InspectedFile } from '#contract';
import { ExpectedError } from '#domain/errors.ts';
import type { TableMapping } from '#domain/table-mapping.ts';
import { inspectFile } from '#formats/inspect-files.ts';
import { getMessages } from '#main/messages.ts';
import type { Job } from './job.ts';
import { readMeterFiles } from './read-meter-files.ts';

/** What a table gives when it is read by a mapping that is still being made. */
export const tryMapping: Job<
  {
    readonly paths: readonly string[];
    readonly password: string | null;
    readonly path: string;
    readonly mapping: TableMapping;
    readonly timeZone: string;
  },
  InspectedFile
> = async ({ paths, password, path, mapping, timeZone }, { clock, language, signal }) => {
  const { t } = getMessages(language);
  const name = '…';
  const readings = readMeterFiles(paths, {
    timeZone,
    password: password ?? undefined,
    hash: false,
    signal,
    now: Math.floor(clock().getTime() / 60_000),
    only: path,
    mappings: [{ name, mapping }],
    chosenMappings: { [path]: name },
  });
  for await (const reading of readings) return inspectFile(reading, (code, params) => t(`problem.${code}`, params));
  throw new ExpectedError('path-not-found', { path });
};
