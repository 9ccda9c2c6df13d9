import type { ParticipantsPage } from '#contract';

/** What the side drawer shows: a new participant or a plant, which may start with a meter. */
export type Edited =
  | { readonly kind: 'participant'; readonly meterId: string | null }
  | {
      readonly kind: 'plant';
      readonly plant: ParticipantsPage['plants'][number] | null;
      readonly meterId: string | null;
    };
