/** Composition root of the command line: plain Node, no window. */
import { runCommandLine } from './command-line/run-command-line.ts';
import packageJson from '../package.json' with { type: 'json' };

void runCommandLine({
  args: process.argv.slice(2),
  version: packageJson.version,
  clock: () => new Date(),
  print: (text) => {
    process.stdout.write(text);
  },
  printProgress: (text) => {
    process.stderr.write(text);
  },
  onBug: (error) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  },
}).then((exitCode) => {
  process.exitCode = exitCode;
});
