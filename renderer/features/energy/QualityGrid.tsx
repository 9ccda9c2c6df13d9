import { useImperativeHandle, useMemo, type ReactElement, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataQuality, MeterQuality } from '#contract';
import type { ChartHandle } from '../../charts/Chart.tsx';
import { readChartSigns } from '../../charts/chart-signs.ts';
import { drawPicture } from '../../charts/draw-picture.ts';
import { drawSheet } from '../../charts/draw-sheet.ts';
import { countDayStates, dueStates, paintDayState, paintQualityStrip } from '../../charts/quality-strip.ts';
import { VisibleCanvas, type Paint } from '../../charts/VisibleCanvas.tsx';
import { FigureTableView } from '../../components/FigureTableView.tsx';
import { formatMeter } from '../../i18n/format-meter.ts';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './EnergyPage.module.css';
import { Picture, type TableMode } from './Picture.tsx';
import { groupDigits, toQualityTable } from './quality-table.ts';

interface Props {
  readonly quality: DataQuality;
  readonly mode: TableMode;
}

const STRIP_HEIGHT = 22;
const SHEET = { columns: 1, cellWidth: 900, cellHeight: STRIP_HEIGHT };
const LEGEND_SIZE = 18;

const paintState =
  (state: (typeof dueStates)[number]): Paint =>
  (pen, width, height, signs) => {
    paintDayState(pen, state, 0, width, height, signs);
  };
/** Made once: a new function would be a new picture. */
const statePaints = {
  complete: paintState('complete'),
  corrected: paintState('corrected'),
  estimated: paintState('estimated'),
  partial: paintState('partial'),
  missing: paintState('missing'),
};

const sumOf = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, value) => sum + value, 0);

/** One row a meter, one cell a day; those that lack most stand first. */
export function QualityGrid({ quality, mode }: Props): ReactElement {
  const { t } = useTranslation();
  const { meters } = quality;
  const ordered = useMemo(() => meters.toSorted((a, b) => sumOf(b.missing) - sumOf(a.missing)), [meters]);
  const title = t('energy.qualityTitle');
  const figures = toQualityTable(ordered, t);
  return (
    <Picture
      id="energy-quality"
      title={title}
      mode={mode}
      getFigures={() => figures}
      sentence={<QualitySentence meters={meters} />}
      table={() => <FigureTableView figures={groupDigits(figures)} caption={title} />}
      picture={(chart) => (
        <>
          <StateLegend />
          <Rows meters={ordered} days={quality.days} chart={chart} />
        </>
      )}
    />
  );
}

function QualitySentence({ meters }: Pick<DataQuality, 'meters'>): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const [missing, estimated, corrected] = (['missing', 'estimated', 'corrected'] as const).map((state) =>
    meters.reduce((sum, meter) => sum + sumOf(meter[state]), 0),
  );
  const known = meters.reduce((sum, { measured }) => sum + sumOf(measured), 0) + (estimated ?? 0) + (corrected ?? 0);
  const lacking = meters.filter((meter) => sumOf(meter.missing) > 0).length;
  const share = known + (missing ?? 0) === 0 ? null : Math.floor((known / (known + (missing ?? 0))) * 1e6);
  return (
    <p className={styles.sentences}>
      {[
        lacking === 0
          ? t('energy.qualityComplete', { count: meters.length })
          : t('energy.qualityLacking', { count: lacking, share: format.percent(share) }),
        ...(estimated ? [t('energy.qualityEstimated', { count: estimated })] : []),
        ...(corrected ? [t('energy.qualityCorrected', { count: corrected })] : []),
      ].join(' ')}
    </p>
  );
}

function StateLegend(): ReactElement {
  const { t } = useTranslation();
  return (
    <ul className={styles.mapLegend}>
      {dueStates.map((state) => (
        <li key={state}>
          <span className={styles.stateSign}>
            <VisibleCanvas paint={statePaints[state]} height={LEGEND_SIZE} />
          </span>
          {t(`energy.dayState.${state}`)}
        </li>
      ))}
    </ul>
  );
}

interface RowsProps {
  readonly meters: readonly MeterQuality[];
  readonly days: readonly string[];
  readonly chart: Ref<ChartHandle>;
}

function Rows({ meters, days, chart }: RowsProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = useMemo(() => meters.map((meter) => ({ meter, paint: paintQualityStrip(meter) })), [meters]);
  useImperativeHandle(
    chart,
    (): ChartHandle => ({
      toPng: (title) => {
        const signs = readChartSigns(document.body);
        const cells = rows.map(({ meter, paint }) => ({
          name: `${meter.name} · ${formatMeter(meter.meterId)}`,
          paint,
        }));
        return drawPicture(drawSheet(cells, SHEET, signs), title, signs);
      },
    }),
    [rows],
  );
  const words = (meter: MeterQuality): string => {
    const counts = countDayStates(meter);
    return dueStates
      .filter((state) => counts[state] > 0)
      .map((state) => t(`energy.dayCount.${state}`, { count: counts[state] }))
      .join(', ');
  };
  return (
    <div>
      <div className={styles.stripAxis} aria-hidden>
        <span>{format.shortDay(days[0] ?? '')}</span>
        <span>{format.shortDay(days.at(-1) ?? '')}</span>
      </div>
      <ul className={styles.strips}>
        {rows.map(({ meter, paint }) => (
          <li key={`${meter.meterId} ${meter.direction}`}>
            <span className={styles.stripName}>
              <span title={meter.name}>{meter.name}</span>
              <span className="soft small">{formatMeter(meter.meterId)}</span>
            </span>
            <VisibleCanvas paint={paint} height={STRIP_HEIGHT} />
            <span className={styles.stripWords}>{words(meter)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
