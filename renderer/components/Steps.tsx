import { UnstyledButton } from '@mantine/core';
import type { ReactElement } from 'react';
import { StateMark } from './StateMark.tsx';
import styles from './Steps.module.css';

interface Props<Step extends string> {
  /** What the steps lead to, for readers. */
  readonly label: string;
  readonly steps: readonly Step[];
  readonly names: Readonly<Record<Step, string>>;
  readonly current: Step;
  /** Steps where something is left to correct, and the word for it. */
  readonly wrong?: { readonly steps: ReadonlySet<Step>; readonly label: string };
  readonly onChoose: (step: Step) => void;
}

/** Steps of one piece of work across the top of a page; any of them can be gone to. */
export function Steps<Step extends string>({
  label,
  steps,
  names,
  current,
  wrong,
  onChoose,
}: Props<Step>): ReactElement {
  return (
    <nav aria-label={label}>
      <ol className={styles.steps} style={{ gridTemplateColumns: `repeat(${steps.length}, minmax(0, 1fr))` }}>
        {steps.map((step, index) => (
          <li key={step} data-past={index < steps.indexOf(current)}>
            <UnstyledButton
              className={styles.step}
              aria-current={step === current ? 'step' : undefined}
              onClick={() => {
                onChoose(step);
              }}
            >
              <span className={styles.number} aria-hidden>
                {index + 1}
              </span>
              <span className={styles.name}>
                {names[step]}
                {wrong?.steps.has(step) === true && <StateMark kind="todo" label={wrong.label} />}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </nav>
  );
}
