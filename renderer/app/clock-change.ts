/**
 * Length of a local day where the clocks change on it (23 or 25), undefined on all others. Intl tells the
 * offsets; the engine's own calendar stays the one that counts.
 */
export function findClockChange(day: string, timeZone: string): number | undefined {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const shift = offsetMinutes(noon - 86_400_000, timeZone) - offsetMinutes(noon, timeZone);
  return shift === 0 ? undefined : 24 + shift / 60;
}

function offsetMinutes(instant: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /([+-])(\d{2}):(\d{2})/.exec(name);
  return match ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0;
}
