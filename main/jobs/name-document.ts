/** File name of an issued document: its number, without what separates folders. */
export function nameDocument(number: string, extension: string): string {
  return `${number.replaceAll('/', '-')}.${extension}`;
}
