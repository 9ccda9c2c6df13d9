/** True while something over the page is open: what was typed there must not vanish. */
export const isDialogOpen = (): boolean => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;

/** True while a form that stands in the page itself is open, too. Such a form says so: `data-holds-typing`. */
export const isFormOpen = (): boolean => isDialogOpen() || document.querySelector('[data-holds-typing]') !== null;
