import { defineRefusedFormat } from '../format.ts';
import { findXmlRoot } from '../xml-root.ts';

/** Enedis R151: daily flux of C5 index and highest powers, XML. No curve inside. */
export const r151Xml = defineRefusedFormat('r151-xml', 'r151-not-read', (head) => findXmlRoot(head.text) === 'R151');
