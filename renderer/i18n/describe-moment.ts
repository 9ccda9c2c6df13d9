/**
 * A moment of the past as people say it: `hier` and `18:12`, the date where it is longer ago than a day. In
 * the machine's zone, or the one that is given.
 */
export function describeMoment(
  moment: Date,
  now: Date,
  language: string,
  timeZone: string = Intl.DateTimeFormat().resolvedOptions().timeZone,
): { readonly day: string; readonly time: string } {
  const dayOf = (date: Date): number =>
    Date.parse(new Intl.DateTimeFormat('sv-SE', { timeZone }).format(date)) / 86_400_000;
  const daysAgo = dayOf(now) - dayOf(moment);
  return {
    day:
      daysAgo === 0 || daysAgo === 1
        ? new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-daysAgo, 'day')
        : new Intl.DateTimeFormat(language, { timeZone, day: 'numeric', month: 'long', year: 'numeric' }).format(
            moment,
          ),
    time: new Intl.DateTimeFormat(language, { timeZone, hour: '2-digit', minute: '2-digit', hour12: false }).format(
      moment,
    ),
  };
}
