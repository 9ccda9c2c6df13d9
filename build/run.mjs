/**
 * Where every command of package.json begins. Plain Node 20 without packages: it prepares what the
 * command needs, says so on standard error, and hands over to Node 24.
 */
import { preparePackages } from './prepare/packages.mjs';
import { callersFolder, getNode24, root, toolEnvironment } from './prepare/places.mjs';
import { prepareProgram } from './prepare/program.mjs';
import { runProcess } from './prepare/run-process.mjs';
import { SetUpError } from './prepare/say.mjs';

/** @type {Record<string, (args: readonly string[]) => Promise<number>>} */
const commands = {
  cli: async (args) => {
    await prepareProgram(['main']);
    return runNode('out/main/cli.cjs', args);
  },
  demo: async (args) => {
    await prepareProgram(['main']);
    return (await import('./commands/demo.mjs')).runDemo(args);
  },
  start: async (args) => {
    await prepareProgram(['main', 'preload', 'renderer']);
    return (await import('./commands/start.mjs')).openWindow(args);
  },
  test: async () => {
    await prepareProgram(['main', 'preload', 'renderer']);
    return (await import('./commands/test.mjs')).runTests();
  },
  package: async (args) => {
    await prepareProgram(['main', 'preload', 'renderer']);
    return (await import('./commands/package.mjs')).packProgram(args);
  },
  bench: async (args) => {
    await prepareProgram(['main', 'preload', 'renderer']);
    return runNode('build/bench/run.ts', args);
  },
  screens: async (args) => {
    await prepareProgram(['main', 'preload', 'renderer']);
    return runNode('build/screens/run.ts', args);
  },
  newcomer: async () => {
    await prepareProgram(['main', 'preload', 'renderer']);
    return runNode('build/newcomer/run.ts', []);
  },
  'check-electron': async () => {
    await prepareProgram(['main', 'preload', 'renderer']);
    return (await import('./commands/check-electron.mjs')).checkElectron();
  },
  check: async () => (await import('./commands/check.mjs')).runChecks(),
};

/**
 * @param {string} script relative to the root
 * @param {readonly string[]} args
 */
async function runNode(script, args) {
  const options = { cwd: callersFolder(), env: toolEnvironment(), stdin: true };
  const { code } = await runProcess(getNode24(), [`${root}/${script}`, ...args], 'command', options);
  return code;
}

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  process.stderr.write(`Commands: ${Object.keys(commands).join(', ')}\n`);
  process.exit(2);
}
try {
  await preparePackages();
  process.exitCode = await command(args);
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
