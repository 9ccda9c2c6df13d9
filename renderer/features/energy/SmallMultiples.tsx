import { SegmentedControl, TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useImperativeHandle, useMemo, useState, type ReactElement, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnergyParticipantDays, EnergyPeriod } from '#contract';
import type { ChartHandle } from '../../charts/Chart.tsx';
import { readChartSigns } from '../../charts/chart-signs.ts';
import { drawPicture } from '../../charts/draw-picture.ts';
import { drawSheet } from '../../charts/draw-sheet.ts';
import { EnergyLegend } from '../../charts/EnergyLegend.tsx';
import { paintSmallColumns } from '../../charts/small-columns.ts';
import { VisibleCanvas, type Paint } from '../../charts/VisibleCanvas.tsx';
import { formatMeter } from '../../i18n/format-meter.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { arrangeParticipants, orders, type Order } from './arrange-participants.ts';
import styles from './EnergyPage.module.css';
import { toParticipantsTable } from './energy-tables.ts';
import { ParticipantsTable } from './ParticipantsTable.tsx';
import { toParticipantColumns } from './participant-columns.ts';
import { Picture, type TableMode } from './Picture.tsx';

interface Props {
  readonly days: readonly string[];
  readonly participants: readonly EnergyParticipantDays[];
  readonly energy: EnergyPeriod;
  readonly mode: TableMode;
  readonly onOpen: (participant: EnergyParticipantDays) => void;
}

type Scale = 'same' | 'own';

interface Cell {
  readonly participant: EnergyParticipantDays;
  readonly largestWmin: number;
  readonly paint: Paint;
}

const CELL_HEIGHT = 72;
const SHEET = { columns: 5, cellWidth: 220, cellHeight: CELL_HEIGHT };

/** One small picture per participant, side by side. */
export function SmallMultiples({ days, participants, energy, mode, onOpen }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<Order>('consumption');
  const [scale, setScale] = useState<Scale>('same');
  const shown = useMemo(
    () => arrangeParticipants(participants, search, order, format.language),
    [participants, search, order, format.language],
  );
  const cells = useMemo(() => makeCells(days, shown, scale), [days, shown, scale]);
  const title = t('energy.participants');
  return (
    <Picture
      id="energy-participants"
      title={title}
      mode={mode}
      getFigures={() => toParticipantsTable(shown, t, format)}
      sentence={
        <>
          <CoverageSentence participants={participants} />
          <div className={styles.choices}>
            <TextInput
              aria-label={t('energy.search')}
              placeholder={t('energy.search')}
              leftSection={<IconSearch size={18} aria-hidden />}
              value={search}
              onChange={(event) => {
                setSearch(event.currentTarget.value);
              }}
            />
            <SegmentedControl
              aria-label={t('energy.order')}
              value={order}
              data={orders.map((value) => ({ value, label: t(`words.${value}`) }))}
              onChange={setOrder}
            />
            {!mode.isTable && (
              <SegmentedControl<Scale>
                aria-label={t('energy.scale')}
                value={scale}
                data={(['same', 'own'] as const).map((value) => ({ value, label: t(`energy.scaleOf.${value}`) }))}
                onChange={setScale}
              />
            )}
          </div>
        </>
      }
      table={() =>
        shown.length === 0 ? <NobodyFound /> : <ParticipantsTable participants={shown} days={energy} onOpen={onOpen} />
      }
      picture={(chart) => (
        <>
          <EnergyLegend
            totals={energy.totals}
            hasMissing={participants.some(({ missingSlots }) => missingSlots > 0)}
            hasEstimated={participants.some(({ estimatedSlots }) => estimatedSlots > 0)}
            isConsumer
          />
          {scale === 'same' && cells[0] && (
            <p className="soft small">{t('energy.cellScale', { energy: format.energy(cells[0].largestWmin) })}</p>
          )}
          {shown.length === 0 ? (
            <NobodyFound />
          ) : (
            <CellGrid cells={cells} scale={scale} chart={chart} onOpen={onOpen} />
          )}
        </>
      )}
    />
  );
}

function makeCells(days: readonly string[], shown: readonly EnergyParticipantDays[], scale: Scale): Cell[] {
  const drawn = shown.map((participant) => {
    const { columns } = toParticipantColumns(days, participant);
    return { participant, columns, largest: Math.max(0, ...columns.map(({ consumptionWmin }) => consumptionWmin)) };
  });
  const common = Math.max(0, ...drawn.map(({ largest }) => largest));
  return drawn.map(({ participant, columns, largest }) => {
    const largestWmin = scale === 'same' ? common : largest;
    return { participant, largestWmin, paint: paintSmallColumns(columns, largestWmin) };
  });
}

interface GridProps {
  readonly cells: readonly Cell[];
  readonly scale: Scale;
  readonly chart: Ref<ChartHandle>;
  readonly onOpen: (participant: EnergyParticipantDays) => void;
}

function CellGrid({ cells, scale, chart, onOpen }: GridProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  useImperativeHandle(
    chart,
    (): ChartHandle => ({
      toPng: (title) => {
        const signs = readChartSigns(document.body);
        const named = cells.map(({ participant, paint }) => ({
          name: participant.memberName ?? participant.meterId,
          paint,
        }));
        return drawPicture(drawSheet(named, SHEET, signs), title, signs);
      },
    }),
    [cells],
  );
  return (
    <ul className={styles.cells} aria-label={t('energy.tab.participants')}>
      {cells.map(({ participant, largestWmin, paint }) => {
        const { meterId, label, firstDay, memberId, memberName, consumptionWmin, coveragePpm } = participant;
        return (
          <li key={`${meterId} ${firstDay}`}>
            <UnstyledButton
              className={styles.cell}
              disabled={memberId === null}
              onClick={() => {
                onOpen(participant);
              }}
            >
              <strong title={memberName ?? undefined}>{memberName ?? t('energy.nobody')}</strong>
              <span className={`soft small ${styles.figures ?? ''}`}>
                {t('energy.cellWords', {
                  consumption: format.energy(consumptionWmin),
                  coverage: format.percent(coveragePpm),
                })}
              </span>
              <span className="soft small" title={label || undefined}>
                {label || formatMeter(meterId)}
              </span>
              <VisibleCanvas paint={paint} height={CELL_HEIGHT} />
              {scale === 'own' && (
                <span className="soft small" aria-hidden>
                  {t('energy.cellScale', { energy: format.energy(largestWmin) })}
                </span>
              )}
            </UnstyledButton>
          </li>
        );
      })}
    </ul>
  );
}

function NobodyFound(): ReactElement {
  const { t } = useTranslation();
  return <p className="soft">{t('energy.nobodyFound')}</p>;
}

function CoverageSentence({ participants }: Pick<Props, 'participants'>): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const rated = participants.filter(({ memberId, coveragePpm }) => memberId !== null && coveragePpm !== null);
  const [best, ...others] = rated.toSorted((a, b) => (b.coveragePpm ?? 0) - (a.coveragePpm ?? 0));
  const least = others.at(-1);
  if (!best || !least) return <p className={styles.sentences}>{t('energy.openHelp')}</p>;
  return (
    <p className={styles.sentences}>
      {t('energy.coverageSentence', {
        least: format.percent(least.coveragePpm),
        leastName: least.memberName ?? '',
        best: format.percent(best.coveragePpm),
        bestName: best.memberName ?? '',
      })}{' '}
      <span className="soft">{t('energy.openHelp')}</span>
    </p>
  );
}
