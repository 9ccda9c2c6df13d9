import { TextInput } from '@mantine/core';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { textLimits, type SettingsContents } from '#contract';
import { useEngineChange, useEngineQuery } from '../../api/engine.ts';
import { useTyping } from '../../app/typing.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Loading } from '../../components/Loading.tsx';
import table from '../../components/table.module.css';
import { useTooLong } from '../../components/use-too-long.ts';
import { formatMeter } from '../../i18n/format-meter.ts';
import { NO_VALUE } from '../../i18n/format.ts';
import { SaveBar } from './SaveBar.tsx';
import styles from './SettingsPage.module.css';

/** Names of meters, as people call the places. */
export function LabelSettings(): ReactElement {
  const settings = useEngineQuery('settings.get', {});
  return (
    <div className={styles.wide}>
      <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />
      {settings.isPending && <Loading />}
      {settings.data && <Labels meters={settings.data.meters} />}
    </div>
  );
}

function Labels({ meters }: Pick<SettingsContents, 'meters'>): ReactElement {
  const { t } = useTranslation();
  const tooLong = useTooLong();
  const save = useEngineChange('settings.saveLabels');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  useTyping(Object.keys(typed).length > 0 && !save.isSuccess);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    save.mutate({ labels: Object.entries(typed).map(([meterId, label]) => ({ meterId, label: label.trim() })) });
  };
  if (meters.length === 0) return <p>{t('settings.noMeter')}</p>;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className="soft">{t('settings.labelsText')}</p>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('words.meter')}</th>
              <th scope="col">{t('settings.owner')}</th>
              <th scope="col">{t('settings.label')}</th>
            </tr>
          </thead>
          <tbody>
            {meters.map(({ meterId, label, ownerName }) => (
              <tr key={meterId}>
                <th scope="row" className="nowrap">
                  {formatMeter(meterId)}
                </th>
                <td>{ownerName ?? NO_VALUE}</td>
                <td>
                  <TextInput
                    aria-label={t('settings.labelOf', { meter: formatMeter(meterId) })}
                    value={typed[meterId] ?? label}
                    error={tooLong(typed[meterId] ?? '', textLimits.line)}
                    onChange={(event) => {
                      save.reset();
                      setTyped({ ...typed, [meterId]: event.currentTarget.value });
                    }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <SaveBar isPending={save.isPending} isSaved={save.isSuccess} error={save.error} />
    </form>
  );
}
