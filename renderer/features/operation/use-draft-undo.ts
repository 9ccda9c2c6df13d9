import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';

/** What was just done, and the call that takes it back. */
export interface Undoable {
  readonly text: string;
  readonly undo: () => Promise<unknown>;
}

export interface DraftUndo {
  readonly last: Undoable | null;
  readonly offer: (done: Undoable) => void;
  readonly forget: () => void;
  readonly take: UseMutationResult<unknown, Error, Undoable>;
}

/** The last change of what is typed before there is a file to keep steps: it can be taken back until the next one. */
export function useDraftUndo(): DraftUndo {
  const client = useQueryClient();
  const [last, setLast] = useState<Undoable | null>(null);
  const take = useMutation<unknown, Error, Undoable>({
    mutationFn: (done) => done.undo(),
    onSuccess: async () => {
      setLast(null);
      await client.invalidateQueries();
    },
  });
  return {
    last,
    take,
    offer: (done) => {
      take.reset();
      setLast(done);
    },
    forget: () => {
      take.reset();
      setLast(null);
    },
  };
}
