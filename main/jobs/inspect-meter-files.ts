import type { InspectedFile } from '#contract';
import type { NamedMapping } from '#domain/table-mapping.ts';
import { inspectFile } from '#formats/inspect-files.ts';
import { readMeterFiles } from './read-meter-files.ts';
import { tellReading } from './tell-reading.ts';
import { getMessages } from '#main/messages.ts';
import type { Job } from './job.ts';

/** What files are, without importing them. */
export const inspectMeterFiles: Job<
  {
    readonly paths: readonly string[];
    readonly password: string | null;
    readonly timeZone: string;
    readonly mappings: readonly NamedMapping[];
    readonly chosenMappings: Readonly<Record<string, string>>;
  },
  { readonly files: readonly InspectedFile[] }
> = async ({ paths, password, timeZone, mappings, chosenMappings }, { clock, language, signal, onProgress }) => {
  const { t } = getMessages(language);
  const files: InspectedFile[] = [];
  const readings = readMeterFiles(paths, {
    timeZone,
    mappings,
    chosenMappings,
    password: password ?? undefined,
    hash: false,
    signal,
    onProgress: tellReading('inspecting', onProgress),
    now: Math.floor(clock().getTime() / 60_000),
  });
  for await (const reading of readings) {
    files.push(inspectFile(reading, (code, params) => t(`problem.${code}`, params)));
  }
  return { files };
};
