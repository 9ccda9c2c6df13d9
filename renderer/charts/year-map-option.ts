/** Days across, hours down: light where little energy falls into an hour, the measure's full colour where most does. */
import type { CustomSeriesOption } from 'echarts/charts';
import type { ChartSigns } from './chart-signs.ts';
import { textStyle, tooltipStyle, type ChartOption } from './chart-style.ts';
import type { HourCell, Measure } from './hour-cells.ts';

/** Fixed, so that the page can tell a day from a place. */
export const mapMargins = { left: 48, right: 8, top: 24, bottom: 26 } as const;
/** What is left of the colour at 0: pale, but not the paper on which nothing is known. */
export const PALEST = 0.1;

export interface YearMapTexts {
  readonly month: (day: string) => string;
  readonly hour: (hour: number) => string;
  /** Length of a day where the clocks change on it. */
  readonly clockMark: (hours: number) => string;
  readonly tooltip: (cell: HourCell) => readonly string[];
}

interface ClockChange {
  readonly day: number;
  readonly hours: number;
}

export function createYearMapOption(
  days: readonly string[],
  cells: readonly HourCell[],
  measure: Measure,
  signs: ChartSigns,
  texts: YearMapTexts,
): ChartOption {
  const text = textStyle(signs);
  const changes = listClockChanges(days, cells);
  return {
    animation: false,
    textStyle: { fontFamily: signs.font },
    grid: { ...mapMargins, outerBoundsMode: 'none' },
    xAxis: {
      type: 'category',
      data: [...days],
      axisLine: { lineStyle: { color: signs.line } },
      axisTick: { interval: (index) => days[index]?.endsWith('-01') ?? false, lineStyle: { color: signs.line } },
      axisLabel: {
        ...text,
        interval: (index) => days[index]?.endsWith('-15') ?? false,
        formatter: texts.month,
      },
    },
    yAxis: {
      type: 'value',
      inverse: true,
      min: 0,
      max: 24,
      interval: 6,
      axisLabel: { ...text, formatter: texts.hour },
      splitLine: { show: false },
    },
    tooltip: {
      ...tooltipStyle(signs),
      trigger: 'item',
      formatter: (params) => {
        const cell = cells[Array.isArray(params) ? -1 : params.dataIndex];
        return cell ? texts.tooltip(cell).join('\n') : '';
      },
    },
    series: [hourSeries(cells, changes, measure, signs), clockSeries(changes, signs, texts)],
  };
}

/** Consumption is neither shared nor the grid's alone: it has ink. */
export function colourOf(measure: Measure, signs: ChartSigns): string {
  return measure === 'consumption' ? signs.ink : signs[measure];
}

/** Largest known value, 0 where there is none. */
export function findLargest(cells: readonly HourCell[]): number {
  return cells.reduce((largest, { wmin }) => Math.max(largest, wmin ?? 0), 0);
}

/** Share of the full colour. */
export function shadeOf(wmin: number, largest: number): number {
  return largest === 0 ? PALEST : PALEST + (1 - PALEST) * (wmin / largest);
}

export function listClockChanges(days: readonly string[], cells: readonly HourCell[]): ClockChange[] {
  const hours = new Uint8Array(days.length);
  for (const { day } of cells) hours[day] = (hours[day] ?? 0) + 1;
  return [...hours].flatMap((count, day) => (count === 24 || count === 0 ? [] : [{ day, hours: count }]));
}

function hourSeries(
  cells: readonly HourCell[],
  changes: readonly ClockChange[],
  measure: Measure,
  signs: ChartSigns,
): CustomSeriesOption {
  const largest = findLargest(cells);
  const longDays = new Set(changes.filter(({ hours }) => hours > 24).map(({ day }) => day));
  const repeated = new Set(cells.filter(({ repeat }) => repeat === 1).map(({ day, hour }) => `${day} ${hour}`));
  return {
    type: 'custom',
    data: cells.map(({ day, hour }) => [day, hour]),
    encode: { x: 0, y: 1 },
    // drawn at once: a picture that is saved must be whole
    progressive: 0,
    renderItem: (params, api) => {
      const cell = cells[params.dataIndex];
      if (!cell) return { type: 'group', children: [] };
      const box = boxOf(api, cell.day, cell.hour);
      // the hour that comes twice shares its place: the first above, the second below
      const isShared = longDays.has(cell.day) && repeated.has(`${cell.day} ${cell.hour}`);
      const height = isShared ? box.height / 2 : box.height;
      const y = isShared && cell.repeat === 1 ? box.y + height : box.y;
      const dot = {
        type: 'circle' as const,
        shape: { cx: box.x + box.width / 2, cy: y + height / 2, r: 1 },
        style: { fill: signs.missing },
        silent: true,
      };
      return {
        type: 'group',
        children: [
          {
            type: 'rect',
            shape: { x: box.x, y, width: box.width, height },
            // without a value the place takes the mouse, not a colour
            style:
              cell.wmin === null
                ? { fill: signs.paper }
                : { fill: colourOf(measure, signs), opacity: shadeOf(cell.wmin, largest) },
          },
          ...(cell.isPartial ? [dot] : []),
        ],
      };
    },
  };
}

/** The length of the two odd days, above them. */
function clockSeries(changes: readonly ClockChange[], signs: ChartSigns, texts: YearMapTexts): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    tooltip: { show: false },
    data: changes.map(({ day }) => [day, 0]),
    renderItem: (params, api) => {
      const change = changes[params.dataIndex];
      if (!change) return { type: 'group', children: [] };
      const box = boxOf(api, change.day, 0);
      const middle = box.x + box.width / 2;
      return {
        type: 'group',
        children: [
          {
            type: 'line',
            shape: { x1: middle, x2: middle, y1: box.y - 6, y2: box.y - 1 },
            style: { stroke: signs.inkSoft },
          },
          {
            type: 'text',
            style: {
              ...textStyle(signs),
              text: texts.clockMark(change.hours),
              fill: signs.inkSoft,
              x: middle,
              y: box.y - 8,
              align: 'center',
              verticalAlign: 'bottom',
            },
          },
        ],
      };
    },
  };
}

/** The place of an hour of a day, on whole pixels so that no seam shows between them. */
function boxOf(
  api: Parameters<NonNullable<CustomSeriesOption['renderItem']>>[1],
  day: number,
  hour: number,
): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const [middle = 0, top = 0] = api.coord([day, hour]);
  const bottom = api.coord([day, hour + 1])[1] ?? top;
  const size = api.size?.([1, 0]) ?? 0;
  const band = Array.isArray(size) ? (size[0] ?? 0) : size;
  const x = Math.round(middle - band / 2);
  const y = Math.round(top);
  return { x, y, width: Math.max(1, Math.round(middle + band / 2) - x), height: Math.round(bottom) - y };
}
