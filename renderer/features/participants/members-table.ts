import type { TFunction } from 'i18next';
import type { FigureTable } from '#contract';
import type { ParticipantRow } from './participant-rows.ts';

/** The list of members as it is saved: one line for each meter and stretch of days, one for who has none. */
export function toMembersTable(rows: readonly ParticipantRow[], t: TFunction): FigureTable {
  const names = [
    t('words.name'),
    t('participants.kind'),
    t('participants.siren'),
    t('participants.address'),
    t('participants.postcode'),
    t('participants.city'),
    t('participants.email'),
    t('participants.language'),
    t('words.meter'),
  ];
  return {
    columns: [
      ...names.map((title) => ({ title, kind: 'text' as const })),
      { title: t('participants.startsOn'), kind: 'day' },
      { title: t('participants.endsOn'), kind: 'day' },
    ],
    rows: rows.flatMap(({ participant: { details, meters } }) => {
      const identity = [
        details.name,
        t(`words.party.${details.kind}`),
        details.siren,
        details.addressLines.replaceAll(/\s*\n\s*/g, ', ').slice(0, 300),
        details.postcode,
        details.city,
        details.email,
        t(`words.language.${details.language}`),
      ];
      return meters.length === 0
        ? [[...identity, null, null, null]]
        : meters.map(({ meterId, startsOn, endsOn }) => [...identity, meterId, startsOn, endsOn]);
    }),
  };
}
