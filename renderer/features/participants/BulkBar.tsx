import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconChevronDown, IconX } from '@tabler/icons-react';
import { useState, type ReactElement, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineAction } from '../../api/engine.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { EndDialog } from './EndDialog.tsx';
import { LanguageDialog } from './LanguageDialog.tsx';
import { toMembersTable } from './members-table.ts';
import type { ParticipantRow } from './participant-rows.ts';
import styles from './ParticipantsPage.module.css';
import { PriceDialog } from './PriceDialog.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';

interface Props {
  readonly rows: readonly ParticipantRow[];
  readonly onClear: () => void;
  readonly ref: Ref<HTMLDivElement>;
}

const dialogs = { language: LanguageDialog, end: EndDialog, price: PriceDialog, remove: RemoveDialog } as const;
const changes = ['language', 'end', 'price', 'remove'] as const;

/** What can be done with all selected participants at once. */
export function BulkBar({ rows, onClear, ref }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const [asked, setAsked] = useState<keyof typeof dialogs | null>(null);
  const copy = useEngineAction('participants.copyAddresses');
  const save = useEngineAction('energy.saveTable');
  const Dialog = asked && dialogs[asked];
  const saveAs = (kind: 'csv' | 'xlsx') => () => {
    copy.reset();
    save.mutate({ title: t('participants.exportTitle'), kind, table: toMembersTable(rows, t) });
  };
  return (
    <div ref={ref} className={styles.bulk} role="group" aria-label={t('participants.bulk')}>
      <strong>{t('participants.selected', { count: rows.length })}</strong>
      <Menu position="bottom-start" shadow="md">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
            {t('participants.bulkChange')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {changes.map((change) => (
            <Menu.Item
              key={change}
              onClick={() => {
                setAsked(change);
              }}
            >
              {t(`participants.change.${change}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Menu position="bottom-start" shadow="md">
        <Menu.Target>
          <Button variant="default" loading={save.isPending} rightSection={<IconChevronDown size={16} aria-hidden />}>
            {t('participants.export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={saveAs('csv')}>{t('energy.saveCsv')}</Menu.Item>
          <Menu.Item onClick={saveAs('xlsx')}>{t('energy.saveXlsx')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button
        variant="default"
        onClick={() => {
          save.reset();
          copy.mutate({ memberIds: listIds(rows) });
        }}
      >
        {t('participants.copy')}
      </Button>
      <span role="status" className="soft small">
        {copy.data && t('participants.copied', { count: copy.data.count })}
        {save.data && t('energy.saved', { name: save.data.fileName })}
      </span>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={34}
        className={styles.clear}
        aria-label={t('participants.clear')}
        title={t('participants.clear')}
        onClick={onClear}
      >
        <IconX size={18} aria-hidden />
      </ActionIcon>
      <ErrorNotice error={copy.error ?? save.error} />
      {Dialog && (
        <Dialog
          rows={rows}
          format={format}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </div>
  );
}

export function listIds(rows: readonly ParticipantRow[]): number[] {
  return rows.map(({ participant }) => participant.memberId);
}
