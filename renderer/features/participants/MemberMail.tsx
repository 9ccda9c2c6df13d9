import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssuedDocument } from '#contract';
import { useEngineQuery } from '../../api/engine.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Loading } from '../../components/Loading.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import styles from './ParticipantsPage.module.css';

/** The e-mail that goes with a member's last document. */
export function MemberMail({ memberId }: { readonly memberId: number }): ReactElement {
  const { t } = useTranslation();
  const documents = useEngineQuery('participants.listDocuments', { memberId });
  if (documents.error) return <ErrorNotice error={documents.error} onRetry={() => void documents.refetch()} />;
  if (!documents.data) return <Loading />;
  const last = documents.data[0];
  return last ? (
    <Mail document={last} />
  ) : (
    <EmptyState drawing="paper" title={t('participants.noMail')} text={t('participants.noMailText')} />
  );
}

function Mail({ document }: { readonly document: IssuedDocument }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { documentId, kind, number, issuedOn, mailAddress } = document;
  const mail = useEngineQuery('billing.getMail', { documentId });
  if (mail.error) return <ErrorNotice error={mail.error} onRetry={() => void mail.refetch()} />;
  if (!mail.data) return <Loading />;
  return (
    <article className={styles.mail} aria-label={t('participants.mailOf', { number })}>
      <p className="soft">
        {t('participants.mailText', {
          document: `${t(`billing.documentKind.${kind}`)} ${number}`,
          date: format.day(issuedOn),
        })}
      </p>
      <dl>
        <dt>{t('participants.mailTo')}</dt>
        <dd>{mailAddress ?? t('participants.mailNobody')}</dd>
        <dt>{t('participants.mailSubject')}</dt>
        <dd>{mail.data.subject}</dd>
      </dl>
      <p className={styles.mailWords}>{mail.data.text}</p>
    </article>
  );
}
