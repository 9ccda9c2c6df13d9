/** Pace of `expect.poll` where the window answers within a few frames: its own begins at a tenth of a second. */
export const often = { intervals: [20] };
