import { Button, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../app/navigation.ts';
import { StateMark } from '../../components/StateMark.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import type { makeChecklist, Task } from './checklist.ts';
import styles from './HomePage.module.css';

const buttons = {
  import: 'home.importButton',
  gaps: 'home.gapsButton',
  meters: 'home.metersButton',
  points: 'home.pointsButton',
  bills: 'home.billsButton',
  send: 'home.sendButton',
  older: 'home.olderButton',
} as const;

export function Checklist({ tasks, more }: ReturnType<typeof makeChecklist>): ReactElement {
  const { t } = useTranslation();
  const { goTo, setPeriod } = useNavigation();
  const first = tasks.find((task) => task.target);
  return (
    <ol className={styles.tasks}>
      {tasks.map((task) => {
        const { name, state, target } = task;
        return (
          <li key={`${name} ${target?.period ?? ''}`} data-state={state}>
            <StateMark kind={state} label={t(`home.state.${state}`)} />
            <Sentence task={task} />
            {target && (
              <Button
                variant={task === first ? 'filled' : 'default'}
                onClick={() => {
                  if (target.period !== undefined) setPeriod(target.period);
                  goTo(target.page, target.step ? { billingStep: target.step } : {});
                }}
              >
                {t(buttons[name])}
              </Button>
            )}
          </li>
        );
      })}
      {more > 0 && (
        <li className={styles.more}>
          <UnstyledButton
            className={styles.moreButton}
            onClick={() => {
              goTo('billing');
            }}
          >
            {t('home.more', { count: more })}
            <IconChevronRight size={16} aria-hidden />
          </UnstyledButton>
        </li>
      )}
    </ol>
  );
}

function Sentence({ task: { sentence } }: { readonly task: Task }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  if (sentence.key === 'importLagging')
    return <p>{t('home.importLagging', { count: sentence.count, date: format.day(sentence.day) })}</p>;
  if ('month' in sentence) return <p>{t('home.olderTodo', { month: format.month(sentence.month) })}</p>;
  if ('day' in sentence) return <p>{t(`home.${sentence.key}`, { date: format.day(sentence.day) })}</p>;
  if ('cents' in sentence)
    return <p>{t(`home.${sentence.key}`, { count: sentence.count, amount: format.money(sentence.cents) })}</p>;
  if ('count' in sentence) return <p>{t(`home.${sentence.key}`, { count: sentence.count })}</p>;
  return <p>{t(`home.${sentence.key}`)}</p>;
}
