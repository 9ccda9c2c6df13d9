/** The present. Injected everywhere, so that a demonstration or a test is the same at every run. */
export type Clock = () => Date;

/** `YYYY-MM-DDTHH:MM:SSZ` of the present. */
export function nowUtc(clock: Clock): string {
  return clock().toISOString().slice(0, 19) + 'Z';
}
