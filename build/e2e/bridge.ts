/** What tests in the page find on its window: the bridge, and marks of their own. */
import type { Bridge } from '#contract';

declare global {
  interface Window {
    readonly partajoule: Bridge;
    /** Set by a script or a text that ran where none may run. */
    injected?: boolean;
    /** What a listener of the bridge was given. */
    heard?: readonly unknown[];
  }
}
