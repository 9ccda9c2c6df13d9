/**
 * Runs in the page: what a foreign text did there besides being read. A script that ran, an element it made, a page that
 * scrolls sideways, or Latin words beside it that run from right to left.
 *
 * @returns one line per finding
 */
export function findHarm(): string[] {
  const SLACK = 1.5;
  const found: string[] = [];
  if (window.injected !== undefined) found.push('a script ran');
  for (const element of document.querySelectorAll('script, img, link, iframe, object, embed, base, form[action]')) {
    const address = element.getAttribute('src') ?? element.getAttribute('href') ?? element.getAttribute('action') ?? '';
    const { protocol } = new URL(address, document.baseURI);
    if (!['app:', 'data:', 'blob:'].includes(protocol) || /^x$/.test(address))
      found.push(`an element was made: ${element.outerHTML.slice(0, 80)}`);
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth + SLACK)
    found.push(`the page scrolls sideways: ${String(scrollWidth)} > ${String(clientWidth)}`);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent ?? '';
    const holder = node.parentElement;
    const word = /[A-Za-zÀ-ÿ]{3,}/.exec(text);
    // a text that turns itself may do so, in one piece or in several that are held together
    const whole = holder?.closest('bdi')?.textContent ?? text;
    if (!word || !holder?.checkVisibility() || /[\u0590-\u08ff\u202a-\u202e\u2066-\u2069]/.test(whole)) continue;
    if (holder.closest('svg, script, style, .textLayer')) continue;
    const boxOf = (at: number): DOMRect => {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect();
    };
    const [first, last] = [boxOf(word.index), boxOf(word.index + word[0].length - 1)];
    if (first.width > 0 && first.top === last.top && first.left > last.left)
      found.push(`turned round: “${text.slice(0, 60)}”`);
  }
  return found;
}
