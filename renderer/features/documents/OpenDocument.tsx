import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentEntry } from '#contract';
import { useEngineAction } from '../../api/engine.ts';
import { useNavigation } from '../../app/navigation.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { IssuedPdf } from '../../components/IssuedPdf.tsx';
import { CreditDialog } from '../billing/CreditDialog.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { describeState, tellFolder } from './describe-state.ts';
import styles from './DocumentsPage.module.css';

interface Props {
  readonly document: DocumentEntry;
  readonly onOpen: (documentId: number) => void;
  readonly onClose: () => void;
}

/** One document as it was issued, and what may be done with it. */
export function OpenDocument({ document, onOpen, onClose }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { goTo, setPeriod } = useNavigation();
  const save = useEngineAction('billing.saveDocument');
  const show = useEngineAction('documents.showInFolder');
  const [isCrediting, setCrediting] = useState(false);
  const { documentId, kind, number, period, creditedBy } = document;
  const state = describeState(document, t);
  const told = tellFolder(save.data, show.data?.state, t);
  return (
    <div className={styles.open} role="group" aria-label={`${t(`billing.documentKind.${kind}`)} ${number}`}>
      <div className={styles.openHead}>
        <h2>
          {t(`billing.documentKind.${kind}`)} {number}
        </h2>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('app.close')} onClick={onClose}>
          <IconX size={18} aria-hidden />
        </ActionIcon>
      </div>
      <p className="soft">
        {document.memberName} · {format.range(document.firstDay, document.lastDay)} ·{' '}
        {format.money(document.grossCents)}
        {state !== null && ` · ${state}`}
      </p>
      <div className={styles.deeds}>
        <Button
          loading={save.isPending}
          onClick={() => {
            show.reset();
            save.mutate({ documentId });
          }}
        >
          {t('documents.save')}
        </Button>
        <Button
          variant="default"
          loading={show.isPending}
          onClick={() => {
            save.reset();
            show.mutate({ documentId });
          }}
        >
          {t('app.showInFolder')}
        </Button>
        {period !== null && (
          <Button
            variant="default"
            onClick={() => {
              setPeriod(period);
              goTo('billing', { billingStep: 'send' });
            }}
          >
            {t('documents.openRun')}
          </Button>
        )}
        {kind === 'invoice' && creditedBy === null && (
          <Button
            variant="default"
            aria-label={t('billing.creditFor', { number })}
            onClick={() => {
              setCrediting(true);
            }}
          >
            {t('billing.credit')}
          </Button>
        )}
      </div>
      <div role="status">{told !== null && <p className="soft">{told}</p>}</div>
      <ErrorNotice error={save.error ?? show.error} />
      <div className={styles.pdf}>
        <IssuedPdf document={document} />
      </div>
      {isCrediting && (
        <CreditDialog
          document={document}
          onClose={() => {
            setCrediting(false);
          }}
          onIssued={onOpen}
        />
      )}
    </div>
  );
}
