import type { Database } from 'better-sqlite3';
import { prepared } from '../prepared.ts';

export interface OperationChange {
  readonly name: string;
  readonly accNumber: string | null;
  readonly paymentDays: number;
}

export function saveOperation(db: Database, { name, accNumber, paymentDays }: OperationChange): void {
  prepared(db, 'UPDATE operation SET name = ?, acc_number = ?, payment_days = ?').run(name, accNumber, paymentDays);
}

export interface IssuerChange {
  readonly numberPrefix: string;
  readonly vatRatePpm: number | null;
  readonly vatExemptionMention: string | null;
  readonly latePenaltyMention: string | null;
  readonly mediatorMention: string | null;
}

export function saveIssuer(db: Database, memberId: number, change: IssuerChange): void {
  const isExempt = change.vatRatePpm === null;
  prepared(
    db,
    `UPDATE issuer SET number_prefix = ?, vat_regime = ?, vat_ppm = ?, vat_exemption_mention = ?, late_penalty_mention = ?,
    mediator_mention = ? WHERE member_id = ?`,
  ).run(
    change.numberPrefix,
    isExempt ? 'exempt' : 'rate',
    change.vatRatePpm ?? 0,
    isExempt ? (change.vatExemptionMention ?? '') : null,
    change.latePenaltyMention,
    change.mediatorMention,
    memberId,
  );
}

/** Members whose documents bear the prefix of their issuer. */
export function listIssuersOfDocuments(db: Database): Set<number> {
  return new Set(
    prepared<{ memberId: number }>(
      db,
      'SELECT DISTINCT issuer.member_id AS memberId FROM document JOIN issuer ON issuer.id = document.issuer_id',
    )
      .all()
      .map(({ memberId }) => memberId),
  );
}

export function saveLabel(db: Database, meterId: string, label: string): void {
  prepared(db, 'UPDATE meter SET label = ? WHERE id = ?').run(label, meterId);
}

export interface AuditRow {
  readonly id: number;
  readonly atUtc: string;
  readonly action: string;
  readonly detailsJson: string;
}

/** The audit chain, newest first. */
export function listAuditRows(db: Database): AuditRow[] {
  return prepared<AuditRow>(
    db,
    'SELECT id, at_utc AS atUtc, action, details_json AS detailsJson FROM audit_entry ORDER BY id DESC',
  ).all();
}
