import { ExpectedError } from '#domain/errors.ts';

/** An id that the page was never told is refused; null stands for something new, or for all. @throws ExpectedError `invalid-input` {where} */
export function refuseUnknown(id: number | null, known: readonly { readonly id: number }[], where: string): void {
  if (id !== null && !known.some((one) => one.id === id)) throw new ExpectedError('invalid-input', { where });
}
