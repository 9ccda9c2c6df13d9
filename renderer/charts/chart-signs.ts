/** Colours of the signs, read from the page's tokens so that there is one list of them. */
export interface ChartSigns {
  readonly production: string;
  readonly allocated: string;
  readonly complement: string;
  readonly surplus: string;
  readonly missing: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly line: string;
  readonly paper: string;
  readonly font: string;
}

export function readChartSigns(element: Element): ChartSigns {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    production: token('--sign-production'),
    allocated: token('--sign-allocated'),
    complement: token('--sign-complement'),
    surplus: token('--sign-surplus'),
    missing: token('--sign-missing'),
    ink: token('--ink'),
    inkSoft: token('--ink-soft'),
    line: token('--line'),
    paper: token('--paper'),
    font: style.fontFamily,
  };
}
