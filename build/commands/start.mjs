import { prepareElectron } from '../runtime/prepare-electron.mjs';
import { sandboxArguments } from '../runtime/find-electron.mjs';
import { callersFolder, root } from '../prepare/places.mjs';
import { runProcess } from '../prepare/run-process.mjs';
import { say, SetUpError } from '../prepare/say.mjs';
import { checkSandbox, findMissingLibraries, prepareSystem } from '../prepare/system.mjs';

/**
 * Opens the window and waits until it is closed.
 * @param {readonly string[]} args
 */
export async function openWindow(args) {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    throw new SetUpError(
      'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the window cannot open. ' +
        'Type this command on a desktop; without one, npm run demo does the whole job.',
    );
  }
  const runtime = await prepareElectron();
  await prepareSystem([findMissingLibraries(runtime.executable)]);
  checkSandbox(runtime.executable);
  const which = runtime.kind === 'official' ? 'the official' : 'the stand-in';
  say(`opening the window with ${which} Electron ${runtime.version}`);
  const all = [...sandboxArguments(), root, ...args];
  const { code } = await runProcess(runtime.executable, all, 'command', { cwd: callersFolder() });
  return code;
}
