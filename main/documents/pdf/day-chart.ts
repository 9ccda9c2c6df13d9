/** The picture of a bill: shared energy and complement of each day, and where each kWh came from. */
import type { Bill, BillDay } from '#domain/billing/bill.ts';
import { ratePpm } from '#domain/units.ts';
import { addDays, getTimeZone } from '#domain/time.ts';
import type { Formats } from '../format.ts';
import type { Messages } from '#main/messages.ts';
import { shorten } from './printable-text.ts';
import { INK, mm, PAGE, type Sheet, type TextStyle } from './sheet.ts';

const MIN_HEIGHT = mm(32);
/** Room under the plot for days and clock changes. */
const BELOW = 24;
const PLOT_WIDTH = mm(92);
const LABEL: TextStyle = { size: 7.5, color: INK.soft };

export interface Picture {
  readonly bill: Bill;
  readonly messages: Messages;
  readonly formats: Formats;
  readonly timeZone: string;
}

interface Scale {
  readonly left: number;
  readonly bottom: number;
  readonly slot: number;
  readonly topWmin: number;
  readonly stepWmin: number;
  /** Height of the plot. */
  readonly full: number;
  height(energyWmin: number): number;
}

/** A round step that cuts the axis in two to four. */
export function findAxisStep(maxWmin: number): number {
  const target = Math.max(maxWmin, 60) / 3;
  const magnitude = 10 ** Math.floor(Math.log10(target / 60)) * 60;
  return ([1, 2, 5, 10].find((factor) => factor * magnitude >= target) ?? 10) * magnitude;
}

function createScale(days: readonly BillDay[], bottom: number, full: number): Scale {
  const max = Math.max(...days.map((day) => day.consumptionWmin), 0);
  const stepWmin = findAxisStep(max);
  const topWmin = Math.max(1, Math.ceil(max / stepWmin)) * stepWmin;
  return {
    left: PAGE.left + mm(13),
    bottom,
    topWmin,
    stepWmin,
    full,
    slot: PLOT_WIDTH / Math.max(days.length, 1),
    height: (energyWmin) => (energyWmin / topWmin) * full,
  };
}

function drawAxis(sheet: Sheet, { formats }: Picture, scale: Scale): void {
  const decimals = scale.stepWmin < 60_000 ? 2 : 0;
  for (let value = 0; value <= scale.topWmin; value += scale.stepWmin) {
    const y = scale.bottom - scale.height(value);
    sheet.doc
      .moveTo(scale.left, y)
      .lineTo(scale.left + PLOT_WIDTH, y)
      .lineWidth(value === 0 ? 0.8 : 0.4)
      .strokeColor(value === 0 ? INK.soft : INK.rule)
      .stroke();
    const text = value === scale.topWmin ? formats.kwh(value, decimals) : formats.kwhFigure(value, decimals);
    sheet.drawLine(text, PAGE.left, y - 5, mm(12), { ...LABEL, align: 'right' });
  }
}

function drawDay(sheet: Sheet, day: BillDay, x: number, width: number, scale: Scale): void {
  const { doc } = sheet;
  const shared = scale.height(day.allocatedWmin);
  const whole = scale.height(day.consumptionWmin);
  if (whole > shared) {
    doc
      .rect(x, scale.bottom - whole, width, whole - shared)
      .fillColor(INK.gridArea)
      .fill();
    doc
      .moveTo(x, scale.bottom - whole)
      .lineTo(x + width, scale.bottom - whole)
      .lineWidth(0.8)
      .strokeColor(INK.grid)
      .stroke();
  }
  if (shared > 0)
    doc
      .rect(x, scale.bottom - shared, width, shared)
      .fillColor(INK.shared)
      .fill();
  if (day.missingSlots > 0) {
    const height = Math.max(whole + 4, scale.full * 0.3);
    doc
      .save()
      .lineWidth(0.7)
      .dash(1.2, { space: 1.2 })
      .rect(x, scale.bottom - height, width, height)
      .strokeColor(INK.missing)
      .stroke()
      .restore();
  }
}

function drawBars(sheet: Sheet, { bill }: Picture, scale: Scale): void {
  const width = scale.slot * 0.74;
  bill.days.forEach((day, i) => {
    drawDay(sheet, day, scale.left + i * scale.slot + (scale.slot - width) / 2, width, scale);
  });
}

/** Length in hours of a local day where the clocks change; undefined on the others. */
export function findClockChange(day: string, timeZone: string): number | undefined {
  const zone = getTimeZone(timeZone);
  const hours = (zone.dayStart(addDays(day, 1)) - zone.dayStart(day)) / 60;
  return hours === 24 ? undefined : hours;
}

function drawTimeLabels(sheet: Sheet, { bill, messages, formats, timeZone }: Picture, scale: Scale): void {
  const isLong = bill.days.length > 45;
  bill.days.forEach(({ day }, i) => {
    const number = Number(day.slice(8));
    const middle = scale.left + (i + 0.5) * scale.slot;
    const label = isLong
      ? number === 1
        ? formats.dayShort(day)
        : ''
      : number === 1 || number % 5 === 0
        ? String(number)
        : '';
    if (label)
      sheet.drawLine(label, isLong ? middle - 3 : middle - 15, scale.bottom + 2, isLong ? 60 : 30, {
        ...LABEL,
        align: isLong ? 'left' : 'center',
      });
    const hours = findClockChange(day, timeZone);
    if (hours === undefined) return;
    const y = scale.bottom + 14;
    sheet.doc
      .polygon([middle, y], [middle - 2.5, y + 4.5], [middle + 2.5, y + 4.5])
      .fillColor(INK.text)
      .fill();
    sheet.drawLine(messages.t('document.chart.clock-change', { hours }), middle + 4, y - 3, 40, LABEL);
  });
}

