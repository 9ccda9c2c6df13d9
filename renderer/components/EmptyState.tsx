import type { ReactElement, ReactNode } from 'react';
import styles from './EmptyState.module.css';

export type EmptyDrawing = 'curve' | 'people' | 'paper';

interface Props {
  readonly drawing: EmptyDrawing;
  readonly title: string;
  readonly text: string;
  readonly action?: ReactNode;
}

const strokes: Readonly<Record<EmptyDrawing, ReactElement>> = {
  // a sun over the curve of a day
  curve: (
    <>
      <circle cx="80" cy="30" r="12" />
      <path d="M80 6v6M80 48v6M56 30h6M98 30h6M63 13l4 4M93 43l4 4M97 13l-4 4M67 43l-4 4" />
      <path d="M8 92h144" />
      <path d="M14 86c22 0 28-22 44-22s18 14 30 14 22-12 58-10" />
    </>
  ),
  // three houses on one wire
  people: (
    <>
      <path d="M12 92V60l18-16 18 16v32zM62 92V52l20-18 20 18v40zM114 92V60l18-16 18 16v32z" />
      <path d="M24 92V76h12v16M76 92V74h12v18M126 92V76h12v16" />
      <path d="M30 44C42 20 70 18 82 34M82 34c12-16 40-14 50 10" strokeDasharray="3 5" />
    </>
  ),
  // a bill with its lines
  paper: (
    <>
      <path d="M50 8h44l20 20v68H50z" />
      <path d="M94 8v20h20" />
      <path d="M62 44h40M62 56h40M62 68h26" />
      <path d="M88 84h14" />
    </>
  ),
};

export function EmptyState({ drawing, title, text, action }: Props): ReactElement {
  return (
    <section className={styles.empty}>
      <svg viewBox="0 0 160 104" width={160} height={104} aria-hidden>
        {strokes[drawing]}
      </svg>
      <h2>{title}</h2>
      <p className="soft">{text}</p>
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </section>
  );
}
