/** What is typed and not saved yet: forms say so, and whoever leads away from them asks first. */
import { createContext, useCallback, useContext, useEffect } from 'react';

export interface Typing {
  /** A form holds something typed, until the function that is returned is called. */
  readonly hold: () => () => void;
  readonly isHeld: () => boolean;
  /** Asks whether what is typed may go, and goes on where it may. */
  readonly ask: (proceed: () => void) => void;
}

export const TypingContext = createContext<Typing | null>(null);

function useTypingContext(): Typing {
  const typing = useContext(TypingContext);
  if (!typing) throw new Error('typing outside its guard');
  return typing;
}

export type Leave = (proceed: () => void) => void;

/**
 * Says that a form holds something typed; it is asked for before the page or the window goes.
 *
 * @returns the way out of this form alone: it asks where something is typed in it
 */
export function useTyping(isTyped: boolean): Leave {
  const { hold, ask } = useTypingContext();
  useEffect(() => (isTyped ? hold() : undefined), [isTyped, hold]);
  return useCallback<Leave>(
    (proceed) => {
      if (isTyped) ask(proceed);
      else proceed();
    },
    [isTyped, ask],
  );
}

/** The way out of every form that is open. */
export function useLeave(): Leave {
  const { isHeld, ask } = useTypingContext();
  return useCallback<Leave>(
    (proceed) => {
      if (isHeld()) ask(proceed);
      else proceed();
    },
    [isHeld, ask],
  );
}

/** Tells whether something typed would be lost now. */
export function useIsTyping(): () => boolean {
  return useTypingContext().isHeld;
}
