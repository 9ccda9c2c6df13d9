import type { ImportOutcome } from '#contract';
import { getMessages } from '#main/messages.ts';
import { importFiles } from './import-files.ts';
import type { Job } from './job.ts';

/** Imports meter files into the open operation; problems come in the reader's language. */
export const importMeterFiles: Job<
  { readonly paths: readonly string[]; readonly password: string | null },
  ImportOutcome
> = async ({ paths, password }, context) => {
  const { t } = getMessages(context.language);
  const { problems, ...outcome } = await importFiles(
    context.file(),
    { paths, password: password ?? undefined },
    context,
  );
  return {
    ...outcome,
    problems: problems.map(({ code, line, params, file }) => ({
      code,
      line,
      file,
      message: t(`problem.${code}`, params),
    })),
  };
};
