import { useEffect, useRef } from 'react';
import type { MenuCommand } from '#contract';
import { isMac } from './machine.ts';
import { isDialogOpen } from './open-form.ts';
import { findCommand, staysInText } from './shortcut-keys.ts';

type Handlers = { readonly [C in MenuCommand]?: () => void };

/**
 * Does what the native menu or a key asks, as far as this component knows how. While a dialog or a sheet is
 * open nothing happens unless `inDialogs`: what was typed there must not vanish.
 */
export function useCommands(handlers: Handlers, { inDialogs = false }: { readonly inDialogs?: boolean } = {}): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const choose = (command: MenuCommand): boolean => {
      const handler = latest.current[command];
      if (!handler || (!inDialogs && isDialogOpen())) return false;
      handler();
      return true;
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat) return;
      const command = findCommand(event, isMac);
      if (command === undefined || (staysInText(command) && isEditable(event.target))) return;
      if (choose(command)) event.preventDefault();
    };
    const stopMenu = window.partajoule.on('menu.chosen', ({ command }) => {
      choose(command);
    });
    window.addEventListener('keydown', onKey);
    return () => {
      stopMenu();
      window.removeEventListener('keydown', onKey);
    };
  }, [inDialogs]);
}

const isEditable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, [contenteditable="true"]');
