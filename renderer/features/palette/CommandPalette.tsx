import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcuts } from '#contract';
import { focusLater } from '../../components/focus-later.ts';
import { KeyCaps } from '../../components/KeyCaps.tsx';
import styles from './CommandPalette.module.css';
import { findEntries, type EntryGroup } from './find-entries.ts';
import { usePaletteEntries, type PaletteEntry } from './use-palette-entries.ts';

interface Props {
  readonly onClose: () => void;
  readonly onHelp: () => void;
}

/** Pages, actions, months and participants, one line away from anywhere. */
export function CommandPalette({ onClose, onHelp }: Props): ReactElement {
  const { t } = useTranslation();
  // where the keyboard was: it goes back there if nothing is chosen
  const before = useRef(document.activeElement);
  const giveUp = (): void => {
    onClose();
    focusLater(() => before.current);
  };
  const run = (entry: PaletteEntry): void => {
    onClose();
    focusLater(() => document.getElementById('content'));
    entry.run();
  };
  return (
    <Modal.Root
      opened
      onClose={giveUp}
      returnFocus={false}
      size={600}
      yOffset="12vh"
      padding={0}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')}>
        <Finder onRun={run} onHelp={onHelp} />
      </Modal.Content>
    </Modal.Root>
  );
}

interface FinderProps {
  readonly onRun: (entry: PaletteEntry) => void;
  readonly onHelp: () => void;
}

function Finder({ onRun, onHelp }: FinderProps): ReactElement {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [current, setCurrent] = useState(0);
  const found = findEntries(usePaletteEntries(onHelp), typed);
  const optionId = (index: number): string => `${id}-${index}`;

  useEffect(() => {
    document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, current]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const target = moveBy(event.key, current, found.length);
    const chosen = found[current];
    if (target !== undefined) setCurrent(target);
    else if (event.key === 'Enter' && chosen) onRun(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.finder}>
      <div className={styles.line}>
        <IconSearch size={20} aria-hidden />
        <input
          className={styles.input}
          // at once: the letters that follow the keys of the palette are meant for it
          ref={focusNow}
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={found.length === 0 ? undefined : optionId(current)}
          aria-label={t('palette.placeholder')}
          placeholder={t('palette.placeholder')}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setCurrent(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={`${id}-list`} className={styles.list} role="listbox" aria-label={t('palette.title')}>
        {splitByGroup(found).map(({ group, first, entries }) => (
          <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
            <div id={`${id}-${group}`} className={styles.group} role="presentation">
              {t(`palette.group.${group}`)}
            </div>
            {entries.map((entry, index) => (
              <Option
                key={entry.id}
                id={optionId(first + index)}
                entry={entry}
                isCurrent={first + index === current}
                onPoint={() => {
                  setCurrent(first + index);
                }}
                onRun={() => {
                  onRun(entry);
                }}
              />
            ))}
          </div>
        ))}
      </div>
      <p className={found.length === 0 ? styles.nothing : 'hidden-visually'} role="status">
        {found.length === 0 ? t('palette.nothing', { typed }) : t('palette.count', { count: found.length })}
      </p>
    </div>
  );
}

function focusNow(input: HTMLInputElement | null): void {
  input?.focus();
}

/** Where the keys lead in a list of `count`, round its ends; undefined for other keys. */
function moveBy(key: string, current: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'ArrowDown') return (current + 1) % count;
  if (key === 'ArrowUp') return (current + count - 1) % count;
  if (key === 'PageDown') return Math.min(current + 6, count - 1);
  if (key === 'PageUp') return Math.max(current - 6, 0);
  return undefined;
}

interface Section {
  readonly group: EntryGroup;
  /** Place of its first entry among all. */
  readonly first: number;
  readonly entries: PaletteEntry[];
}

function splitByGroup(found: readonly PaletteEntry[]): Section[] {
  const sections: Section[] = [];
  found.forEach((entry, index) => {
    const last = sections.at(-1);
    if (last?.group === entry.group) last.entries.push(entry);
    else sections.push({ group: entry.group, first: index, entries: [entry] });
  });
  return sections;
}

interface OptionProps {
  readonly id: string;
  readonly entry: PaletteEntry;
  readonly isCurrent: boolean;
  readonly onPoint: () => void;
  readonly onRun: () => void;
}

function Option({ id, entry, isCurrent, onPoint, onRun }: OptionProps): ReactElement {
  const { icon: EntryIcon, label, command } = entry;
  return (
    <div
      id={id}
      className={styles.option}
      role="option"
      aria-selected={isCurrent}
      onMouseMove={onPoint}
      onClick={onRun}
    >
      <EntryIcon size={18} stroke={1.75} aria-hidden />
      <span className={styles.label}>{label}</span>
      {command && <KeyCaps keys={shortcuts[command]} />}
    </div>
  );
}
