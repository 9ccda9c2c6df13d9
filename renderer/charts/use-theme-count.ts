import { useEffect, useState } from 'react';

/** Counts the changes between light and dark: what is drawn with the page's colours is drawn again. */
export function useThemeCount(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const scheme = window.matchMedia('(prefers-color-scheme: dark)');
    // the page's own colours follow in the same frame; read them after
    const redraw = (): void => {
      requestAnimationFrame(() => {
        setCount((before) => before + 1);
      });
    };
    scheme.addEventListener('change', redraw);
    return () => {
      scheme.removeEventListener('change', redraw);
    };
  }, []);
  return count;
}
