/** What the set-up says goes to standard error: standard output belongs to the command's result. */
const startedMs = Date.now();

/** @param {string} text */
export function say(text) {
  const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
  process.stderr.write(`[set-up ${seconds} s] ${text}\n`);
}

/** A person's error of the set-up: its message says what to do, a stack trace would not help. */
export class SetUpError extends Error {}

/**
 * Says every few seconds that long work goes on, with a measure of how far it is where there is one.
 * @template T
 * @param {string} what
 * @param {Promise<T>} work
 * @param {() => string} [measure]
 * @returns {Promise<T>}
 */
export async function withProgress(what, work, measure) {
  const fromMs = Date.now();
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - fromMs) / 1000);
    say(`${what}: ${measure ? measure() : `${seconds} s`}`);
  }, 5000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
