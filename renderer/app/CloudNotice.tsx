import { Button, Popover, UnstyledButton } from '@mantine/core';
import { IconCloudExclamation } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineChange } from '../api/engine.ts';
import styles from './CloudNotice.module.css';

/** Says once for each file that its folder is synchronised, and what to do about it. */
export function CloudNotice({ client }: { readonly client: string }): ReactElement {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const note = useEngineChange('operation.noteCloudClient');
  return (
    <Popover opened={isOpen} onChange={setOpen} position="top" width={420} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <UnstyledButton
          className={styles.notice}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          <IconCloudExclamation size={16} aria-hidden />
          {t('cloud.title', { client })}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('cloud.title', { client })}>
        <div className={styles.text}>
          <p>{t('cloud.risk', { client })}</p>
          <p>{t('cloud.advice')}</p>
          <Button
            size="sm"
            loading={note.isPending}
            onClick={() => {
              note.mutate({});
            }}
          >
            {t('cloud.noted')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
