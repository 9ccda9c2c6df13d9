import type { ReactElement } from 'react';
import { isMac } from '../app/machine.ts';
import { listCaps } from '../app/shortcut-keys.ts';
import styles from './KeyCaps.module.css';

/** The keys of a shortcut, drawn as keys. */
export function KeyCaps({ keys }: { readonly keys: string }): ReactElement {
  return (
    <span className={styles.caps}>
      {listCaps(keys, isMac).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}
