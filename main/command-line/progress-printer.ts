import type { Language } from '#contract';
import { getMessages, type MessageKey } from '#main/messages.ts';

const BETWEEN_LINES_MS = 500;

/** Prints progress on standard error, a line every half second at the most and one for each new step. */
export function createProgressPrinter(
  language: Language,
  print: (text: string) => void,
): (step: string, done: number, total: number) => void {
  const { t } = getMessages(language);
  let [lastStep, lastAt] = ['', 0];
  return (step, done, total) => {
    const now = performance.now();
    if (step === lastStep && now - lastAt < BETWEEN_LINES_MS && done !== total) return;
    if (step === lastStep && done === total && now - lastAt < BETWEEN_LINES_MS) return;
    [lastStep, lastAt] = [step, now];
    print(`${t(`progress.${step}` as MessageKey)} ${total > 0 ? `${String(done)}/${String(total)}` : String(done)}\n`);
  };
}
