import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../app/navigation.ts';
import { StateMark } from '../../components/StateMark.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import type { Task } from './checklist.ts';
import styles from './HomePage.module.css';

const buttons = {
  import: 'home.importButton',
  gaps: 'home.gapsButton',
  meters: 'home.metersButton',
  points: 'home.pointsButton',
  bills: 'home.billsButton',
  send: 'home.sendButton',
} as const;

export function Checklist({ tasks }: { readonly tasks: readonly Task[] }): ReactElement {
  const { t } = useTranslation();
  const { goTo } = useNavigation();
  const first = tasks.find((task) => task.target);
  return (
    <ol className={styles.tasks}>
      {tasks.map((task) => {
        const { name, state, target } = task;
        return (
          <li key={name} data-state={state}>
            <StateMark kind={state} label={t(`home.state.${state}`)} />
            <Sentence task={task} />
            {target && (
              <Button
                variant={task === first ? 'filled' : 'default'}
                onClick={() => {
                  goTo(target.page, target.step ? { billingStep: target.step } : {});
                }}
              >
                {t(buttons[name])}
              </Button>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Sentence({ task: { sentence } }: { readonly task: Task }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  if ('day' in sentence) return <p>{t(`home.${sentence.key}`, { date: format.day(sentence.day) })}</p>;
  if ('cents' in sentence)
    return <p>{t(`home.${sentence.key}`, { count: sentence.count, amount: format.money(sentence.cents) })}</p>;
  if ('count' in sentence) return <p>{t(`home.${sentence.key}`, { count: sentence.count })}</p>;
  return <p>{t(`home.${sentence.key}`)}</p>;
}
