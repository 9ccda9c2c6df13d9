import type { MemberDetails } from '#contract';
import type { Member } from '#data/queries/members.ts';

/** What of a member is shown and typed. */
export function toDetails({
  kind,
  name,
  siren,
  vatNumber,
  legalForm,
  addressLines,
  postcode,
  city,
  email,
  language,
  iban,
}: Member): MemberDetails {
  return {
    kind,
    name,
    siren,
    vatNumber,
    legalForm,
    addressLines: addressLines.join('\n'),
    postcode,
    city,
    email,
    language,
    iban,
  };
}
