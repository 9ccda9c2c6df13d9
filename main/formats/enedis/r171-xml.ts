import { defineRefusedFormat } from '../format.ts';
import { findXmlRoot } from '../xml-root.ts';

/** Enedis R171: daily flux of C2–C4 index, XML. No curve inside. */
export const r171Xml = defineRefusedFormat('r171-xml', 'r171-not-read', (head) => findXmlRoot(head.text) === 'R171');
