import { Button, Menu, Popover } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { FreeDays } from '../../app/FreeDays.tsx';
import { useNavigation } from '../../app/navigation.ts';
import { describePeriod, findDays, previousYear } from '../../app/period.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { nameAgainst, type Against } from './comparison.ts';
import styles from './EnergyPage.module.css';

interface Props {
  readonly against: Against | null;
  readonly onChoose: (against: Against | null) => void;
}

const relations = ['previous', 'lastYear'] as const;

/** What the period is compared with: the one before, the same a year earlier, or any days. */
export function CompareMenu({ against, onChoose }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { period } = useNavigation();
  const [isTyping, setTyping] = useState(false);
  const button = (
    <Button variant="default" leftSection={<IconGitCompare size={18} aria-hidden />}>
      {t('energy.compare')}
    </Button>
  );
  if (isTyping)
    return (
      <Popover opened onChange={setTyping} position="bottom-end" trapFocus returnFocus shadow="md">
        <Popover.Target>{button}</Popover.Target>
        <Popover.Dropdown>
          <div className={styles.freeDays}>
            <FreeDays
              {...(against?.kind === 'free' ? against : findDays(previousYear(period)))}
              submitLabel={t('energy.compareDo')}
              onSubmit={(days) => {
                setTyping(false);
                onChoose({ kind: 'free', ...days });
              }}
            />
          </div>
        </Popover.Dropdown>
      </Popover>
    );
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        {relations.map((kind) => (
          <Menu.Item
            key={kind}
            onClick={() => {
              onChoose({ kind });
            }}
          >
            {t(`energy.compareWith.${kind}`, {
              period: describePeriod(nameAgainst(period, { kind }), t, format),
            })}
          </Menu.Item>
        ))}
        <Menu.Item
          onClick={() => {
            setTyping(true);
          }}
        >
          {t('energy.compareWith.free')}
        </Menu.Item>
        {against && (
          <>
            <Menu.Divider />
            <Menu.Item
              onClick={() => {
                onChoose(null);
              }}
            >
              {t('energy.compareEnd')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
