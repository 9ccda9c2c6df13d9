/** Every channel of the contract, knocked at with what its schema refuses and with anything that it accepts. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { channels, type Channel } from '#contract';
import { makeTestOperation, testClock } from '#data/make-test-operation.ts';
import { createCommandLineContext, type CommandLineContext } from '#main/command-line/context.ts';
import { answerCall, type Door } from './door.ts';
import { handlers } from './handlers.ts';
import { drawInput, drawWrongInput } from './make-test-inputs.ts';

const allChannels = Object.keys(channels) as Channel[];
let context: CommandLineContext;
let log: string[];
let door: Door;

beforeEach(async () => {
  context = createCommandLineContext({
    language: 'fr',
    version: '0',
    clock: testClock,
    signal: { aborted: false },
    onProgress: () => undefined,
  });
  log = [];
  door = { handlers, context, log: (line) => log.push(line), onAnswered: () => undefined };
  await context.session.open(makeTestOperation());
  return () => context.session.close();
});

const hashOfFile = (): string => createHash('sha256').update(context.session.get().db.serialize()).digest('hex');

describe.each(allChannels)('%s', (channel) => {
  it('refuses wrong input and writes nothing', async () => {
    const before = hashOfFile();
    await fc.assert(
      fc.asyncProperty(drawWrongInput(channel), async (input) => {
        const answer = await answerCall(door, channel, input);
        expect(answer.ok || answer.error.code).toMatch(/^(invalid-input|text-too-long)$/);
        expect(answer.ok || String(answer.error.params['where'])).toMatch(channel);
      }),
      { numRuns: 40, seed: 3, endOnFailure: true },
    );
    expect(hashOfFile()).toBe(before);
    expect(log.filter((line) => line.includes('failed'))).toEqual([]);
  });

  it('answers anything its schema accepts as expected', async () => {
    const path = context.session.get().path;
    await fc.assert(
      fc.asyncProperty(drawInput(channel), async (input) => {
        const answer = await answerCall(door, channel, input);
        expect(answer.ok || answer.error.code).not.toBe('unexpected');
        if (!context.session.find()) await context.session.open(path);
      }),
      { numRuns: 15, seed: 3, endOnFailure: true },
    );
    expect(log.filter((line) => line.includes('failed'))).toEqual([]);
  });
});

it.each(['shell.openExternal', 'constructor', '__proto__', '', 1, null, undefined, ['app.getState'], {}])(
  'knows no channel %j',
  async (channel) => {
    expect(await answerCall(door, channel, {})).toMatchObject({
      ok: false,
      error: { code: 'invalid-input', params: { where: 'channel' } },
    });
  },
);

it('draws wrong inputs of many kinds', () => {
  const places = new Set(
    fc.sample(drawWrongInput('app.getState'), { numRuns: 300, seed: 1 }).map((input) => typeof input),
  );
  expect([...places].sort()).toEqual(['bigint', 'boolean', 'number', 'object', 'string', 'undefined']);
});
