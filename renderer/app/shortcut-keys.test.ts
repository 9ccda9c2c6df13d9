import { describe, expect, it } from 'vitest';
import { otherShortcuts, shortcuts } from '#contract';
import { findCommand, listCaps, staysInText, type Press } from './shortcut-keys.ts';

const press = (key: string, change: Partial<Press> = {}): Press => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
});

describe('a key press', () => {
  it('is a command with Ctrl, and on macOS with the command key alone', () => {
    expect(findCommand(press('k', { ctrlKey: true }), false)).toBe('palette');
    expect(findCommand(press('K', { ctrlKey: true }), false)).toBe('palette');
    expect(findCommand(press('k', { metaKey: true }), true)).toBe('palette');
    expect(findCommand(press('k', { ctrlKey: true }), true)).toBeUndefined();
    expect(findCommand(press('k'), false)).toBeUndefined();
    expect(findCommand(press('k', { ctrlKey: true, altKey: true }), false)).toBeUndefined();
    expect(findCommand(press('F1'), false)).toBe('help');
  });

  it('counts pages by the row of digits, whatever it writes', () => {
    expect(findCommand(press('2', { code: 'Digit2', ctrlKey: true }), false)).toBe('energy');
    expect(findCommand(press('é', { code: 'Digit2', ctrlKey: true }), false)).toBe('energy');
    expect(findCommand(press('2', { code: 'Numpad2', ctrlKey: true }), false)).toBe('energy');
  });

  it('on a French keyboard the six leads to a page though it writes minus, and the key beside plus is minus', () => {
    expect(findCommand(press('-', { code: 'Digit6', ctrlKey: true }), false)).toBe('documents');
    expect(findCommand(press('6', { code: 'Digit6', ctrlKey: true, shiftKey: true }), false)).toBe('documents');
    expect(findCommand(press('à', { code: 'Digit0', ctrlKey: true }), false)).toBe('normalText');
    expect(findCommand(press(')', { code: 'Minus', ctrlKey: true }), false)).toBe('smallerText');
    expect(findCommand(press('=', { code: 'Equal', ctrlKey: true }), false)).toBe('largerText');
    expect(findCommand(press('-', { code: 'NumpadSubtract', ctrlKey: true }), false)).toBe('smallerText');
  });

  it('on other keyboards minus is where it is written', () => {
    // United States, Germany, Sweden, where the key beside zero writes plus, and Turkey
    expect(findCommand(press('-', { code: 'Minus', ctrlKey: true }), false)).toBe('smallerText');
    expect(findCommand(press('-', { code: 'Slash', ctrlKey: true }), false)).toBe('smallerText');
    expect(findCommand(press('+', { code: 'Minus', ctrlKey: true }), false)).toBe('largerText');
    expect(findCommand(press('-', { code: 'Equal', ctrlKey: true }), false)).toBe('smallerText');
  });

  it('takes back and does again, also by the keys that hands know from elsewhere', () => {
    expect(findCommand(press('z', { ctrlKey: true }), false)).toBe('undo');
    expect(findCommand(press('Z', { ctrlKey: true }), false)).toBe('undo');
    expect(findCommand(press('y', { ctrlKey: true }), false)).toBe('redo');
    expect(findCommand(press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe('redo');
    expect(findCommand(press('z', { metaKey: true, shiftKey: true }), true)).toBe('redo');
    expect(findCommand(press('K', { ctrlKey: true, shiftKey: true }), false)).toBeUndefined();
    expect(staysInText('undo') && staysInText('redo') && !staysInText('palette')).toBe(true);
  });

  it('takes plus with and without the shift key', () => {
    expect(findCommand(press('+', { ctrlKey: true }), false)).toBe('largerText');
    expect(findCommand(press('=', { code: 'Equal', ctrlKey: true }), false)).toBe('largerText');
  });

  it('goes through periods with Alt and the arrows', () => {
    expect(findCommand(press('ArrowLeft', { altKey: true }), false)).toBe('previousPeriod');
    expect(findCommand(press('ArrowRight', { altKey: true }), true)).toBe('nextPeriod');
    expect(findCommand(press('ArrowLeft'), false)).toBeUndefined();
  });
});

it('no two commands have the same keys', () => {
  const keys: string[] = [...Object.values(shortcuts), ...Object.values(otherShortcuts)];
  expect(new Set(keys).size).toBe(keys.length);
});

it('keys are written as they stand on the keyboard', () => {
  expect(listCaps(shortcuts.palette, false)).toEqual(['Ctrl', 'K']);
  expect(listCaps(shortcuts.palette, true)).toEqual(['⌘', 'K']);
  expect(listCaps(shortcuts.largerText, false)).toEqual(['Ctrl', '+']);
  expect(listCaps(shortcuts.smallerText, false)).toEqual(['Ctrl', '−']);
  expect(listCaps(shortcuts.previousPeriod, false)).toEqual(['Alt', '←']);
});
