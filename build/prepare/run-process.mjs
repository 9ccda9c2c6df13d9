import { spawn } from 'node:child_process';

/**
 * @typedef {object} ProcessResult
 * @property {number} code exit code; 128 + signal number stands for a signal, as in a shell
 * @property {string} stdout what was written where `capture` was asked
 */

/**
 * Runs a program to its end. Without `capture` its standard output goes to `output`: our standard
 * error for set-up work, our standard output for the command itself.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, output?: 'stdout' | 'stderr', capture?: boolean, quiet?: boolean, stdin?: boolean }} [options]
 * @returns {Promise<ProcessResult>}
 */
export function runProcess(file, args, options = {}) {
  const stdout = options.capture
    ? 'pipe'
    : options.quiet
      ? 'ignore'
      : options.output === 'stdout'
        ? 1
        : 2;
  const child = spawn(file, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: [options.stdin ? 'inherit' : 'ignore', stdout, options.quiet ? 'ignore' : 2],
    // npm is a script with another ending there, which only a shell finds
    shell: process.platform === 'win32' && file === 'npm',
  });
  const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
  process.on('SIGTERM', forward);
  process.on('SIGINT', forward);
  let captured = '';
  child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (captured += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('SIGTERM', forward);
      process.off('SIGINT', forward);
      resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 143), stdout: captured });
    });
  });
}
