import { UnstyledButton } from '@mantine/core';
import { useEffect, useRef, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import styles from './PickList.module.css';

interface Props<Item> {
  readonly items: readonly Item[];
  readonly getKey: (item: Item) => string;
  readonly current: Item;
  readonly onChoose: (item: Item) => void;
  readonly children: (item: Item) => ReactNode;
}

/** A list of which one is shown beside it: one stop for the tab key, the arrows choose. */
export function PickList<Item>({ items, getKey, current, onChoose, children }: Props<Item>): ReactElement {
  const list = useRef<HTMLUListElement>(null);
  const index = items.indexOf(current);
  useEffect(() => {
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  }, [index]);
  const turn = (event: KeyboardEvent): void => {
    const target = findTarget(event.key, index, items.length);
    const next = target === undefined ? undefined : items[target];
    if (target === undefined || next === undefined) return;
    event.preventDefault();
    onChoose(next);
    list.current?.querySelectorAll('button')[target]?.focus();
  };
  return (
    <ul className={styles.items} ref={list} onKeyDown={turn}>
      {items.map((item) => (
        <li key={getKey(item)}>
          <UnstyledButton
            className={styles.item}
            aria-current={item === current}
            tabIndex={item === current ? 0 : -1}
            onClick={() => {
              onChoose(item);
            }}
          >
            {children(item)}
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

function findTarget(key: string, index: number, length: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(index + 1, length - 1);
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return undefined;
  }
}
