const TURNING_SIGNS = /[\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\u200f]/u;

/**
 * A foreign text as it is put into a sentence: signs that turn the direction of writing are left out, and a text that runs
 * from right to left keeps to itself. Otherwise a name could turn round the words beside it.
 */
export function holdDirection(text: string): string {
  const plain = text.replace(TURNING_SIGNS, '');
  return RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain;
}
