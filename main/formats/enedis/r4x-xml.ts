import { defineRefusedFormat, type FileHead } from '../format.ts';
import { findXmlRoot } from '../xml-root.ts';

function isR4x(head: FileHead): boolean {
  const root = findXmlRoot(head.text);
  return (
    root !== undefined && (/^R4[HMQx]$/.test(root) || (root === 'Courbe' && /<Identifiant_Flux>\s*R4/.test(head.text)))
  );
}

/** Enedis R4H, R4M, R4Q: flux of C1–C4 load curves, XML. Recognised, not read yet. */
export const r4xXml = defineRefusedFormat('r4x-xml', 'r4x-not-read', isR4x);
