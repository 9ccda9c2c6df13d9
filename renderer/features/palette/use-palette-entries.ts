import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCalendar,
  IconArrowsSplit,
  IconCalendarCheck,
  IconFileImport,
  IconFileInvoice,
  IconFiles,
  IconFolderOpen,
  IconKeyboard,
  IconSettings,
  IconSolarPanel,
  IconUser,
  IconUserPlus,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MenuCommand, UndoStep } from '#contract';
import { useEngineAction, useEngineChange, useEngineQuery } from '../../api/engine.ts';
import { useOperation } from '../../app/app-state.ts';
import { useNavigation, type PageName } from '../../app/navigation.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { Searchable } from './find-entries.ts';

export interface PaletteEntry extends Searchable {
  readonly id: string;
  readonly icon: Icon;
  /** The command whose keys do the same. */
  readonly command?: MenuCommand;
  readonly run: () => void;
}

type ActionName = 'import' | 'importFolder' | 'newParticipant' | 'drafts' | 'issue' | 'send' | 'showInFolder' | 'help';

const pageIcons: Readonly<Record<PageName, Icon>> = {
  home: IconCalendarCheck,
  energy: IconSolarPanel,
  participants: IconUsers,
  keys: IconArrowsSplit,
  billing: IconFileInvoice,
  documents: IconFiles,
  imports: IconFileImport,
  settings: IconSettings,
};

/** Everything the palette can find in the open operation. */
export function usePaletteEntries(onHelp: () => void): PaletteEntry[] {
  return [...usePages(), ...useSteps(), ...useActions(onHelp), ...useMonths(), ...useParticipants()];
}

function usePages(): PaletteEntry[] {
  const { t } = useTranslation();
  const { goTo } = useNavigation();
  return (Object.keys(pageIcons) as PageName[]).map((page) => ({
    id: `page-${page}`,
    group: 'pages',
    label: t(`nav.${page}`),
    words: '',
    icon: pageIcons[page],
    command: page,
    run: () => {
      goTo(page);
    },
  }));
}

/** What was changed last, to be taken back or done again. */
function useSteps(): PaletteEntry[] {
  const { t } = useTranslation();
  const { undo, redo } = useOperation();
  const takeBack = useEngineChange('operation.undo');
  const doAgain = useEngineChange('operation.redo');
  const entry = (command: 'undo' | 'redo', icon: Icon, { stepId, action }: UndoStep): PaletteEntry => ({
    id: `action-${command}`,
    group: 'actions',
    label: t(`undo.${command}Action`, { action: t(`undo.action.${action}`) }),
    words: '',
    icon,
    command,
    run: () => {
      (command === 'undo' ? takeBack : doAgain).mutate({ stepId });
    },
  });
  return [
    ...(undo ? [entry('undo', IconArrowBackUp, undo)] : []),
    ...(redo ? [entry('redo', IconArrowForwardUp, redo)] : []),
  ];
}

function useActions(onHelp: () => void): PaletteEntry[] {
  const { t } = useTranslation();
  const { goTo, chooseImport } = useNavigation();
  const show = useEngineAction('operation.showInFolder');
  const action = (name: ActionName, icon: Icon, run: () => void): PaletteEntry => ({
    id: `action-${name}`,
    group: 'actions',
    label: t(`palette.action.${name}`),
    words: '',
    icon,
    run,
  });
  return [
    {
      ...action('import', IconFileImport, () => {
        chooseImport('files');
      }),
      command: 'import',
    },
    action('importFolder', IconFileImport, () => {
      chooseImport('folder');
    }),
    action('newParticipant', IconUserPlus, () => {
      goTo('participants', { member: 'new' });
    }),
    action('drafts', IconFileInvoice, () => {
      goTo('billing', { billingStep: 'drafts' });
    }),
    action('issue', IconFileInvoice, () => {
      goTo('billing', { billingStep: 'issue' });
    }),
    action('send', IconFileInvoice, () => {
      goTo('billing', { billingStep: 'send' });
    }),
    action('showInFolder', IconFolderOpen, () => {
      show.mutate({});
    }),
    { ...action('help', IconKeyboard, onHelp), command: 'help' },
  ];
}

function useMonths(): PaletteEntry[] {
  const format = useFormat();
  const { months } = useOperation();
  const { setPeriod } = useNavigation();
  return months.toReversed().map((month) => ({
    id: `month-${month}`,
    group: 'months',
    label: format.month(month),
    words: month,
    icon: IconCalendar,
    run: () => {
      setPeriod(month);
    },
  }));
}

function useParticipants(): PaletteEntry[] {
  const { goTo } = useNavigation();
  const { data } = useEngineQuery('participants.list', {});
  return (data?.participants ?? []).map((participant) => ({
    id: `participant-${participant.memberId}`,
    group: 'participants',
    label: participant.details.name,
    words: participant.meters.map(({ meterId }) => meterId).join(' '),
    icon: IconUser,
    run: () => {
      goTo('participants', { member: participant.memberId });
    },
  }));
}
