import { defineFormat, refuse, type FileHead } from '../format.ts';
import { isHdmHeader, readHdmPreamble } from './hdm-preamble.ts';

/** What an HDM file that holds no curve is; undefined for a curve or another file. */
function findKind(text: string): 'index-not-curve' | 'daily-not-curve' | 'power-not-curve' | undefined {
  const [header = '', values = '', columns = ''] = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  if (!isHdmHeader(header)) return undefined;
  const { kind } = readHdmPreamble(header, values);
  if (kind.startsWith('index') || /typederel/.test(columns.toLowerCase().replaceAll(' ', ''))) return 'index-not-curve';
  if (kind.includes('puissancemax')) return 'power-not-curve';
  if (kind.includes('quotidien') || kind.includes('journalier')) return 'daily-not-curve';
  return undefined;
}

/** Enedis "Historique de mesures" of another kind than a load curve: index, daily energy, highest power. Recognised, not read. */
export const hdmIndex = defineFormat({
  id: 'hdm-index',
  detect: (head: FileHead) => findKind(head.text) !== undefined,
  read: (source) => readKind(source.chunks),
});

async function readKind(chunks: AsyncIterable<Uint8Array>) {
  for await (const chunk of chunks) {
    const text = new TextDecoder().decode(chunk.subarray(0, 65_536));
    return refuse(findKind(text) ?? 'index-not-curve');
  }
  return refuse('index-not-curve');
}
