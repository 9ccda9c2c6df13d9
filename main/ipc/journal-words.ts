/** The audit chain in plain words: one sentence per entry. */
import { writeParams } from '#main/error-words.ts';
import { getMessages, type Language } from '#main/messages.ts';

const actions = [
  'create',
  'import',
  'undo-import',
  'save-participant',
  'change-participants',
  'remove-participants',
  'save-plant',
  'save-key',
  'remove-key',
  'save-price',
  'remove-price',
  'accept-gap',
  'issue-run',
  'credit-document',
  'save-operation',
  'save-party',
  'save-labels',
  'undo',
  'redo',
] as const;

/**
 * @param action as the chain has it; one of a newer program is named as it is
 * @param names members of the file by their ids
 */
export function describeEntry(
  { action, detailsJson }: { readonly action: string; readonly detailsJson: string },
  names: ReadonlyMap<number, string>,
  language: Language,
): string {
  const key = actions.find((one) => one === action) ?? 'other';
  const params = writeParams(readParams(detailsJson, names), language);
  return getMessages(language).t(`journal.action.${key}`, { action, ...params });
}

/** Texts and numbers of an entry; of its list, how many it holds, and the numbers of the first and last document. */
function readParams(detailsJson: string, names: ReadonlyMap<number, string>): Record<string, string | number> {
  const details = JSON.parse(detailsJson) as Readonly<Record<string, unknown>>;
  const params: Record<string, string | number> = { meter: '', member: '' };
  for (const [name, value] of Object.entries(details)) {
    if (typeof value === 'string' || typeof value === 'number') params[name] = value;
    if (Array.isArray(value)) Object.assign(params, readList(value));
  }
  const { meterId, memberId } = details;
  if (typeof meterId === 'string') params['meter'] = meterId;
  if (typeof memberId === 'number') params['member'] = names.get(memberId) ?? String(memberId);
  return params;
}

function readList(list: readonly unknown[]): Record<string, string | number> {
  const numberOf = (entry: unknown): string => {
    const number = (entry as { number?: unknown } | null)?.number;
    return typeof number === 'string' ? number : '';
  };
  return { count: list.length, first: numberOf(list[0]), final: numberOf(list.at(-1)) };
}
