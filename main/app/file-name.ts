const MAX_LENGTH = 80;
/** What some systems refuse in a name, and signs that hide or reorder what is read. */
const REFUSED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*]/gu;
/** Devices of Windows, with or without an ending. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;

/** A name that every system takes as a file's name, without its ending. */
export function toFileName(name: string): string {
  const plain = name.toWellFormed().replace(REFUSED, ' ').replace(/\s+/g, ' ').trim();
  // no system hides a name, climbs a folder or loses its end for the sake of dots
  const short = Array.from(plain.replace(/^[. ]+/, ''))
    .slice(0, MAX_LENGTH)
    .join('')
    .replace(/[. ]+$/, '');
  return short.replace(DEVICE, '_$&') || 'operation';
}
