import { SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useId, useState, type ReactElement, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { textLimits, type IssuerSettings, type SettingsParty } from '#contract';
import { useEngineChange, useEngineQuery } from '../../api/engine.ts';
import { useTyping } from '../../app/typing.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Loading } from '../../components/Loading.tsx';
import { checkParty, isPartyRight, PartyFields, toMemberDetails, toPartyDraft } from '../../components/PartyFields.tsx';
import { useTooLong } from '../../components/use-too-long.ts';
import { isOther } from '../../components/use-typed.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { isIbanWrong, isSirenWrong } from './check-identity.ts';
import { SaveBar } from './SaveBar.tsx';
import styles from './SettingsPage.module.css';

/** Those whose names stand on documents: the organiser, and whoever sells. */
export function PartySettings(): ReactElement {
  const { t } = useTranslation();
  const settings = useEngineQuery('settings.get', {});
  return (
    <div className={styles.wide}>
      <p className="soft">{t('settings.frozen')}</p>
      <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />
      {settings.isPending && <Loading />}
      {settings.data?.parties.map((party) => (
        <Party key={party.memberId} party={party} />
      ))}
    </div>
  );
}

interface IssuerDraft {
  readonly numberPrefix: string;
  readonly isExempt: boolean;
  readonly rate: string;
  readonly exemption: string;
  readonly penalty: string;
  readonly mediator: string;
}

const PERCENT_DIGITS = 4;
const PPM_OF_ONE = 1_000_000;
const orNull = (text: string): string | null => text.trim() || null;

function Party({ party }: { readonly party: SettingsParty }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const titleId = useId();
  const save = useEngineChange('settings.saveParty');
  const [isChecked, setChecked] = useState(false);
  const [identity, setIdentity] = useState(() => toPartyDraft(party.details));
  const [draft, setDraft] = useState(() => startIssuer(party.issuer, format.typed));
  const [start] = useState({ identity, draft });
  useTyping(isOther({ identity, draft }, start) && !save.isSuccess);
  const issuer = toIssuer(draft, format.readTyped);
  const errors = checkParty(identity, t);
  const isSirenBad = identity.kind !== 'individual' && isSirenWrong(identity.siren);
  const isIbanBad = isIbanWrong(identity.iban);
  const isValid =
    isPartyRight(identity) && !isSirenBad && !isIbanBad && (party.issuer === null || issuer !== undefined);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (!isValid) return;
    save.mutate({
      memberId: party.memberId,
      details: toMemberDetails(identity),
      issuer: party.issuer === null ? null : (issuer ?? null),
    });
  };
  return (
    <form className={styles.party} onSubmit={submit} noValidate aria-labelledby={titleId}>
      <h2 id={titleId}>
        {party.details.name}
        <span className="soft small"> {t(describeRole(party))}</span>
      </h2>
      <PartyFields
        draft={identity}
        errors={isChecked ? { ...errors, ...(isSirenBad && { siren: t('settings.sirenError') }) } : {}}
        isOrganiser={party.isOrganiser}
        onChange={(next) => {
          save.reset();
          setIdentity(next);
        }}
      />
      {party.issuer && (
        <IssuerFields
          draft={draft}
          isPrefixUsed={party.isPrefixUsed}
          isChecked={isChecked}
          onChange={(next) => {
            save.reset();
            setDraft(next);
          }}
        />
      )}
      {isChecked && !isValid && (
        <p role="alert" className={styles.wrong}>
          {isSirenBad ? t('settings.sirenError') : isIbanBad ? t('settings.ibanError') : t('participants.fixFields')}
        </p>
      )}
      <SaveBar isPending={save.isPending} isSaved={save.isSuccess} error={save.error} />
    </form>
  );
}

function describeRole({
  isOrganiser,
  issuer,
}: SettingsParty): 'settings.role.both' | 'settings.role.organiser' | 'settings.role.issuer' {
  if (!isOrganiser) return 'settings.role.issuer';
  return issuer ? 'settings.role.both' : 'settings.role.organiser';
}

