import { defineRefusedFormat } from '../format.ts';
import { findXmlRoot } from '../xml-root.ts';

/** Enedis R50: daily flux of C5 load curves, XML. Recognised, not read yet. */
export const r50Xml = defineRefusedFormat('r50-xml', 'r50-not-read', (head) => findXmlRoot(head.text) === 'R50');
