import { useState, type KeyboardEvent, type MouseEvent, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mapMargins } from '../../charts/year-map-option.ts';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './EnergyPage.module.css';

interface Props {
  readonly days: readonly string[];
  readonly openDay: string | null;
  readonly onOpen: (day: string) => void;
  readonly children: ReactNode;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
  PageUp: -30,
  PageDown: 30,
  Home: -Infinity,
  End: Infinity,
};

/** Lets a day of the map be chosen by mouse and by keyboard, and frames the one chosen. */
export function DayCursor({ days, openDay, onOpen, children }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const [moved, setMoved] = useState<number | null>(null);
  const open = openDay === null ? -1 : days.indexOf(openDay);
  const cursor = moved ?? Math.max(open, 0);
  const day = days[cursor] ?? '';
  const choose = (index: number): void => {
    const chosen = days[index];
    if (chosen === undefined) return;
    setMoved(null);
    onOpen(chosen);
  };
  const onClick = (event: MouseEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const width = box.width - mapMargins.left - mapMargins.right;
    choose(Math.floor(((event.clientX - box.left - mapMargins.left) / width) * days.length));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step !== undefined) setMoved(Math.min(days.length - 1, Math.max(0, cursor + step)));
    else if (event.key === 'Enter' || event.key === ' ') choose(cursor);
    else return;
    event.preventDefault();
  };
  return (
    <div
      className={styles.map}
      role="slider"
      tabIndex={0}
      aria-label={t('energy.mapDay')}
      aria-valuemin={1}
      aria-valuemax={days.length}
      aria-valuenow={cursor + 1}
      aria-valuetext={format.day(day)}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      {children}
      {(open >= 0 || moved !== null) && (
        <i
          className={styles.cursor}
          data-moved={moved !== null}
          style={{
            left: `calc(${mapMargins.left}px + (100% - ${mapMargins.left + mapMargins.right}px) * ${cursor / days.length})`,
            width: `calc((100% - ${mapMargins.left + mapMargins.right}px) / ${days.length})`,
            top: mapMargins.top,
            bottom: mapMargins.bottom,
          }}
        />
      )}
      {moved !== null && <span className={styles.cursorName}>{format.weekday(day)}</span>}
    </div>
  );
}
