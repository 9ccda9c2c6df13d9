/**
 * Name of the root element of an XML text, without prefix; undefined where the text is not XML.
 *
 * @param text beginning of the file
 */
export function findXmlRoot(text: string): string | undefined {
  let rest = text.trimStart();
  for (;;) {
    const skipped = /^(?:<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?\s*>)\s*/i.exec(rest);
    if (!skipped) break;
    rest = rest.slice(skipped[0].length);
  }
  return /^<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)[\s/>]/.exec(rest)?.[1];
}
