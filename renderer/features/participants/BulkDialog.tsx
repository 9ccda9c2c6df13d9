import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MembersChange } from '#contract';
import { useEngineChange } from '../../api/engine.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import table from '../../components/table.module.css';
import type { Format } from '../../i18n/format.ts';
import type { ParticipantRow } from './participant-rows.ts';
import styles from './ParticipantsPage.module.css';

export interface BulkDialogProps {
  readonly rows: readonly ParticipantRow[];
  readonly format: Format;
  readonly onClose: () => void;
}

/** What a change makes of one member. */
export interface Effect {
  readonly memberId: number;
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** Why the change is not possible for this one. */
  readonly refusal?: string;
}

interface Props {
  readonly kind: MembersChange['kind'];
  readonly text: string;
  /** Null while what is typed makes no change. */
  readonly change: MembersChange | null;
  /** Of the members whom the change touches; the others stay as they are. */
  readonly effects: readonly Effect[];
  readonly unchangedCount: number;
  readonly isTyped: boolean;
  readonly onClose: () => void;
  /** The fields. */
  readonly children: ReactNode;
}

/** One change for several members: what is asked, and line by line what it will do. */
export function BulkDialog({
  kind,
  text,
  change,
  effects,
  unchangedCount,
  isTyped,
  onClose,
  children,
}: Props): ReactElement {
  const { t } = useTranslation();
  const save = useEngineChange('participants.change');
  const isRefused = effects.some(({ refusal }) => refusal !== undefined);
  return (
    <ConfirmDialog
      title={t(`participants.change.${kind}`)}
      text={text}
      // until it is known whom it touches: all that were chosen
      confirm={t('participants.apply', { count: effects.length + (change === null ? unchangedCount : 0) })}
      isTyped={isTyped}
      isPending={save.isPending}
      isDisabled={change === null || effects.length === 0 || isRefused}
      error={save.error}
      onClose={onClose}
      onConfirm={() => {
        if (change) save.mutate({ memberIds: effects.map(({ memberId }) => memberId), change }, { onSuccess: onClose });
      }}
    >
      {children}
      {change && <Effects effects={effects} unchangedCount={unchangedCount} />}
    </ConfirmDialog>
  );
}

function Effects({ effects, unchangedCount }: Pick<Props, 'effects' | 'unchangedCount'>): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      {effects.length > 0 && (
        <div
          className={`${table.scroll} ${styles.effects}`}
          tabIndex={0}
          role="group"
          aria-label={t('participants.effects')}
        >
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('words.name')}</th>
                <th scope="col">{t('participants.before')}</th>
                <th scope="col">{t('participants.after')}</th>
              </tr>
            </thead>
            <tbody>
              {effects.map(({ memberId, name, before, after, refusal }) => (
                <tr key={memberId}>
                  <th scope="row">{name}</th>
                  <td>{before}</td>
                  <td className={refusal === undefined ? undefined : styles.fix}>{refusal ?? after}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {unchangedCount > 0 && <p className="soft small">{t('participants.unchanged', { count: unchangedCount })}</p>}
    </>
  );
}
