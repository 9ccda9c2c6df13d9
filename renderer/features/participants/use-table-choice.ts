import type { ReadTable } from '#contract';
import { useEngineAction } from '../../api/engine.ts';
import { useJob } from '../../api/use-job.ts';
import type { WorkState } from '../../api/use-job-progress.ts';

export interface TableChoice {
  /** Asks for a file and reads it. */
  readonly choose: () => void;
  readonly isBusy: boolean;
  readonly reading: WorkState;
  readonly error: Error | null;
}

/** A table of participants that a person names among their files. */
export function useTableChoice(onRead: (table: ReadTable) => void): TableChoice {
  const choice = useEngineAction('participants.chooseTable');
  const reading = useJob('participants.readTable', { refreshes: false, endsWithPlace: true });
  const read = async (selectionId: string): Promise<void> => {
    const table = await reading.start({ selectionId });
    if (table) onRead(table);
  };
  return {
    choose: () => {
      reading.reset();
      choice.mutate(
        {},
        {
          onSuccess: (chosen) => {
            if (chosen) void read(chosen.selectionId);
          },
        },
      );
    },
    isBusy: choice.isPending || reading.isRunning,
    reading,
    error: choice.error ?? reading.error,
  };
}
