import { TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import table from '../../components/table.module.css';
import styles from './KeysPage.module.css';
import { Bar } from './KeyView.tsx';
import { MeterName, type NamedMeter } from './MeterName.tsx';

interface Props {
  readonly title: string;
  readonly meters: readonly NamedMeter[];
  /** Meter id → figure as typed. */
  readonly typed: Readonly<Record<string, string>>;
  /** Null where nothing is typed, undefined where it is no figure. */
  readonly parse: (text: string | undefined) => number | null | undefined;
  readonly label: (memberName: string) => string;
  readonly error: string;
  readonly placeholder?: string;
  readonly onChange: (typed: Readonly<Record<string, string>>) => void;
}

/** One figure per meter, typed beside its bar. */
export function MeterFigures({
  title,
  meters,
  typed,
  parse,
  label,
  error,
  placeholder = '',
  onChange,
}: Props): ReactElement {
  const { t } = useTranslation();
  const largest = Math.max(1, ...meters.map(({ meterId }) => parse(typed[meterId]) ?? 0));
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('keys.participant')}</th>
            <th scope="col">{title}</th>
            <th scope="col" className={styles.barColumn}>
              <span className="hidden-visually">{t('keys.bar')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {meters.map(({ meterId, memberName }) => {
            const figure = parse(typed[meterId]);
            return (
              <tr key={meterId}>
                <th scope="row">
                  <MeterName meterId={meterId} meters={meters} />
                </th>
                <td className={styles.figure}>
                  <TextInput
                    id={`figure-${meterId}`}
                    aria-label={label(memberName)}
                    placeholder={placeholder}
                    inputMode="decimal"
                    value={typed[meterId] ?? ''}
                    error={figure === undefined && error}
                    onChange={(event) => {
                      onChange({ ...typed, [meterId]: event.currentTarget.value });
                    }}
                  />
                </td>
                <td>
                  <Bar part={(figure ?? 0) / largest} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
