import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyEntry, KeyMeter } from '#contract';
import { Notice } from '../../components/Notice.tsx';
import table from '../../components/table.module.css';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './KeysPage.module.css';
import { MeterName } from './MeterName.tsx';

interface Props {
  readonly entry: KeyEntry;
  readonly meters: readonly KeyMeter[];
  readonly isRemoving: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

/** A key as it is: its rule in one sentence, its figures, and what may be done with it. */
export function KeyView({ entry, meters, isRemoving, onEdit, onRemove }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { key, billedUntil } = entry;
  const base = key.kind === 'quota' ? key.base : key;
  return (
    <section className={styles.card} aria-labelledby="key-title">
      <div className={styles.head}>
        <h2 id="key-title">{t(`words.key.${key.kind}`)}</h2>
        {billedUntil === null && (
          <div className={styles.buttons}>
            <Button variant="default" onClick={onEdit}>
              {t('keys.change')}
            </Button>
            <Button variant="default" loading={isRemoving} onClick={onRemove}>
              {t('keys.remove')}
            </Button>
          </div>
        )}
      </div>
      <p>{t(`keys.explain.${key.kind}`)}</p>
      {billedUntil !== null && (
        <Notice kind="info" title={t('keys.billedTitle')}>
          <p>{t('keys.billedText', { date: format.day(billedUntil) })}</p>
        </Notice>
      )}
      {key.kind === 'static' && (
        <Bars
          entries={key.sharesPpm}
          meters={meters}
          title={t('keys.share')}
          write={format.share}
          total={t('keys.sum')}
        />
      )}
      {key.kind === 'quota' && (
        <Bars
          entries={key.ceilingsWmin}
          meters={meters}
          title={t(`keys.ceilingPer.${key.period}`)}
          write={format.energy}
        />
      )}
      {key.kind === 'quota' && <p className="soft">{t(`keys.baseText.${key.base.kind}`)}</p>}
      {base.kind === 'priority' && <Groups groups={base.groups} meters={meters} />}
    </section>
  );
}

interface BarsProps {
  readonly entries: Readonly<Record<string, number>>;
  readonly meters: readonly KeyMeter[];
  readonly title: string;
  readonly write: (value: number) => string;
  /** Name of the sum, where the figures have one. */
  readonly total?: string;
}

function Bars({ entries, meters, title, write, total }: BarsProps): ReactElement {
  const { t } = useTranslation();
  const rows = Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1));
  const largest = Math.max(1, ...Object.values(entries));
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('keys.participant')}</th>
            <th scope="col" className={table.number}>
              {title}
            </th>
            <th scope="col" className={styles.barColumn}>
              <span className="hidden-visually">{t('keys.bar')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([meterId, value]) => (
            <tr key={meterId}>
              <th scope="row">
                <MeterName meterId={meterId} meters={meters} />
              </th>
              <td className={table.number}>{write(value)}</td>
              <td>
                <Bar part={value / largest} />
              </td>
            </tr>
          ))}
        </tbody>
        {total !== undefined && (
          <tfoot>
            <tr>
              <th scope="row">{total}</th>
              <td className={table.number}>{write(rows.reduce((sum, [, value]) => sum + value, 0))}</td>
              <td />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** A part of the largest figure of its column. */
export function Bar({ part }: { readonly part: number }): ReactElement {
  return (
    <div className={styles.bar} aria-hidden>
      <div style={{ width: `${Math.min(1, part) * 100}%` }} />
    </div>
  );
}

function Groups({
  groups,
  meters,
}: {
  readonly groups: readonly (readonly string[])[];
  readonly meters: readonly KeyMeter[];
}): ReactElement {
  const { t } = useTranslation();
  return (
    <ol className={styles.groups}>
      {groups.map((group, index) => (
        <li key={index} className={styles.group}>
          <h3>{t('keys.group', { number: index + 1 })}</h3>
          <ul className={styles.members}>
            {group.map((meterId) => (
              <li key={meterId}>
                <MeterName meterId={meterId} meters={meters} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
