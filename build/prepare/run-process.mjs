import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * @typedef {object} ProcessResult
 * @property {number} code exit code; 128 + the signal's number where a signal ended it, as in a shell
 * @property {string} text what it wrote, as far as it was kept
 */

/**
 * Where a program's two outputs go. `set-up`: both to our standard error, as our own standard output
 * belongs to the command. `command`: as they are. `keep-stdout`: standard output into `text`.
 * `keep-all`: both into `text`, to be shown if it fails.
 * @typedef {'set-up' | 'command' | 'keep-stdout' | 'keep-all'} Outputs
 */

/** @type {Record<Outputs, [1 | 2 | 'pipe', 2 | 'pipe']>} */
const streams = {
  'set-up': [2, 2],
  command: [1, 2],
  'keep-stdout': ['pipe', 2],
  'keep-all': ['pipe', 'pipe'],
};

/**
 * Runs a program to its end.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {Outputs} outputs
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, stdin?: boolean }} [options]
 * @returns {Promise<ProcessResult>}
 */
export function runProcess(file, args, outputs, options = {}) {
  const child = spawn(file, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: [options.stdin ? 'inherit' : 'ignore', ...streams[outputs]],
    // npm is a script with another ending there, which only a shell finds
    shell: process.platform === 'win32' && file === 'npm',
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ part) => (text += part));
  }
  const stopForwarding = forwardSignals(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      stopForwarding();
      resolve({ code: code ?? 128 + (signal ? constants.signals[signal] : 0), text });
    });
  });
}

/** @param {import('node:child_process').ChildProcess} child */
function forwardSignals(child) {
  const terminate = () => child.kill('SIGTERM');
  // typed at a terminal, Ctrl-C reaches the child by itself
  const interrupt = () => (process.stdin.isTTY ? undefined : child.kill('SIGINT'));
  process.on('SIGTERM', terminate);
  process.on('SIGINT', interrupt);
  return () => {
    process.off('SIGTERM', terminate);
    process.off('SIGINT', interrupt);
  };
}
