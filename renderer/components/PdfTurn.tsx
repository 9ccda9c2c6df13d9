import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useEffect, useState, type ReactElement, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './PdfView.module.css';

interface Props {
  /** What scrolls; its children are the pages. */
  readonly view: RefObject<HTMLElement | null>;
  readonly pages: number;
}

/** Which page of a document is in sight, and the way to the next one and back. */
export function PdfTurn({ view, pages }: Props): ReactElement {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  useEffect(() => {
    const element = view.current;
    if (!element) return undefined;
    const follow = (): void => {
      setPage(findPage(element));
    };
    element.addEventListener('scroll', follow, { passive: true });
    return () => {
      element.removeEventListener('scroll', follow);
    };
  }, [view]);
  const turn = (by: 1 | -1): void => {
    const next = Math.min(Math.max(page + by, 1), pages);
    setPage(next);
    view.current?.children[next - 1]?.scrollIntoView({ block: 'start' });
  };
  const button = (by: 1 | -1, label: string, icon: ReactElement): ReactElement => (
    <ActionIcon
      variant="default"
      size={30}
      aria-label={label}
      title={label}
      disabled={page + by < 1 || page + by > pages}
      onClick={() => {
        turn(by);
      }}
    >
      {icon}
    </ActionIcon>
  );
  return (
    <div className={styles.zoom} role="toolbar" aria-label={t('billing.pages')}>
      {button(-1, t('billing.previousPage'), <IconChevronUp size={16} aria-hidden />)}
      <span role="status" className="small">
        {t('billing.pdfPage', { page, pages })}
      </span>
      {button(1, t('billing.nextPage'), <IconChevronDown size={16} aria-hidden />)}
    </div>
  );
}

/** The last page that begins in the upper half of what is in sight. */
function findPage(view: HTMLElement): number {
  const half = view.getBoundingClientRect().top + view.clientHeight / 2;
  const begun = [...view.children].filter((child) => child.getBoundingClientRect().top <= half).length;
  return Math.max(begun, 1);
}
