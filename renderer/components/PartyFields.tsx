import { Select, Textarea, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { textLimits, type MemberDetails, type PartyDraft } from '#contract';
import { languages } from '../i18n/locales.ts';
import styles from './PartyFields.module.css';
import { useTooLong } from './use-too-long.ts';

const kinds = ['individual', 'business', 'public', 'association'] as const;

/** Fields that are typed. */
const typedFields = [
  'name',
  'siren',
  'vatNumber',
  'legalForm',
  'addressLines',
  'postcode',
  'city',
  'email',
  'iban',
] as const;
/** Fields that are not lines of `textLimits.line`. */
const limits: Partial<Record<keyof PartyDraft, number>> = {
  addressLines: textLimits.paragraph,
  vatNumber: textLimits.identifier,
  postcode: textLimits.identifier,
  iban: textLimits.identifier,
};

export const emptyParty: PartyDraft = {
  kind: 'individual',
  name: '',
  siren: '',
  vatNumber: '',
  legalForm: '',
  addressLines: '',
  postcode: '',
  city: '',
  email: '',
  language: 'fr',
  iban: '',
};

export function toPartyDraft(details: MemberDetails): PartyDraft {
  const { siren, vatNumber, legalForm, email, iban, ...rest } = details;
  return {
    ...rest,
    siren: siren ?? '',
    vatNumber: vatNumber ?? '',
    legalForm: legalForm ?? '',
    email: email ?? '',
    iban: iban ?? '',
  };
}

export function toMemberDetails(draft: PartyDraft): MemberDetails {
  const orNull = (text: string): string | null => text.trim() || null;
  const code = (text: string): string | null => orNull(text.replace(/\s/g, ''));
  const isPerson = draft.kind === 'individual';
  return {
    kind: draft.kind,
    name: draft.name.trim(),
    siren: isPerson ? null : code(draft.siren),
    vatNumber: isPerson ? null : code(draft.vatNumber),
    legalForm: isPerson ? null : orNull(draft.legalForm),
    addressLines: draft.addressLines.trim(),
    postcode: draft.postcode.trim(),
    city: draft.city.trim(),
    email: orNull(draft.email),
    language: draft.language,
    iban: code(draft.iban),
  };
}

export type PartyErrors = Partial<Record<keyof PartyDraft, string>>;

/** True where no field holds the form back. */
export const isPartyRight = (draft: PartyDraft): boolean =>
  findWrongFields(draft).length === 0 &&
  typedFields.every((field) => draft[field].trim().length <= (limits[field] ?? textLimits.line));

/** Sentences of the fields that hold the form back. */
export function checkParty(draft: PartyDraft, t: TFunction): PartyErrors {
  return Object.fromEntries(findWrongFields(draft).map((field) => [field, t(`participants.${field}Error`)]));
}

function findWrongFields(draft: PartyDraft): ('name' | 'siren' | 'email')[] {
  const isBody = draft.kind !== 'individual';
  const isSirenWrong = draft.siren.trim() !== '' && !/^\d{9}$/.test(draft.siren.replace(/\s/g, ''));
  const isEmailWrong = draft.email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(draft.email.trim());
  return [
    ...(draft.name.trim() === '' ? (['name'] as const) : []),
    ...(isBody && isSirenWrong ? (['siren'] as const) : []),
    ...(isEmailWrong ? (['email'] as const) : []),
  ];
}

interface Props {
  readonly draft: PartyDraft;
  readonly onChange: (draft: PartyDraft) => void;
  /** Sentence of what is wrong, by field. */
  readonly errors: PartyErrors;
  /** First part of the fields' ids, for links to them. */
  readonly idPrefix?: string;
  /** The organiser is never a household. */
  readonly isOrganiser?: boolean;
}

export function PartyFields({ draft, onChange, errors, idPrefix, isOrganiser = false }: Props): ReactElement {
  const { t } = useTranslation();
  const set = (change: Partial<PartyDraft>): void => {
    onChange({ ...draft, ...change });
  };
  const tooLong = useTooLong();
  const findError = (name: (typeof typedFields)[number]): string | undefined =>
    tooLong(draft[name], limits[name] ?? textLimits.line) ?? errors[name];
  const optional = (label: string): string => `${label} (${t('app.optional')})`;
  const text = (name: Exclude<keyof PartyDraft, 'kind' | 'language' | 'addressLines'>, label: string): ReactElement => (
    <TextInput
      {...(idPrefix !== undefined && { id: idPrefix + name })}
      label={label}
      value={draft[name]}
      error={findError(name)}
      onChange={(event) => {
        set({ [name]: event.currentTarget.value });
      }}
    />
  );
  const isBody = draft.kind !== 'individual';
  return (
    <div className={styles.fields}>
      <Select
        label={t('participants.kind')}
        allowDeselect={false}
        value={draft.kind}
        data={kinds
          .filter((kind) => !isOrganiser || kind !== 'individual')
          .map((value) => ({ value, label: t(`words.party.${value}`) }))}
        onChange={(kind) => {
          if (kind) set({ kind });
        }}
      />
      {text('name', t('words.name'))}
      {isBody && text('legalForm', optional(t('participants.legalForm')))}
      {isBody && text('siren', optional(t('participants.siren')))}
      <Textarea
        className={styles.wide}
        label={t('participants.address')}
        description={t('participants.addressHint')}
        autosize
        minRows={2}
        {...(idPrefix !== undefined && { id: `${idPrefix}addressLines` })}
        value={draft.addressLines}
        error={findError('addressLines')}
        onChange={(event) => {
          set({ addressLines: event.currentTarget.value });
        }}
      />
      {text('postcode', t('participants.postcode'))}
      {text('city', t('participants.city'))}
      {text('email', optional(t('participants.email')))}
      <Select
        label={t('participants.language')}
        allowDeselect={false}
        value={draft.language}
        data={languages.map((value) => ({ value, label: t(`words.language.${value}`) }))}
        onChange={(language) => {
          if (language) set({ language });
        }}
      />
      {isBody && text('vatNumber', optional(t('participants.vatNumber')))}
      {text('iban', optional(t('participants.iban')))}
    </div>
  );
}
