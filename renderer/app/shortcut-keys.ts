/** Keys of commands: whether a key press is one, and how it is written for the reader. */
import { shortcuts, type MenuCommand } from '#contract';

/** What of a keyboard event tells a shortcut. */
export interface Press {
  readonly key: string;
  /** The key by its place, `Digit1`: the row of digits writes `&é"` on a French keyboard. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const names: Readonly<Record<string, string>> = { Left: 'ArrowLeft', Right: 'ArrowRight', Plus: '+' };
const signs: Readonly<Record<string, string>> = { Left: '←', Right: '→', Plus: '+', '-': '−' };

export function findCommand(press: Press, isMac: boolean): MenuCommand | undefined {
  const commands = Object.keys(shortcuts) as MenuCommand[];
  return (
    commands.find((command) => isPressed(press, shortcuts[command], isMac, isKey)) ??
    commands.find((command) => isPressed(press, shortcuts[command], isMac, isDigitKey))
  );
}

function isPressed(
  press: Press,
  keys: string,
  isMac: boolean,
  isMain: (press: Press, key: string) => boolean,
): boolean {
  const parts = keys.split('+');
  const main = parts.pop() ?? '';
  const needsCommand = parts.includes('CmdOrCtrl');
  return (
    isMain(press, main) &&
    press.ctrlKey === (needsCommand && !isMac) &&
    press.metaKey === (needsCommand && isMac) &&
    press.altKey === parts.includes('Alt')
  );
}

function isKey(press: Press, main: string): boolean {
  const key = names[main] ?? main;
  // on many keyboards plus is the shifted equals sign
  return press.key.toUpperCase() === key.toUpperCase() || (main === 'Plus' && press.key === '=');
}

function isDigitKey(press: Press, main: string): boolean {
  return press.code === `Digit${main}`;
}

/** Caps of the keys, `Ctrl` and `K`. */
export function listCaps(keys: string, isMac: boolean): string[] {
  const modifiers: Readonly<Record<string, string>> = isMac
    ? { CmdOrCtrl: '⌘', Alt: '⌥' }
    : { CmdOrCtrl: 'Ctrl', Alt: 'Alt' };
  return keys.split('+').map((part) => modifiers[part] ?? signs[part] ?? part);
}
