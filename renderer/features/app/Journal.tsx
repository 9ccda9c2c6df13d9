import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineQuery } from '../../api/engine.ts';
import { useOperation } from '../../app/app-state.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Loading } from '../../components/Loading.tsx';
import table from '../../components/table.module.css';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './SettingsPage.module.css';

const PAGE = 50;
const TYPING_MS = 200;

/** What was done to the file, newest first: no entry can be changed or removed. */
export function Journal(): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { timeZone } = useOperation();
  const [typed, setTyped] = useState('');
  const [offset, setOffset] = useState(0);
  const [search] = useDebouncedValue(typed, TYPING_MS);
  const journal = useEngineQuery('journal.list', { search, offset });
  const { data } = journal;
  return (
    <div className={styles.wide}>
      <p className="soft">{t('journal.text')}</p>
      <TextInput
        className={styles.search ?? ''}
        leftSection={<IconSearch size={18} aria-hidden />}
        aria-label={t('journal.search')}
        placeholder={t('journal.search')}
        maxLength={200}
        value={typed}
        onChange={(event) => {
          setOffset(0);
          setTyped(event.currentTarget.value);
        }}
      />
      <ErrorNotice error={journal.error} onRetry={() => void journal.refetch()} />
      {journal.isPending && <Loading />}
      {data?.total === 0 && <p className="soft">{t('journal.nothing')}</p>}
      {data && data.total > 0 && (
        <>
          <div className={table.scroll}>
            <table className={table.table}>
              <thead>
                <tr>
                  <th scope="col">{t('journal.number')}</th>
                  <th scope="col">{t('journal.date')}</th>
                  <th scope="col">{t('journal.what')}</th>
                </tr>
              </thead>
              <tbody>
                {data.entries.map(({ entryId, atUtc, text }) => (
                  <tr key={entryId}>
                    <th scope="row">{entryId}</th>
                    <td className="nowrap">{format.instant(atUtc, timeZone)}</td>
                    <td className={styles.entry}>{text}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div className={styles.saveBar}>
            <Button
              variant="default"
              disabled={offset === 0}
              onClick={() => {
                setOffset(Math.max(0, offset - PAGE));
              }}
            >
              {t('journal.newer')}
            </Button>
            <Button
              variant="default"
              disabled={offset + PAGE >= data.total}
              onClick={() => {
                setOffset(offset + PAGE);
              }}
            >
              {t('journal.older')}
            </Button>
            <span className="soft" role="status">
              {t('journal.range', {
                from: offset + 1,
                to: offset + data.entries.length,
                count: data.total,
              })}
            </span>
          </div>
        </>
      )}
    </div>
  );
}
