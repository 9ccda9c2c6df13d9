import { useEffect, useState, type RefObject } from 'react';

/** Rows drawn above and below those in sight, so that a quick scroll finds them ready. */
const SPARE_ROWS = 12;

export interface RowWindow {
  /** First row to draw, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Scrolls until a row is in sight. */
  readonly show: (row: number) => void;
}

/**
 * Which rows of a long list are worth drawing: those in sight, and some around them.
 *
 * @param scroller the element that scrolls, with rows of one height below a head that stays
 */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  { count, rowHeight, headHeight }: { readonly count: number; readonly rowHeight: number; readonly headHeight: number },
): RowWindow {
  const [seen, setSeen] = useState({ top: 0, height: 800 });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = (): void => {
      setSeen({ top: element.scrollTop, height: element.clientHeight });
    };
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller]);
  const first = Math.min(Math.floor(seen.top / rowHeight), Math.max(0, count - 1));
  return {
    from: Math.max(0, first - SPARE_ROWS),
    to: Math.min(count, first + Math.ceil(seen.height / rowHeight) + SPARE_ROWS),
    show: (row) => {
      const element = scroller.current;
      if (!element) return;
      const top = row * rowHeight;
      const room = element.clientHeight - headHeight - rowHeight;
      if (top < element.scrollTop) element.scrollTo({ top });
      else if (top > element.scrollTop + room) element.scrollTo({ top: top - room });
    },
  };
}
