import type { Kysely } from 'kysely';
import type { VatRegime } from '#domain/billing/bill.ts';
import type { LocalDay } from '#domain/time.ts';
import { toRatePpm } from '#domain/units.ts';
import type { Schema } from '../schema.ts';

export interface Issuer {
  readonly id: number;
  readonly memberId: number;
  readonly numberPrefix: string;
  readonly vat: VatRegime;
  readonly latePenaltyMention: string | null;
  readonly mediatorMention: string | null;
  readonly mandateSignedOn: LocalDay | null;
}

export async function listIssuers(kysely: Kysely<Schema>): Promise<Issuer[]> {
  const rows = await kysely.selectFrom('issuer').selectAll().orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    memberId: row.member_id,
    numberPrefix: row.number_prefix,
    vat:
      row.vat_exemption_mention === null
        ? { regime: 'rate', ratePpm: toRatePpm(row.vat_ppm) }
        : { regime: 'exempt', ratePpm: toRatePpm(0), mention: row.vat_exemption_mention },
    latePenaltyMention: row.late_penalty_mention,
    mediatorMention: row.mediator_mention,
    mandateSignedOn: row.mandate_signed_on,
  }));
}