/** Names the two layers beside the last day, far enough apart to be read. */
function drawLayerNames(sheet: Sheet, { bill, messages: { t } }: Picture, scale: Scale): void {
  const last = bill.days.at(-1);
  const x = scale.left + PLOT_WIDTH + 4;
  const shared = scale.height(last?.allocatedWmin ?? 0);
  const whole = scale.height(last?.consumptionWmin ?? 0);
  const sharedY = Math.min(scale.bottom - shared / 2 - 5, scale.bottom - 10);
  const gridY = Math.min(scale.bottom - (shared + whole) / 2 - 5, sharedY - 11);
  sheet.drawLine(t('document.chart.shared'), x, sharedY, mm(18), { size: 8, font: 'bold', color: INK.shared });
  sheet.drawLine(t('document.chart.grid'), x, gridY, mm(18), { size: 8, font: 'bold', color: INK.grid });
  if (bill.days.some((day) => day.missingSlots > 0)) {
    sheet.drawLine(t('document.chart.missing'), x, gridY - 11, mm(18), { size: 8, color: INK.missing });
  }
}

/** What the picture says this month, in words: also its text for those who do not see it. */
export function describeDays({ bill, messages: { t }, formats }: Picture): string {
  let best: { day: BillDay; coverage: number } | undefined;
  for (const day of bill.days) {
    const coverage = ratePpm(day.allocatedWmin, day.consumptionWmin) ?? 0;
    if (day.missingSlots === 0 && coverage > (best?.coverage ?? 0)) best = { day, coverage };
  }
  if (!best) return t('document.chart.meaning-none');
  return t('document.chart.meaning', { day: formats.day(best.day.day), coverage: formats.percent(best.coverage) });
}

function drawChart(sheet: Sheet, picture: Picture, top: number, room: number): number {
  const {
    bill,
    messages: { t },
    formats,
  } = picture;
  const width = mm(118);
  let y = sheet.textAt('H2', t('document.chart.title'), PAGE.left, top, width, { size: 9.5, font: 'bold' });
  const meaning = describeDays(picture);
  y = sheet.textAt('P', meaning, PAGE.left, y, width, { size: 8, color: INK.soft }) + 8;
  const full = Math.min(mm(48), Math.max(MIN_HEIGHT, room - (y - top) - BELOW));
  const scale = createScale(bill.days, y + full, full);
  const bottom = scale.bottom + BELOW;
  const alt = t('document.chart.alt', {
    shared: formats.kwh(bill.allocatedWmin),
    complement: formats.kwh(bill.complementWmin),
    from: formats.day(bill.period.firstDay),
    to: formats.day(bill.period.lastDay),
    meaning,
  });
  sheet.tagged(
    'Figure',
    () => {
      drawAxis(sheet, picture, scale);
      drawBars(sheet, picture, scale);
      drawTimeLabels(sheet, picture, scale);
      drawLayerNames(sheet, picture, scale);
    },
    { alt, bbox: [PAGE.left, y, PAGE.left + width, bottom] },
  );
  return bottom;
}

interface Source {
  readonly name: string;
  readonly energyWmin: number;
  readonly isGrid: boolean;
}

const MAX_SOURCES = 5;

function listSources({ bill, messages: { t } }: Picture): Source[] {
  const plants: Source[] = bill.sources
    .filter(({ energyWmin }) => energyWmin > 0)
    .map(({ plantName, energyWmin }) => ({
      name: shorten(plantName, 60),
      energyWmin: energyWmin,
      isGrid: false,
    }));
  plants.sort((a, b) => b.energyWmin - a.energyWmin);
  const rest = plants.splice(plants.length > MAX_SOURCES ? MAX_SOURCES - 1 : MAX_SOURCES);
  if (rest.length > 0) {
    plants.push({
      name: t('document.sources.others', { count: rest.length }),
      energyWmin: rest.reduce((sum, { energyWmin }) => sum + energyWmin, 0),
      isGrid: false,
    });
  }
  return [...plants, { name: t('document.sources.grid'), energyWmin: bill.complementWmin, isGrid: true }];
}

function drawSources(sheet: Sheet, picture: Picture, top: number): number {
  const {
    bill,
    messages: { t },
    formats,
  } = picture;
  const [x, width] = [PAGE.right - mm(45), mm(45)];
  let y = sheet.textAt('H2', t('document.sources.title'), x, top, width, { size: 9.5, font: 'bold' }) + 4;
  for (const { name, energyWmin, isGrid } of listSources(picture)) {
    const share = ratePpm(energyWmin, bill.consumptionWmin);
    const figures = share === null ? formats.kwh(energyWmin) : `${formats.kwh(energyWmin)} · ${formats.percent(share)}`;
    y = sheet.textAt('P', `${name}\n${figures}`, x, y, width, { size: 8, maxLines: 3 }) + 1;
    const bar = y;
    sheet.artifact(() => {
      sheet.doc.rect(x, bar, width, 4).lineWidth(0.4).strokeColor(INK.rule).stroke();
      sheet.doc
        .rect(x, bar, (width * (share ?? 0)) / 1e6, 4)
        .fillColor(isGrid ? INK.gridArea : INK.shared)
        .fill();
    });
    y += 9;
  }
  return y;
}

/** Draws the chart of the days at the left and the sources at the right, as tall as the page allows above `below` points. */
export function drawPicture(sheet: Sheet, picture: Picture, below: number): void {
  sheet.ensure(MIN_HEIGHT + BELOW + 34);
  const top = sheet.y;
  const room = PAGE.bottom - below - top - mm(4);
  sheet.y = Math.max(drawChart(sheet, picture, top, room), drawSources(sheet, picture, top)) + mm(4);
}
