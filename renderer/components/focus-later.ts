/** After a dialog has let go of the keyboard, unless what was chosen has taken it. */
export function focusLater(find: () => Element | null): void {
  setTimeout(() => {
    const element = find();
    if (document.activeElement === document.body && element instanceof HTMLElement) element.focus();
  });
}
