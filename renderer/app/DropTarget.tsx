import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './DropTarget.module.css';

/** Says, while files are held over the window, that they may be dropped anywhere. The preload takes them. */
export function DropTarget(): ReactElement | null {
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const count =
      (by: number) =>
      (event: DragEvent): void => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        depth = Math.max(0, depth + by);
        setOver(depth > 0);
      };
    const leave = (): void => {
      depth = 0;
      setOver(false);
    };
    const [entered, left] = [count(1), count(-1)];
    window.addEventListener('dragenter', entered);
    window.addEventListener('dragleave', left);
    window.addEventListener('drop', leave);
    return () => {
      window.removeEventListener('dragenter', entered);
      window.removeEventListener('dragleave', left);
      window.removeEventListener('drop', leave);
    };
  }, []);
  if (!isOver) return null;
  return (
    <div className={styles.target} role="status">
      <IconFileImport size={40} stroke={1.5} aria-hidden />
      <span>{t('app.dropHere')}</span>
    </div>
  );
}
