import { defineRefusedFormat } from '../format.ts';
import { findXmlRoot } from '../xml-root.ts';

/** Answer of an Enedis web service (SOAP envelope). Recognised, not read yet. */
export const soap = defineRefusedFormat('soap', 'soap-not-read', (head) => findXmlRoot(head.text) === 'Envelope');