function startIssuer(issuer: IssuerSettings | null, write: (value: number, digits: number) => string): IssuerDraft {
  return {
    numberPrefix: issuer?.numberPrefix ?? '',
    isExempt: issuer?.vatRatePpm === null,
    rate: issuer?.vatRatePpm === null || !issuer ? '' : write(issuer.vatRatePpm, PERCENT_DIGITS),
    exemption: issuer?.vatExemptionMention ?? '',
    penalty: issuer?.latePenaltyMention ?? '',
    mediator: issuer?.mediatorMention ?? '',
  };
}

const isPrefix = (text: string): boolean => /^[A-Z0-9]{1,12}$/.test(text);

type ReadTyped = (text: string, digits: number) => number | undefined;

function readRate({ rate }: IssuerDraft, read: ReadTyped): number | undefined {
  const ppm = read(rate, PERCENT_DIGITS);
  return ppm !== undefined && ppm <= PPM_OF_ONE ? ppm : undefined;
}

/** Undefined where something that was typed cannot be. */
function toIssuer(draft: IssuerDraft, read: ReadTyped): IssuerSettings | undefined {
  const numberPrefix = draft.numberPrefix.trim().toUpperCase();
  const vatRatePpm = draft.isExempt ? null : readRate(draft, read);
  const vatExemptionMention = draft.isExempt ? orNull(draft.exemption) : null;
  if (!isPrefix(numberPrefix) || vatRatePpm === undefined || (draft.isExempt && vatExemptionMention === null))
    return undefined;
  return {
    numberPrefix,
    vatRatePpm,
    vatExemptionMention,
    latePenaltyMention: orNull(draft.penalty),
    mediatorMention: orNull(draft.mediator),
  };
}

interface IssuerProps {
  readonly draft: IssuerDraft;
  readonly isPrefixUsed: boolean;
  readonly isChecked: boolean;
  readonly onChange: (draft: IssuerDraft) => void;
}

function IssuerFields({ draft, isPrefixUsed, isChecked, onChange }: IssuerProps): ReactElement {
  const { t } = useTranslation();
  const { readTyped } = useFormat();
  const vatId = useId();
  const tooLong = useTooLong();
  const set = (change: Partial<IssuerDraft>): void => {
    onChange({ ...draft, ...change });
  };
  return (
    <div className={styles.form}>
      <TextInput
        label={t('settings.prefix')}
        description={isPrefixUsed ? t('settings.prefixUsed') : t('settings.prefixHint')}
        value={draft.numberPrefix}
        disabled={isPrefixUsed}
        error={isChecked && !isPrefix(draft.numberPrefix.trim().toUpperCase()) && t('settings.prefixError')}
        onChange={(event) => {
          set({ numberPrefix: event.currentTarget.value });
        }}
      />
      <div>
        <h3 id={vatId}>{t('settings.vat')}</h3>
        <SegmentedControl
          aria-labelledby={vatId}
          value={draft.isExempt ? 'exempt' : 'rate'}
          data={(['rate', 'exempt'] as const).map((value) => ({ value, label: t(`settings.vatRegime.${value}`) }))}
          onChange={(regime) => {
            set({ isExempt: regime === 'exempt' });
          }}
        />
      </div>
      {draft.isExempt ? (
        <TextInput
          label={t('settings.exemption')}
          value={draft.exemption}
          error={
            tooLong(draft.exemption, textLimits.paragraph) ??
            (isChecked && draft.exemption.trim() === '' && t('settings.exemptionError'))
          }
          onChange={(event) => {
            set({ exemption: event.currentTarget.value });
          }}
        />
      ) : (
        <TextInput
          label={t('settings.vatRate')}
          inputMode="decimal"
          value={draft.rate}
          error={isChecked && readRate(draft, readTyped) === undefined && t('settings.vatRateError')}
          onChange={(event) => {
            set({ rate: event.currentTarget.value });
          }}
        />
      )}
      {(['penalty', 'mediator'] as const).map((name) => (
        <Textarea
          key={name}
          label={`${t(`settings.${name}`)} (${t('app.optional')})`}
          description={t(`settings.${name}Hint`)}
          autosize
          minRows={2}
          value={draft[name]}
          error={tooLong(draft[name], textLimits.paragraph)}
          onChange={(event) => {
            set({ [name]: event.currentTarget.value });
          }}
        />
      ))}
    </div>
  );
}
