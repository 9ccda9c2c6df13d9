/**
 * The longest text that each kind of field takes, in UTF-16 units. One table for the page, which says it at the field, and
 * for the door, which refuses what is longer.
 */
export const textLimits = {
  /** One line: a name, a town, an e-mail address. */
  line: 300,
  /** An address, or a mention on bills. */
  paragraph: 1000,
  /** Why an invoice is taken back. */
  reason: 500,
  /** Numbers and codes of administrations, and postcodes. */
  identifier: 50,
  /** Name of a table's description. */
  mappingName: 60,
} as const;

export type TextLimits = typeof textLimits;

/** What differs from a line among the fields that a table of members fills. */
export const memberTextLimits = { address: textLimits.paragraph, postcode: textLimits.identifier } as const;
