import { defineFormat, refuse, type FormatSource } from '../format.ts';
import { makeHead } from '../make-head.ts';
import { isHdmHeader, readHdmPreamble } from './hdm-preamble.ts';

type Kind = 'index-not-curve' | 'daily-not-curve' | 'power-not-curve';

/** What an HDM file that holds no curve is; undefined for a curve or another file. */
function findKind([header = '', values = '', columns = '']: readonly string[]): Kind | undefined {
  if (!isHdmHeader(header)) return undefined;
  const { kind } = readHdmPreamble(header, values);
  if (kind.startsWith('index') || /type de rel/i.test(columns)) return 'index-not-curve';
  if (kind.includes('puissancemax')) return 'power-not-curve';
  if (kind.includes('quotidien') || kind.includes('journalier')) return 'daily-not-curve';
  return undefined;
}

/** Enedis "Historique de mesures" of another kind than a load curve: index, daily energy, highest power. Recognised, not read. */
export const hdmIndex = defineFormat({
  id: 'hdm-index',
  detect: (head) => findKind(head.lines) !== undefined,
  read: readKind,
});

async function readKind(source: FormatSource) {
  for await (const chunk of source.chunks)
    return refuse(findKind(makeHead(source.name, chunk).lines) ?? 'index-not-curve');
  return refuse('index-not-curve');
}
