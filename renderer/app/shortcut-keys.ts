/** Keys of commands: whether a key press is one, and how it is written for the reader. */
import { otherShortcuts, shortcuts, type MenuCommand } from '#contract';

/** What of a keyboard event tells a shortcut. */
export interface Press {
  readonly key: string;
  /** The key by its place, `Digit1`: the row of digits writes `&é"` on a French keyboard. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const names: Readonly<Record<string, string>> = { Left: 'ArrowLeft', Right: 'ArrowRight', Plus: '+' };
const signs: Readonly<Record<string, string>> = { Left: '←', Right: '→', Plus: '+', '-': '−' };

/** A key is known by its place in the row of digits first, then by what it writes, then by the place of minus. */
export function findCommand(press: Press, isMac: boolean): MenuCommand | undefined {
  const table = [...Object.entries(shortcuts), ...Object.entries(otherShortcuts)] as [MenuCommand, string][];
  for (const isMain of [isDigitKey, isKey, isMinusKey]) {
    const found = table.find(([, keys]) => isPressed(press, keys, isMac, isMain));
    if (found) return found[0];
  }
  return undefined;
}

/** Commands whose keys mean something else inside a text: its own undo, on macOS a step by a word. */
export function staysInText(command: MenuCommand): boolean {
  return textCommands.has(command);
}

const textCommands = new Set<MenuCommand>(['undo', 'redo', 'previousPeriod', 'nextPeriod']);

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
    press.altKey === parts.includes('Alt') &&
    // digits and signs need the shift key on many keyboards: only with a letter does it tell something
    (!/^[A-Z]$/.test(main) || press.shiftKey === parts.includes('Shift'))
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

/** Right of zero, beside plus: on a French keyboard the sign itself stands on the six. */
function isMinusKey(press: Press, main: string): boolean {
  return main === '-' && press.code === 'Minus';
}

/** Caps of the keys, `Ctrl` and `K`. */
export function listCaps(keys: string, isMac: boolean): string[] {
  const modifiers: Readonly<Record<string, string>> = isMac
    ? { CmdOrCtrl: '⌘', Alt: '⌥' }
    : { CmdOrCtrl: 'Ctrl', Alt: 'Alt' };
  return keys.split('+').map((part) => modifiers[part] ?? signs[part] ?? part);
}
