/**
 * The door for the page's calls, once their sender is known: known channel, schema, run and time, Result.
 * Nothing is thrown across it.
 */
import { randomUUID } from 'node:crypto';
import { channels, type Channel, type Contract, type Language, type Result } from '#contract';
import { ExpectedError, type ErrorCode, type ErrorParams } from '#domain/errors.ts';
import { describeError } from '#main/error-words.ts';
import type { HandlerContext, Handlers } from './context.ts';
import { schemas } from './schemas/all.ts';

/** A call that keeps the engine from answering for longer is written into the log. */
const SLOW_MS = 40;

export interface Door {
  readonly handlers: Handlers;
  readonly context: HandlerContext;
  /** Takes one line without personal data. */
  readonly log: (line: string) => void;
  /** A call was answered: what the frame of the program shows may be another. */
  readonly onAnswered: () => void;
}

function isChannel(channel: unknown): channel is Channel {
  return typeof channel === 'string' && Object.hasOwn(channels, channel);
}

/** Answers a call, whatever its channel and input are. */
export async function answerCall(door: Door, channel: unknown, input: unknown): Promise<Result<unknown>> {
  if (!isChannel(channel)) return refuse(door, 'channel');
  const start = performance.now();
  try {
    return { ok: true, value: await run(door, channel, input) };
  } catch (error) {
    return toFailure(door, channel, error);
  } finally {
    door.onAnswered();
    const elapsed = Math.round(performance.now() - start);
    if (elapsed > SLOW_MS) door.log(`${channel} took ${elapsed} ms`);
  }
}

/** Answers that a part of a call is not what it must be. */
export function refuse({ context }: Door, where: string): Result<never> {
  return fail(context.language(), 'invalid-input', { where });
}

async function run<C extends Channel>(door: Door, channel: C, input: unknown): Promise<Contract[C]['output']> {
  const parsed = schemas[channel].safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = [channel, ...(issue?.path ?? [])].map(String).join('.');
    if (issue?.code === 'too_big' && issue.origin === 'string')
      throw new ExpectedError('text-too-long', { where, most: Number(issue.maximum) });
    throw new ExpectedError('invalid-input', { where });
  }
  // `schemas/all.ts` holds each schema equal to its channel's input
  return door.handlers[channel](door.context, parsed.data);
}

/**
 * What an error becomes for a person; a bug is written into the log under a mark.
 *
 * @param where the channel, or what else was at work
 */
export function toFailure(door: Door, where: string, error: unknown): Extract<Result<never>, { readonly ok: false }> {
  const language = door.context.language();
  if (error instanceof ExpectedError) return fail(language, error.code, error.params);
  const id = randomUUID().slice(0, 8);
  door.log(`${where} failed, mark ${id}: ${describe(error)}`);
  return fail(language, 'unexpected', { id });
}

/** Class and places of a bug; its message may hold a name or a path and is left out. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const places = (error.stack ?? '')
    .split('\n')
    .filter((text) => /^\s+at /.test(text))
    .slice(0, 6);
  return [
    error.name,
    ...places.map((text) => text.trim().replace(/\(?(?:file:\/\/)?[^\s()]*[\\/]([^\\/]+:\d+:\d+)\)?/, '($1)')),
  ].join(' | ');
}

function fail(
  language: Language,
  code: ErrorCode,
  params: ErrorParams,
): Extract<Result<never>, { readonly ok: false }> {
  return { ok: false, error: { code, params, message: describeError(language, code, params) } };
}
