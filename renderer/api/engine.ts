/** Calls of the engine from components: queries that are kept, changes that refresh them, jobs with progress. */
import {
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { AppState, Bridge, Channel, Contract, Result } from '#contract';

declare global {
  interface Window {
    readonly partajoule: Bridge;
  }
}

type Input<C extends Channel> = Contract[C]['input'];
type Output<C extends Channel> = Contract[C]['output'];
type Failure = Extract<Result<unknown>, { ok: false }>['error'];

/** An error the engine has put into words for the reader. */
export class EngineError extends Error {
  readonly code: Failure['code'];
  readonly params: Failure['params'];
  constructor({ code, message, params }: Failure) {
    super(message);
    this.name = 'EngineError';
    this.code = code;
    this.params = params;
  }
}

export async function callEngine<C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>> {
  // the compiler cannot see that one channel's function takes that channel's input
  const call = window.partajoule.call[channel] as (input: Input<C>) => Promise<Result<Output<C>>>;
  const result = await call(input);
  if (!result.ok) throw new EngineError(result.error);
  return result.value;
}

export function useEngineQuery<C extends Channel>(
  channel: C,
  input: Input<C>,
  options: { readonly enabled?: boolean; readonly initialData?: Output<C> } = {},
): UseQueryResult<Output<C>> {
  return useQuery({ queryKey: [channel, input], queryFn: () => callEngine(channel, input), ...options });
}

/**
 * A change: everything that was read before is read again, as one import or issue touches every page.
 * Where another operation was opened or closed, what was read belongs to the old one and is dropped.
 */
export function useEngineChange<C extends Channel>(channel: C): UseMutationResult<Output<C>, Error, Input<C>> {
  const client = useQueryClient();
  return useMutation<Output<C>, Error, Input<C>>({
    mutationFn: (input) => callEngine(channel, input),
    onSuccess: (output) => refreshAfter(client, channel, output),
  });
}

/** A call that changes nothing in the file, such as opening a dialog. */
export function useEngineAction<C extends Channel>(channel: C): UseMutationResult<Output<C>, Error, Input<C>> {
  return useMutation<Output<C>, Error, Input<C>>({ mutationFn: (input) => callEngine(channel, input) });
}

/** Channels of the operation that is open; the others of this name open or close one. */
const staysInOperation = new Set<Channel>([
  'operation.showInFolder',
  'operation.noteCloudClient',
  'operation.undo',
  'operation.redo',
]);

/** Reads again what a change may have touched. */
export async function refreshAfter(client: QueryClient, channel: Channel, output: unknown): Promise<void> {
  if (!channel.startsWith('operation.') || staysInOperation.has(channel)) {
    await client.invalidateQueries();
    return;
  }
  const before = client.getQueryData<AppState>(stateKey);
  const after = output as AppState;
  client.setQueryData(stateKey, after);
  // a dialog was given up: the same operation is still open
  if (after.operation?.path === before?.operation?.path) return;
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== stateKey[0] });
}

/** Where the state of the program is kept among the queries. */
export const stateKey = ['app.getState', {}] as const;
