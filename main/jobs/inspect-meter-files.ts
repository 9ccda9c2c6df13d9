import type { InspectedFile } from '#contract';
import { inspectFile } from '#formats/inspect-files.ts';
import { readMeterFiles } from './read-meter-files.ts';
import { getMessages } from '#main/messages.ts';
import type { Job } from './job.ts';

/** Zone of stamps without offset where no operation says otherwise: the files are those of a French operator. */
export const DEFAULT_TIME_ZONE = 'Europe/Paris';

/** What files are, without importing them. */
export const inspectMeterFiles: Job<
  { readonly paths: readonly string[]; readonly password: string | null },
  { readonly files: readonly InspectedFile[] }
> = async ({ paths, password }, { clock, language, signal, onProgress }) => {
  const { t } = getMessages(language);
  const files: InspectedFile[] = [];
  const readings = readMeterFiles(paths, {
    timeZone: DEFAULT_TIME_ZONE,
    password: password ?? undefined,
    hash: false,
    signal,
    now: Math.floor(clock().getTime() / 60_000),
  });
  for await (const reading of readings) {
    files.push(inspectFile(reading, (code, params) => t(`problem.${code}`, params)));
    onProgress('inspecting', files.length, 0);
  }
  return { files };
};
