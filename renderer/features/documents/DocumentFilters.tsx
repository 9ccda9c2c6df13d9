import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentEntry } from '#contract';
import { useFormat } from '../../i18n/use-format.ts';
import { listMembers, listYears, noFilter, type DocumentFilter } from './document-list.ts';
import styles from './DocumentsPage.module.css';

interface Props {
  readonly documents: readonly DocumentEntry[];
  readonly filter: DocumentFilter;
  readonly onChange: (filter: DocumentFilter) => void;
}

const kinds = ['invoice', 'credit-note'] as const;

export function DocumentFilters({ documents, filter, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  const { language } = useFormat();
  const years = useMemo(() => listYears(documents), [documents]);
  const members = useMemo(() => listMembers(documents, language), [documents, language]);
  const set = (change: Partial<DocumentFilter>): void => {
    onChange({ ...filter, ...change });
  };
  return (
    <div className={styles.filters} role="search">
      <TextInput
        className={styles.search ?? ''}
        leftSection={<IconSearch size={18} aria-hidden />}
        aria-label={t('documents.search')}
        placeholder={t('documents.search')}
        value={filter.search}
        onChange={(event) => {
          set({ search: event.currentTarget.value });
        }}
      />
      <NativeSelect
        aria-label={t('documents.kind')}
        value={filter.kind}
        data={[
          { value: '', label: t('documents.allKinds') },
          ...kinds.map((value) => ({ value, label: t(`documents.kinds.${value}`) })),
        ]}
        onChange={(event) => {
          set({ kind: kinds.find((kind) => kind === event.currentTarget.value) ?? '' });
        }}
      />
      <NativeSelect
        aria-label={t('documents.year')}
        value={filter.year}
        data={[{ value: '', label: t('documents.allYears') }, ...years]}
        onChange={(event) => {
          set({ year: event.currentTarget.value });
        }}
      />
      <NativeSelect
        className={styles.member ?? ''}
        aria-label={t('documents.member')}
        value={filter.memberId}
        data={[
          { value: '', label: t('documents.allMembers') },
          ...members.map(({ memberId, name }) => ({ value: String(memberId), label: name })),
        ]}
        onChange={(event) => {
          set({ memberId: event.currentTarget.value });
        }}
      />
      {Object.values(filter).some((value) => value !== '') && (
        <Button
          variant="default"
          onClick={() => {
            onChange(noFilter);
          }}
        >
          {t('documents.clear')}
        </Button>
      )}
    </div>
  );
}
