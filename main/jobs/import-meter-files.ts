import type { ImportOutcome } from '#contract';
import { getMessages } from '#main/messages.ts';
import { importFiles } from './import-files.ts';
import type { Job } from './job.ts';

/** Imports meter files into the open operation; problems come in the reader's language. */
export const importMeterFiles: Job<
  {
    readonly paths: readonly string[];
    readonly password: string | null;
    readonly chosenMappings: Readonly<Record<string, string>>;
  },
  ImportOutcome
> = async ({ paths, password, chosenMappings }, context) => {
  const { t } = getMessages(context.language);
  const { problems, ...outcome } = await importFiles(
    context.file(),
    { paths, password: password ?? undefined, chosenMappings },
    context,
  );
  return {
    ...outcome,
    problems: problems.map((problem) => ({ ...problem, message: t(`problem.${problem.code}`, problem.params) })),
  };
};
