import { useState, type SubmitEvent } from 'react';
import type { Participant, PartyDraft } from '#contract';
import { useEngineChange } from '../../api/engine.ts';
import { emptyParty, isPartyRight, toMemberDetails, toPartyDraft } from '../../components/PartyFields.tsx';
import { checkMeter, type MeterDraft } from './MeterFields.tsx';

/** What is typed about a participant. */
export interface ParticipantDraft {
  readonly party: PartyDraft;
  readonly meters: readonly MeterDraft[];
}

export interface ParticipantForm {
  readonly draft: ParticipantDraft;
  readonly change: (change: Partial<ParticipantDraft>) => void;
  /** True once the form was sent with something wrong in it. */
  readonly isChecked: boolean;
  readonly isDirty: boolean;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly submit: (event: SubmitEvent) => void;
  /** Back to what the file holds. */
  readonly reset: () => void;
}

interface Options {
  /** Null for a new one. */
  readonly participant: Participant | null;
  /** What is typed at first, if it is not what the file holds. */
  readonly start?: ParticipantDraft | undefined;
  readonly onChange?: (draft: ParticipantDraft | null) => void;
  readonly onSaved: () => void;
}

/** The typing of a participant's form, and its way into the file. An error keeps everything that was typed. */
export function useParticipantForm({ participant, start, onChange, onSaved }: Options): ParticipantForm {
  const save = useEngineChange('participants.save');
  const [isChecked, setChecked] = useState(false);
  const [typed, setTyped] = useState<ParticipantDraft | null>(start ?? null);
  const draft = typed ?? startDraft(participant);
  const type = (next: ParticipantDraft | null): void => {
    setTyped(next);
    onChange?.(next);
  };
  return {
    draft,
    change: (change) => {
      type({ ...draft, ...change });
    },
    isChecked,
    isDirty: typed !== null,
    isPending: save.isPending,
    error: save.error,
    reset: () => {
      setChecked(false);
      save.reset();
      type(null);
    },
    submit: (event) => {
      event.preventDefault();
      setChecked(true);
      if (!isValid(draft)) return;
      save.mutate(
        {
          memberId: participant?.memberId ?? null,
          details: toMemberDetails(draft.party),
          meters: draft.meters.map(({ meterId, startsOn, endsOn }) => ({
            meterId: meterId.replace(/\s/g, ''),
            startsOn,
            endsOn: endsOn || null,
          })),
        },
        {
          onSuccess: () => {
            setChecked(false);
            type(null);
            onSaved();
          },
        },
      );
    },
  };
}

export function isValid({ party, meters }: ParticipantDraft): boolean {
  return isPartyRight(party) && meters.every((meter) => checkMeter(meter).length === 0);
}

function startDraft(participant: Participant | null): ParticipantDraft {
  if (!participant) return { party: emptyParty, meters: [] };
  return {
    party: toPartyDraft(participant.details),
    meters: participant.meters.map(({ meterId, startsOn, endsOn }, key) => ({
      meterId,
      startsOn,
      endsOn: endsOn ?? '',
      key,
    })),
  };
}

/** The empty form of a new participant, who may start with a meter. */
export function startNewDraft(firstMeterId: string | null): ParticipantDraft {
  return {
    party: emptyParty,
    meters: firstMeterId === null ? [] : [{ meterId: firstMeterId, startsOn: '', endsOn: '', key: 0 }],
  };
}
