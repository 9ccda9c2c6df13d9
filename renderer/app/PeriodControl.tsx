import { ActionIcon, Popover, SegmentedControl, UnstyledButton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconSelector } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import { useOperation } from './app-state.ts';
import { FreeDays } from './FreeDays.tsx';
import { useNavigation } from './navigation.ts';
import styles from './PeriodControl.module.css';
import {
  changePeriodKind,
  describePeriod,
  findDays,
  listMonths,
  namePeriod,
  parsePeriod,
  shiftPeriod,
  type CalendarKind,
  type PeriodKind,
} from './period.ts';
import { useCommands } from './use-commands.ts';

/** The one control of the period: ‹ mars 2025 ›, and a click on the name for another length or month. */
export function PeriodControl({ kinds }: { readonly kinds: readonly PeriodKind[] }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { period, setPeriod } = useNavigation();
  const [isOpen, setOpen] = useState(false);
  const name = describePeriod(period, t, format);
  useCommands({
    previousPeriod: () => {
      setPeriod(shiftPeriod(period, -1));
    },
    nextPeriod: () => {
      setPeriod(shiftPeriod(period, 1));
    },
  });
  return (
    <div className={styles.control} role="group" aria-label={t('words.period')}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        aria-label={t('period.previous')}
        onClick={() => {
          setPeriod(shiftPeriod(period, -1));
        }}
      >
        <IconChevronLeft size={18} />
      </ActionIcon>
      <Popover opened={isOpen} onChange={setOpen} position="bottom" trapFocus returnFocus shadow="md">
        <Popover.Target>
          <UnstyledButton
            className={styles.name}
            aria-label={t('period.choose', { period: name })}
            onClick={() => {
              setOpen(!isOpen);
            }}
          >
            {name}
            <IconSelector size={16} aria-hidden />
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          <PeriodPicker
            kinds={kinds}
            onChosen={() => {
              setOpen(false);
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        aria-label={t('period.next')}
        onClick={() => {
          setPeriod(shiftPeriod(period, 1));
        }}
      >
        <IconChevronRight size={18} />
      </ActionIcon>
    </div>
  );
}

interface PickerProps {
  readonly kinds: readonly PeriodKind[];
  readonly onChosen: () => void;
}

function PeriodPicker({ kinds, onChosen }: PickerProps): ReactElement {
  const { t } = useTranslation();
  const { period, setPeriod } = useNavigation();
  const { kind } = parsePeriod(period);
  return (
    <div className={styles.picker}>
      <SegmentedControl
        aria-label={t('period.kind')}
        fullWidth
        value={kind}
        data={kinds.map((value) => ({ value, label: t(`period.${value}`) }))}
        onChange={(next) => {
          setPeriod(changePeriodKind(period, next));
        }}
      />
      {kind === 'free' ? (
        <FreeDays
          {...findDays(period)}
          submitLabel={t('period.show')}
          onSubmit={(days) => {
            setPeriod(namePeriod({ kind, ...days }));
            onChosen();
          }}
        />
      ) : (
        <CalendarChoice kind={kind} onChosen={onChosen} />
      )}
    </div>
  );
}

interface CalendarProps {
  readonly kind: CalendarKind;
  readonly onChosen: () => void;
}

function CalendarChoice({ kind, onChosen }: CalendarProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { months } = useOperation();
  const { period, setPeriod } = useNavigation();
  const [year, setYear] = useState(() => Number(findDays(period).lastDay.slice(0, 4)));
  const count = { month: 12, quarter: 4, year: 0 }[kind];
  const known = new Set(months);
  return (
    <>
      <div className={styles.year}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('period.previousYear')}
          onClick={() => {
            setYear(year - 1);
          }}
        >
          <IconChevronLeft size={18} />
        </ActionIcon>
        <UnstyledButton
          className={styles.yearName}
          disabled={kind !== 'year'}
          onClick={() => {
            setPeriod(String(year));
            onChosen();
          }}
        >
          {year}
        </UnstyledButton>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('period.nextYear')}
          onClick={() => {
            setYear(year + 1);
          }}
        >
          <IconChevronRight size={18} />
        </ActionIcon>
      </div>
      {count > 0 && (
        <div className={styles.grid}>
          {Array.from({ length: count }, (_, index) => {
            const name = namePeriod({ kind, year, index });
            const hasData = listMonths(name).some((month) => known.has(month));
            const long = describePeriod(name, t, format);
            return (
              <UnstyledButton
                key={name}
                className={styles.cell}
                data-known={hasData}
                aria-pressed={name === period}
                onClick={() => {
                  setPeriod(name);
                  onChosen();
                }}
              >
                <span aria-hidden>{kind === 'month' ? format.shortMonth(name) : long.replace(` ${year}`, '')}</span>
                <span className="hidden-visually">{hasData ? t('period.withData', { name: long }) : long}</span>
              </UnstyledButton>
            );
          })}
        </div>
      )}
    </>
  );
}
