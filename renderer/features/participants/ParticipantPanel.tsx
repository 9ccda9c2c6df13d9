import { ActionIcon, Drawer, Tabs } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantsPage } from '#contract';
import { useTyping } from '../../app/typing.ts';
import { MemberDocuments } from './MemberDocuments.tsx';
import { MemberEnergy } from './MemberEnergy.tsx';
import { MemberMail } from './MemberMail.tsx';
import { MeterValues } from './MeterValues.tsx';
import { ParticipantFields } from './ParticipantFields.tsx';
import type { ParticipantRow } from './participant-rows.ts';
import styles from './ParticipantsPage.module.css';
import { useParticipantForm, type ParticipantDraft } from './use-participant-form.ts';

interface Props {
  readonly row: ParticipantRow;
  readonly unownedMeters: ParticipantsPage['unownedMeters'];
  /** What is typed and not saved, by member: it waits while another panel is open. */
  readonly drafts: ReadonlyMap<number, ParticipantDraft>;
  readonly onDraft: (memberId: number, draft: ParticipantDraft | null) => void;
  /** To the next participant of the list, or the one before. */
  readonly onTurn: (by: 1 | -1) => void;
  readonly onClose: () => void;
}

/** Everything about one participant, beside the list. */
export function ParticipantPanel({ row, unownedMeters, drafts, onDraft, onTurn, onClose }: Props): ReactElement {
  const { t } = useTranslation();
  const { participant } = row;
  const { memberId, details } = participant;
  const form = useParticipantForm({
    participant,
    start: drafts.get(memberId),
    onChange: (draft) => {
      onDraft(memberId, draft);
    },
    onSaved: onClose,
  });
  useWindowEvent('keydown', (event) => {
    if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || event.defaultPrevented || keepsArrows(event.target))
      return;
    event.preventDefault();
    onTurn(event.key === 'ArrowDown' ? 1 : -1);
  });
  const fields = { form, unownedMeters };
  const leave = useTyping(form.isDirty);
  const cancel = (): void => {
    leave(() => {
      form.reset();
      onClose();
    });
  };
  return (
    <Drawer.Root
      opened
      onClose={onClose}
      position="right"
      size={640}
      lockScroll={false}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      closeOnClickOutside={false}
    >
      <Drawer.Content className={styles.panel}>
        <Drawer.Header>
          <Drawer.Title className={styles.panelTitle}>{details.name}</Drawer.Title>
          <Turn onTurn={onTurn} />
          <Drawer.CloseButton aria-label={t('app.close')} />
        </Drawer.Header>
        <Drawer.Body>
          <Tabs defaultValue="identity">
            <Tabs.List aria-label={t('participants.tabs')}>
              <Tabs.Tab value="identity" data-autofocus>
                {t('participants.tab.identity')}
              </Tabs.Tab>
              <Tabs.Tab value="meters">{t('participants.tab.meters')}</Tabs.Tab>
              <Tabs.Tab value="energy">{t('energy.title')}</Tabs.Tab>
              <Tabs.Tab value="documents">{t('participants.tab.documents')}</Tabs.Tab>
              <Tabs.Tab value="mail">{t('participants.tab.mail')}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="identity" className={styles.tab} keepMounted>
              {form.isDirty && <p className="soft small">{t('participants.unsaved')}</p>}
              <ParticipantFields {...fields} part="identity" onCancel={cancel} />
            </Tabs.Panel>
            <Tabs.Panel value="meters" className={styles.tab} keepMounted>
              <ParticipantFields {...fields} part="meters" onCancel={cancel}>
                <MeterValues row={row} />
              </ParticipantFields>
            </Tabs.Panel>
            <Tabs.Panel value="energy" className={styles.tab} keepMounted={false}>
              <MemberEnergy memberId={memberId} />
            </Tabs.Panel>
            <Tabs.Panel value="documents" className={styles.tab} keepMounted={false}>
              <MemberDocuments memberId={memberId} />
            </Tabs.Panel>
            <Tabs.Panel value="mail" className={styles.tab} keepMounted={false}>
              <MemberMail memberId={memberId} />
            </Tabs.Panel>
          </Tabs>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

function Turn({ onTurn }: { readonly onTurn: Props['onTurn'] }): ReactElement {
  const { t } = useTranslation();
  const button = (by: 1 | -1, label: string, icon: ReactElement): ReactElement => (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={32}
      aria-label={label}
      title={label}
      onClick={() => {
        onTurn(by);
      }}
    >
      {icon}
    </ActionIcon>
  );
  return (
    <span className={styles.turn}>
      {button(-1, t('participants.previous'), <IconChevronUp size={18} aria-hidden />)}
      {button(1, t('participants.next'), <IconChevronDown size={18} aria-hidden />)}
    </span>
  );
}

/** Arrows stay with what they move in: a field, an open choice, a page to scroll. */
function keepsArrows(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [role="listbox"], [role="menu"], [role="region"], [role="group"]') !== null
  );
}
