import { useState } from 'react';

export interface Typed<T> {
  readonly draft: T;
  readonly set: (change: Partial<T>) => void;
  /** It is no longer what the form began with. */
  readonly isTyped: boolean;
}

/** The texts of a form as they are typed. */
export function useTyped<T extends object>(begin: () => T): Typed<T> {
  const [start] = useState(begin);
  const [draft, setDraft] = useState(start);
  return {
    draft,
    set: (change) => {
      setDraft({ ...draft, ...change });
    },
    isTyped: isOther(draft, start),
  };
}

/** Whether two values of plain texts, numbers and lists differ. */
export function isOther(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}
