import type { Participant, ParticipantsPage } from '#contract';

/** What the side drawer shows: an existing one, or a new one that may start with a meter. */
export type Edited =
  | { readonly kind: 'participant'; readonly participant: Participant | null; readonly meterId: string | null }
  | {
      readonly kind: 'plant';
      readonly plant: ParticipantsPage['plants'][number] | null;
      readonly meterId: string | null;
    };
