import { Button, Modal } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintedRun } from '#contract';
import { useJob } from '../../api/use-job.ts';
import { useEngineWork } from '../../api/use-work.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { JobBar } from '../../components/JobBar.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PdfView } from '../../components/PdfView.tsx';
import { WorkNotice } from '../../components/WorkNotice.tsx';
import styles from './RunPreview.module.css';

interface Props {
  readonly run: PrintedRun;
  readonly count: number;
}

/** The button that shows all bills of a run as they will be printed. */
export function RunPreview({ run, count }: Props): ReactElement {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPrinter size={18} aria-hidden />}
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('billing.previewAll')}
      </Button>
      {isOpen && (
        <Preview
          run={run}
          count={count}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

function Preview({ run, count, onClose }: Props & { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const work = useEngineWork('billing.previewRun', { run });
  const saving = useJob('billing.saveRunPdf', { refreshes: false });
  const close = (): void => {
    saving.cancel();
    onClose();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('billing.previewTitle', { count })}
      size="min(1100px, 94vw)"
      yOffset="3vh"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <div className={styles.preview}>
        <WorkNotice work={work} title={t('billing.pdfBusy')} />
        {work.query.data && (
          <>
            <div className={styles.head}>
              <p className="soft">{t('billing.printText')}</p>
              <Button disabled={saving.isRunning} onClick={() => void saving.start({ run })}>
                {t('billing.print')}
              </Button>
            </div>
            <JobBar job={saving} title={t('billing.exporting')} />
            <ErrorNotice error={saving.error} />
            {saving.result && <Notice kind="done" title={t('billing.printed', { name: saving.result.fileName })} />}
            <PdfView bytes={work.query.data} documentKey="run" label={t('billing.previewTitle', { count })} hasPages />
          </>
        )}
      </div>
    </Modal>
  );
}
