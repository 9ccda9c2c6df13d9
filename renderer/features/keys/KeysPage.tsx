import { Button, Tabs } from '@mantine/core';
import { IconArrowsExchange, IconPlus } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../app/app-state.ts';
import { useNavigation, type KeysTab } from '../../app/navigation.ts';
import { PageHeader } from '../../app/PageHeader.tsx';
import { useLeave } from '../../app/typing.ts';
import { KeysPanel } from './KeysPanel.tsx';
import styles from './KeysPage.module.css';
import { PricesPanel } from './PricesPanel.tsx';

/** How the production is split, and at what price: keys and prices, each with its days. */
export function KeysPage(): ReactElement {
  const { t } = useTranslation();
  const { request } = useNavigation();
  const { months } = useOperation();
  const [tab, setTab] = useState<KeysTab>(request.keysTab ?? 'keys');
  const [isAdding, setAdding] = useState(false);
  const [isTrying, setTrying] = useState(false);
  const leave = useLeave();
  const panel = { isAdding, onAdding: setAdding };
  return (
    <>
      <PageHeader
        title={t('keys.title')}
        action={
          !((isAdding || isTrying) && tab === 'keys') && (
            <div className={styles.buttons}>
              {tab === 'keys' && months.length > 0 && (
                <Button
                  variant="default"
                  leftSection={<IconArrowsExchange size={18} aria-hidden />}
                  onClick={() => {
                    leave(() => {
                      setTrying(true);
                    });
                  }}
                >
                  {t('trial.open')}
                </Button>
              )}
              <Button
                leftSection={<IconPlus size={18} aria-hidden />}
                onClick={() => {
                  leave(() => {
                    setAdding(true);
                  });
                }}
              >
                {tab === 'keys' ? t('keys.add') : t('prices.add')}
              </Button>
            </div>
          )
        }
      />
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(chosen) => {
          leave(() => {
            setAdding(false);
            setTrying(false);
            setTab(chosen === 'prices' ? 'prices' : 'keys');
          });
        }}
      >
        <Tabs.List>
          <Tabs.Tab value="keys">{t('keys.tab')}</Tabs.Tab>
          <Tabs.Tab value="prices">{t('prices.tab')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="keys" className={styles.panel}>
          <KeysPanel {...panel} isTrying={isTrying} onTrying={setTrying} />
        </Tabs.Panel>
        <Tabs.Panel value="prices" className={styles.panel}>
          <PricesPanel {...panel} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
