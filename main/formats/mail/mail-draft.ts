/** E-mail drafts as `.eml` files: opened, read over and sent from the treasurer's own mailbox. */
import { createHash } from 'node:crypto';

export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

export interface MailDraft {
  readonly from: MailAddress;
  /** Null where the member's address is not known: the draft is then addressed by hand. */
  readonly to: MailAddress | null;
  readonly subject: string;
  /** Plain text; lines end with `\n`. */
  readonly text: string;
  readonly html?: string;
  readonly attachments: readonly {
    readonly filename: string;
    readonly contentType: string;
    readonly content: Uint8Array;
  }[];
  readonly date: Date;
  /** Without angle brackets, for example `SDV-2025-0042@partajoule.invalid`. */
  readonly messageId: string;
}

/** One line without control signs: what stands in a header cannot begin another one. */
function toHeaderText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

/** A name that stays in the folder where the mail program saves it, and reads as it is. */
function toFileName(text: string): string {
  return toHeaderText(text)
    .replaceAll(/\p{Cf}+/gu, '')
    .replaceAll(/[/\\:*?"<>|]+/g, '-');
}

function toHeaderAddress({ name, address }: MailAddress): { name: string; address: string } {
  if (!isMailAddress(address)) throw new RangeError('not an e-mail address');
  return { name: toHeaderText(name), address: address.trim() };
}

/**
 * Whether a text is one plain e-mail address, as a draft can carry.
 *
 * @param text what a person typed or imported
 */
export function isMailAddress(text: string): boolean {
  return /^[^\s<>,;"@\p{Cc}]+@[^\s<>,;"@\p{Cc}]+$/u.test(text.trim());
}

/**
 * Writes a message as RFC 5322 bytes with CRLF line ends, marked `X-Unsent: 1` so that mail programs open it
 * for sending. The same draft gives the same bytes: date, message id and boundaries come from the draft.
 *
 * @param draft subject, texts and addresses may hold anything: line breaks in them never make a header
 * @returns the bytes of an `.eml` file
 * @throws RangeError when an address is not one (see `isMailAddress`)
 * @source RFC 5322, RFC 2045 to 2049; X-Unsent as read by Outlook
 */
export async function writeMailDraft(draft: MailDraft): Promise<Uint8Array> {
  // loaded with the first message: it is large, and main asks this file for addresses at the start
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  // boundaries are drawn at random otherwise; the published types leave this field out
  const fixed = { baseBoundary: createHash('sha256').update(draft.messageId).digest('hex').slice(0, 24) };
  const { message } = await transport.sendMail({
    ...fixed,
    from: toHeaderAddress(draft.from),
    ...(draft.to ? { to: toHeaderAddress(draft.to) } : {}),
    // without an addressee there is nobody to deliver to, which is the point of a draft
    envelope: { from: draft.from.address, to: [draft.to?.address ?? draft.from.address] },
    subject: toHeaderText(draft.subject),
    text: draft.text,
    ...(draft.html === undefined ? {} : { html: draft.html }),
    attachments: draft.attachments.map(({ filename, contentType, content }) => ({
      filename: toFileName(filename),
      contentType,
      content: Buffer.from(content),
    })),
    date: draft.date,
    messageId: `<${toHeaderText(draft.messageId).replaceAll(/[\s<>]/g, '')}>`,
    headers: { 'X-Unsent': '1' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return new Uint8Array(message as Buffer);
}
