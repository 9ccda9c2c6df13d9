/** Whether the keys are those of a Macintosh. */
export const isMac = navigator.userAgent.includes('Macintosh');
