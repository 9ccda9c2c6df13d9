import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileProblem } from '#contract';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './ImportSheet.module.css';

/** Remarks on a file, each with its line. */
export function ProblemList({ problems }: { readonly problems: readonly FileProblem[] }): ReactElement | null {
  const { t } = useTranslation();
  const format = useFormat();
  if (problems.length === 0) return null;
  return (
    <ul className={styles.problems}>
      {problems.map((problem, index) => (
        <li key={`${problem.code} ${index}`}>
          {problem.line !== null && (
            <span className={styles.line}>{t('import.line', { line: format.integer(problem.line) })}</span>
          )}
          <span>{t(`problem.${problem.code}`, problem.params)}</span>
        </li>
      ))}
    </ul>
  );
}
