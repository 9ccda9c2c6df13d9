import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';

/** What was just done to a draft, and the way back. */
export interface Undoable {
  readonly text: string;
  readonly undo: () => Promise<unknown>;
}

export interface TakeBack {
  readonly last: Undoable | null;
  readonly offer: (done: Undoable) => void;
  readonly forget: () => void;
  readonly take: UseMutationResult<unknown, Error, Undoable>;
}

/** The last gesture on a draft, which no operation's file knows of yet. */
export function useTakeBack(): TakeBack {
  const client = useQueryClient();
  const [last, setLast] = useState<Undoable | null>(null);
  const take = useMutation<unknown, Error, Undoable>({
    mutationFn: (done) => done.undo(),
    onSuccess: async () => {
      setLast(null);
      await client.invalidateQueries({ queryKey: ['operation.getDraft'] });
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
