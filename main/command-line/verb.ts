/** What a verb of the command line is. */
import type { ParseArgsOptionsConfig } from 'node:util';
import type { CommandLineContext } from './context.ts';

export interface VerbCall {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
}

export interface Verb {
  /** For the usage line, for example `OPERATION PATH…`. */
  readonly usage: string;
  readonly positionals: { readonly least: number; readonly most: number };
  readonly options?: ParseArgsOptionsConfig;
  /** Returns the JSON value of standard output; an exit code other than 0 goes with `exitCode`. */
  readonly run: (context: CommandLineContext, call: VerbCall) => Promise<VerbAnswer>;
}

export interface VerbAnswer {
  readonly value: unknown;
  readonly exitCode?: number;
}

/** The call's words are off; exit 2. */
export class UsageError extends Error {}

export function getText({ options }: VerbCall, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' ? value : null;
}

/** @throws UsageError where the option is absent */
export function requireText(call: VerbCall, name: string): string {
  const value = getText(call, name);
  if (value === null) throw new UsageError(`--${name}`);
  return value;
}
