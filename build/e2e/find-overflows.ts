/**
 * Runs in the page: what a reader would see cut, spilled or written over. Text may be shortened with an ellipsis
 * only where the whole is a tooltip; tables may scroll, the page itself may not scroll sideways.
 *
 * @returns one line per finding: what is wrong, the text, and the element that holds it
 */
export function findOverflows(): string[] {
  const SLACK = 1.5;
  const found = new Set<string>();
  const report = (fault: string, text: string, element: Element): void => {
    const { tagName, className } = element;
    const place = typeof className === 'string' ? className.split(' ')[0] : '';
    found.add(`${fault}: “${text.trim().slice(0, 60)}” in ${tagName.toLowerCase()}.${place ?? ''}`);
  };
  // nothing moves meanwhile: what was once asked of an element holds
  const remember = <K, V>(ask: (key: K) => V): ((key: K) => V) => {
    const known = new Map<K, V>();
    return (key) => {
      const before = known.get(key);
      if (before !== undefined) return before;
      const answer = ask(key);
      known.set(key, answer);
      return answer;
    };
  };
  const styleOf = remember((element: Element) => {
    const { display, position, overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(element);
    return { display, position, overflowX, overflowY, textOverflow, webkitLineClamp };
  });
  const edgeOf = remember((element: Element) => element.getBoundingClientRect());
  const clips = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
  const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';
  // a table or a time line may be wider than its place; what else scrolls is meant to scroll up and down only
  const scrollsSideways = (element: Element): boolean =>
    scrolls(styleOf(element).overflowX) && (element.matches('ol') || element.querySelector(':scope > table') !== null);
  // what pictures, documents and the readers of screens show is not laid out as text
  const isApart = remember(
    (element: Element) =>
      element.closest('.hidden-visually, .textLayer, svg, script, style, [hidden]') !== null ||
      !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
  );

  const hasTooltip = (element: Element, text: string): boolean => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const tooltip = at.getAttribute('title');
      if (tooltip !== null) return tooltip.includes(text.trim());
    }
    return false;
  };

  interface Piece {
    readonly text: string;
    readonly holder: Element;
    readonly rects: readonly DOMRect[];
  }

  function listPieces(): Piece[] {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const pieces: Piece[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const [text, holder] = [node.textContent ?? '', node.parentElement];
      if (text.trim() === '' || !holder || isApart(holder)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
      if (rects.length > 0) pieces.push({ text, holder, rects });
    }
    return pieces;
  }

  /** Against every box round it that clips, up to one that scrolls; and against the window. */
  function checkCut({ text, holder, rects }: Piece): void {
    const left = Math.min(...rects.map((rect) => rect.left));
    const right = Math.max(...rects.map((rect) => rect.right));
    const top = Math.min(...rects.map((rect) => rect.top));
    const bottom = Math.max(...rects.map((rect) => rect.bottom));
    // kept wholly at the left of the window: a link that shows itself when the keyboard reaches it
    if (right < 0) return;
    const isLeftOver = (shortened: boolean): boolean => shortened && hasTooltip(holder, text);
    let [scrollsAcross, scrollsDown] = [false, false];
    for (let box: Element | null = holder; box && box !== document.body; box = box.parentElement) {
      const style = styleOf(box);
      const edge = edgeOf(box);
      if (style.display === 'inline' || style.display === 'contents') continue;
      const shortens = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
      if (!scrollsAcross && clips(style.overflowX) && (left < edge.left - SLACK || right > edge.right + SLACK)) {
        if (!isLeftOver(shortens)) report('cut at the side', text, box);
        return;
      }
      if (!scrollsDown && clips(style.overflowY) && (top < edge.top - SLACK || bottom > edge.bottom + SLACK)) {
        if (!isLeftOver(shortens)) report('cut below', text, box);
        return;
      }
      scrollsAcross ||= scrollsSideways(box);
      scrollsDown ||= scrolls(style.overflowY);
      if (style.position === 'fixed') break;
    }
    if (!scrollsAcross && (left < -SLACK || right > window.innerWidth + SLACK))
      report('outside the window', text, holder);
  }

  /** Against the frame that a button, a tab or a mark draws round its words. */
  function checkFrame(piece: Piece): void {
    // of a list that scrolls within a cell only what is in sight
    const { text, holder, rects } = toVisible(piece);
    const frame = holder.closest('button, a, [role=tab], [role=radio], [role=option], [role=menuitem], label, th, td');
    if (!frame) return;
    const edge = edgeOf(frame);
    const isOut = (rect: DOMRect): boolean =>
      rect.left < edge.left - SLACK || rect.right > edge.right + SLACK || rect.bottom > edge.bottom + 2 * SLACK;
    if (styleOf(frame).display !== 'inline' && rects.some(isOut) && !hasTooltip(holder, text))
      report('beyond its frame', text, frame);
  }

  function checkSpill(element: Element): void {
    const { overflowX, display } = styleOf(element);
    if (display === 'inline' || scrolls(overflowX) || element.clientWidth === 0) return;
    const hasOwnText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (!hasOwnText || element.scrollWidth <= element.clientWidth + SLACK) return;
    const text = element.textContent;
    if (!hasTooltip(element, text)) report('wider than its box', text, element);
  }

  /** What a field shows of itself: its placeholder, or the choice that is made in it. */
  function checkField(field: Element): void {
    const isSelect = field instanceof HTMLSelectElement;
    const isEmpty = (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && field.value === '';
    if (!isSelect && !isEmpty) return;
    const text = isSelect ? (field.selectedOptions[0]?.text ?? '') : field.placeholder;
    const style = getComputedStyle(field);
    const pen = document.createElement('canvas').getContext('2d');
    if (!pen || text === '') return;
    // the shorthand is empty where figures are tabular
    pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    if (pen.measureText(text).width > room + SLACK) report('too long for its field', text, field);
  }

  /** Words of neighbours in one row or grid that lie on each other. */
  function checkNeighbours(pieces: readonly Piece[]): void {
    const byParent = new Map<Element, Map<Element, Piece[]>>();
    for (const piece of pieces) {
      for (let child: Element = piece.holder; child.parentElement; child = child.parentElement) {
        const parent = child.parentElement;
        // what floats above the others is meant to cover them
        if (/absolute|fixed|sticky/.test(styleOf(child).position)) break;
        if (!/flex|grid|table-row/.test(styleOf(parent).display)) continue;
        const children = byParent.get(parent) ?? new Map<Element, Piece[]>();
        byParent.set(parent, children);
        children.set(child, [...(children.get(child) ?? []), piece]);
      }
    }
    for (const children of byParent.values()) {
      const groups = [...children.values()].map((group) => ({ group, bounds: findBounds(group) }));
      groups.forEach(({ group, bounds }, index) => {
        for (const other of groups.slice(index + 1)) {
          if (!meet(bounds, other.bounds)) continue;
          for (const a of group)
            for (const b of other.group) if (lieOnEachOther(a, b)) report(`on “${b.text}”`, a.text, a.holder);
        }
      });
    }
  }

  type Bounds = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

  function findBounds(group: readonly Piece[]): Bounds {
    const rects = group.flatMap((piece) => piece.rects);
    return {
      left: Math.min(...rects.map(({ left }) => left)),
      right: Math.max(...rects.map(({ right }) => right)),
      top: Math.min(...rects.map(({ top }) => top)),
      bottom: Math.max(...rects.map(({ bottom }) => bottom)),
    };
  }

  const meet = (one: Bounds, two: Bounds): boolean =>
    Math.min(one.right, two.right) - Math.max(one.left, two.left) > 2 &&
    Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > 4;

  /** What of the text is left by the boxes that clip it or scroll it away. */
  const toVisible = remember(({ text, holder, rects }: Piece): Piece => {
    let shown = [...rects];
    for (let box: Element | null = holder; box && box !== document.body; box = box.parentElement) {
      const style = styleOf(box);
      if (style.overflowX === 'visible' || style.display === 'inline' || style.display === 'contents') continue;
      const edge = edgeOf(box);
      shown = shown.flatMap((rect) => {
        const [left, right] = [Math.max(rect.left, edge.left), Math.min(rect.right, edge.right)];
        const [top, bottom] = [Math.max(rect.top, edge.top), Math.min(rect.bottom, edge.bottom)];
        return right > left && bottom > top ? [new DOMRect(left, top, right - left, bottom - top)] : [];
      });
    }
    return { text, holder, rects: shown };
  });

  const lieOnEachOther = (a: Piece, b: Piece): boolean => a.rects.some((one) => b.rects.some((two) => meet(one, two)));

  const pieces = listPieces();
  for (const piece of pieces) {
    checkCut(piece);
    checkFrame(piece);
  }
  checkNeighbours(pieces.map(toVisible));
  for (const element of new Set(pieces.map(({ holder }) => holder))) checkSpill(element);
  for (const field of document.querySelectorAll('input, textarea, select')) if (!isApart(field)) checkField(field);
  for (const box of document.querySelectorAll('main, main *, [role=dialog], [role=dialog] *')) {
    if (!scrolls(styleOf(box).overflowX) || scrollsSideways(box) || isApart(box)) continue;
    if (box.scrollWidth > box.clientWidth + SLACK)
      report('scrolls sideways', `${String(box.scrollWidth)} > ${String(box.clientWidth)}`, box);
  }
  return [...found];
}
