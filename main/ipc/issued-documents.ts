/** Issued documents as the page shows them. */
import type { IssuedDocument } from '#contract';
import type { Bill } from '#domain/billing/bill.ts';
import { sumOf } from '#domain/billing/period-figures.ts';
import type { DocumentModel } from '#data/queries/documents.ts';
import { isMailAddress } from '#formats/mail/mail-draft.ts';

/** @param documents with the credit notes of those that have one */
export function describeDocuments(documents: readonly DocumentModel[]): IssuedDocument[] {
  const credits = new Map(
    documents.flatMap(({ creditedDocumentId, number }) =>
      creditedDocumentId === null ? [] : [[creditedDocumentId, number] as const],
    ),
  );
  return documents.map(({ id, memberId, kind, number, issuedOn, netCents, vatCents, grossCents, modelJson }) => {
    const { member, issuer, period, lines } = JSON.parse(modelJson) as Bill;
    return {
      documentId: id,
      memberId,
      kind,
      number,
      issuedOn,
      firstDay: period.firstDay,
      lastDay: period.lastDay,
      netCents,
      vatCents,
      grossCents,
      memberName: member.name,
      issuerName: issuer.name,
      mailAddress: member.email !== null && isMailAddress(member.email) ? member.email.trim() : null,
      allocatedWmin: sumOf(lines.map((line) => line.energyWmin)),
      creditedBy: credits.get(id) ?? null,
    };
  });
}
