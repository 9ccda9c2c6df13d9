/** What the law wants printed on an invoice, in small but legible type. */
import type { Bill, Party } from '#domain/billing/bill.ts';
import type { Formats } from '../format.ts';
import type { Messages } from '#main/messages.ts';
import { shorten } from './printable-text.ts';

export const MAX_NAME = 140;

export function nameOf(party: Party): string {
  return shorten(party.name, MAX_NAME);
}

export function listAddress(party: Party, language: string): string[] {
  const lines = party.addressLines
    .filter((line) => line.trim())
    .slice(0, 5)
    .map((line) => shorten(line, MAX_NAME));
  const town = `${party.postcode} ${party.city}`.trim();
  if (town) lines.push(shorten(town, MAX_NAME));
  if (party.country && party.country !== 'FR') lines.push(findCountryName(party.country, language));
  return lines;
}

function findCountryName(code: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Name, form, address, SIREN, registration and VAT number on one line. */
function identityOf(party: Party, { t, language }: Messages): string {
  const parts = [
    [nameOf(party), party.legalForm && shorten(party.legalForm, MAX_NAME)].filter(Boolean).join(', '),
    ...listAddress(party, language),
    party.siren && t('document.mention.siren', { siren: formatSiren(party.siren) }),
    party.registration && shorten(party.registration, MAX_NAME),
    party.vatNumber && t('document.mention.vat-number', { number: party.vatNumber }),
  ];
  return parts.filter(Boolean).join(' · ');
}

function formatSiren(siren: string): string {
  return siren.replace(/^(\d{3})(\d{3})(\d{3})$/, '$1\u00a0$2\u00a0$3');
}

/** Payment terms owed to a professional (C. com. L.441-9) or a public body (CCP L.2192-12); a consumer has none. */
function listPaymentTerms(bill: Bill, { t }: Messages, formats: Formats): string[] {
  if (bill.member.kind === 'individual' || bill.kind === 'credit-note') return [];
  const penalty =
    bill.member.kind === 'public' ? t('document.mention.late-public') : t('document.mention.late-business');
  return [
    t('document.mention.terms', {
      due: formats.day(bill.dueOn),
      penalty: bill.latePenaltyMention ? shorten(bill.latePenaltyMention, 600) : penalty,
      indemnity: formats.money(4000, 'EUR'),
    }),
  ];
}

/** Paragraphs of mentions that apply to this bill (CGI ann. II art. 242 nonies A and the texts that add to it). */
export function listMentions(bill: Bill, messages: Messages, formats: Formats): string[] {
  const { t } = messages;
  const isConsumer = bill.member.kind === 'individual' || bill.member.kind === 'association';
  return [
    bill.isOnBehalf
      ? t(bill.kind === 'invoice' ? 'document.mention.on-behalf' : 'document.mention.on-behalf-credit', {
          organiser: nameOf(bill.organiser),
          producer: nameOf(bill.issuer),
        })
      : '',
    t('document.mention.seller', { identity: identityOf(bill.issuer, messages) }),
    bill.isOnBehalf ? t('document.mention.organiser', { identity: identityOf(bill.organiser, messages) }) : '',
    t('document.mention.customer', { identity: identityOf(bill.member, messages) }),
    t('document.mention.delivery', { from: formats.day(bill.period.firstDay), to: formats.day(bill.period.lastDay) }),
    bill.vat.regime === 'exempt' ? shorten(bill.vat.mention, 600) : '',
    ...listPaymentTerms(bill, messages, formats),
    bill.kind === 'invoice' ? t('document.mention.network') : '',
    isConsumer && bill.mediatorMention
      ? t('document.mention.mediator', { mediator: shorten(bill.mediatorMention, 600) })
      : '',
  ].filter((mention) => mention);
}
