/** From words to one JSON value on standard output and an exit code. */
import { parseArgs } from 'node:util';
import type { Language } from '#contract';
import type { Clock } from '#data/clock.ts';
import { ExpectedError } from '#domain/errors.ts';
import { languages } from '#domain/language.ts';
import { describeError } from '#main/error-words.ts';
import { getMessages } from '#main/messages.ts';
import { createCommandLineContext } from './context.ts';
import { createProgressPrinter } from './progress-printer.ts';
import { UsageError, type Verb } from './verb.ts';
import { verbs } from './verbs.ts';

const EXPECTED_ERROR = 1;
const WRONG_USAGE = 2;

export interface CommandLine {
  readonly args: readonly string[];
  readonly version: string;
  readonly clock: Clock;
  readonly print: (text: string) => void;
  readonly printProgress: (text: string) => void;
  readonly onBug: (error: unknown) => void;
}

/** @returns exit code: 0, 1 (expected error) or 2 (wrong usage) */
export async function runCommandLine(line: CommandLine): Promise<number> {
  const language: Language = readLanguage(line.args);
  const { t } = getMessages(language);
  const answer = (value: unknown, exitCode: number): number => {
    line.print(`${JSON.stringify(value, null, 2)}\n`);
    return exitCode;
  };
  try {
    const { value, exitCode = 0 } = await runVerb(line, language);
    return answer(value, exitCode);
  } catch (error) {
    if (error instanceof UsageError)
      return answer({ error: { code: 'usage', message: error.message, params: {} } }, WRONG_USAGE);
    if (error instanceof ExpectedError) {
      return answer(
        {
          error: { code: error.code, message: describeError(language, error.code, error.params), params: error.params },
        },
        EXPECTED_ERROR,
      );
    }
    line.onBug(error);
    return answer(
      { error: { code: 'unexpected', message: t('error.unexpected', { id: 'cli' }), params: {} } },
      EXPECTED_ERROR,
    );
  }
}

function readLanguage(args: readonly string[]): Language {
  const at = args.indexOf('--lang');
  const wanted = at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length);
  return languages.find((language) => language === wanted) ?? 'fr';
}

async function runVerb(line: CommandLine, language: Language): Promise<{ value: unknown; exitCode?: number }> {
  const [name = '', ...words] = line.args;
  const verb = (verbs as Readonly<Record<string, Verb>>)[name];
  if (!verb || !Object.hasOwn(verbs, name)) throw new UsageError(describeUsage(language));
  const usage = `${name} ${verb.usage}`;
  let parsed;
  try {
    parsed = parseArgs({
      args: words,
      allowPositionals: true,
      strict: true,
      options: { ...verb.options, lang: { type: 'string' } },
    });
  } catch {
    throw new UsageError(usage);
  }
  const { positionals, values } = parsed;
  if (values.lang !== undefined && !languages.some((language) => language === values.lang))
    throw new UsageError(`--lang ${languages.join('|')}`);
  if (positionals.length < verb.positionals.least || positionals.length > verb.positionals.most)
    throw new UsageError(usage);
  const cancel = { aborted: false };
  const interrupt = (): void => {
    cancel.aborted = true;
  };
  process.once('SIGINT', interrupt);
  const context = createCommandLineContext({
    language,
    version: line.version,
    clock: line.clock,
    signal: cancel,
    onProgress: createProgressPrinter(language, line.printProgress),
  });
  try {
    return await verb.run(context, { positionals, options: values });
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(usage) : error;
  } finally {
    process.off('SIGINT', interrupt);
    await context.session.close();
  }
}

function describeUsage(language: Language): string {
  const { t } = getMessages(language);
  return t('command-line.usage', {
    verbs: Object.entries(verbs)
      .map(([name, { usage }]) => `${name} ${usage}`)
      .join(' | '),
  });
}
