import { join } from 'node:path';
import type { Bill } from '#domain/billing/bill.ts';
import type { BillingRunSummary } from '#data/queries/billing-runs.ts';
import { findDocument, listDocuments, type StoredDocument } from '#data/queries/documents.ts';
import { composeBillMail } from '#documents/mail/bill-mail.ts';
import { isMailAddress, writeMailDraft } from '#formats/mail/mail-draft.ts';
import type { JobContext } from './job.ts';
import { nameDocument } from './name-document.ts';
import { writeNewFile } from './write-new-file.ts';

/** The PDFs as they were issued, byte for byte, each under its number. */
export function exportInvoices(
  folder: string,
  runs: readonly BillingRunSummary[],
  context: JobContext,
): Promise<string[]> {
  return writeDocuments(folder, runs, context, 'pdf', ({ pdf }) => Promise.resolve(pdf));
}

/** One mail draft per document with the PDF attached, in the member's language. */
export function exportMailDrafts(
  folder: string,
  runs: readonly BillingRunSummary[],
  context: JobContext,
): Promise<string[]> {
  return writeDocuments(folder, runs, context, 'eml', writeBillMail);
}

/** An organiser without an address of its own: the mail program puts the sender's when the draft is sent. */
const NO_SENDER = 'expediteur@partajoule.invalid';

function writeBillMail({ modelJson, pdf, number, issuedOn }: StoredDocument): Promise<Uint8Array> {
  const bill = JSON.parse(modelJson) as Bill;
  const { organiser, member } = bill;
  return writeMailDraft({
    ...composeBillMail(bill),
    from: {
      name: organiser.name,
      address: organiser.email !== null && isMailAddress(organiser.email) ? organiser.email : NO_SENDER,
    },
    to: member.email !== null && isMailAddress(member.email) ? { name: member.name, address: member.email } : null,
    attachments: [{ filename: nameDocument(number, 'pdf'), contentType: 'application/pdf', content: pdf }],
    date: new Date(`${issuedOn}T12:00:00Z`),
    messageId: `${number.replaceAll(/[^A-Za-z0-9-]/g, '-')}@partajoule.invalid`,
  });
}

async function writeDocuments(
  folder: string,
  runs: readonly BillingRunSummary[],
  context: JobContext,
  extension: string,
  toBytes: (document: StoredDocument) => Promise<Uint8Array>,
): Promise<string[]> {
  const { kysely } = context.file();
  const summaries = (await Promise.all(runs.map(({ id }) => listDocuments(kysely, id)))).flat();
  const paths: string[] = [];
  for (const { id } of summaries) {
    const document = await findDocument(kysely, id);
    if (!document) continue;
    const path = join(folder, nameDocument(document.number, extension));
    await writeNewFile(path, await toBytes(document));
    paths.push(path);
    context.onProgress('exporting', paths.length, summaries.length);
  }
  return paths;
}
