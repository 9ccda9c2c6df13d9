/** A meter's 14 digits in groups that an eye can compare, `30 001 234 567 890`; anything else as it is. */
export function formatMeter(meterId: string): string {
  const match = /^(\d{2})(\d{3})(\d{3})(\d{3})(\d{3})$/.exec(meterId);
  return match ? match.slice(1).join('\u202f') : meterId;
}
