import { SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftField } from '#contract';
import { DayInput } from '../../components/DayInput.tsx';
import { PartyFields, type PartyErrors } from '../../components/PartyFields.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { fieldId, findSentence } from './draft-faults.ts';
import styles from './NewOperationPage.module.css';
import type { StepProps } from './step-props.ts';

const vatRatesPpm = [55_000, 100_000, 200_000];
const partyFields = [
  'name',
  'siren',
  'legalForm',
  'addressLines',
  'postcode',
  'city',
  'vatNumber',
  'email',
  'iban',
] as const;

/** What the operation is called, when it begins, and who runs it. */
export function OperationStep({ draft, change, shown }: StepProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const set = (part: Partial<typeof draft>): void => {
    change((before) => ({ ...before, ...part }));
  };
  const error = (field: DraftField): string | undefined => findSentence(shown, field, t);
  const partyErrors: PartyErrors = Object.fromEntries(
    partyFields.flatMap((field) => {
      const sentence = error(field);
      return sentence === undefined ? [] : [[field, sentence]];
    }),
  );
  return (
    <div className={styles.fields}>
      <fieldset>
        <legend>{t('operation.section')}</legend>
        <div className={styles.pair}>
          <TextInput
            id={fieldId('operationName')}
            label={t('operation.name')}
            value={draft.name}
            error={error('operationName')}
            onChange={(event) => {
              set({ name: event.currentTarget.value });
            }}
          />
          <DayInput
            id={fieldId('startsOn')}
            label={t('operation.startsOn')}
            value={draft.startsOn}
            error={error('startsOn') ?? false}
            onChange={(startsOn) => {
              set({ startsOn });
            }}
          />
          <TextInput
            id={fieldId('accNumber')}
            label={`${t('operation.accNumber')} (${t('app.optional')})`}
            description={t('operation.accNumberHint')}
            value={draft.accNumber}
            error={error('accNumber')}
            onChange={(event) => {
              set({ accNumber: event.currentTarget.value });
            }}
          />
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('operation.organiser')}</legend>
        <PartyFields
          isOrganiser
          idPrefix="draft-"
          draft={draft.organiser}
          errors={partyErrors}
          onChange={(organiser) => {
            set({ organiser });
          }}
        />
      </fieldset>
      <fieldset>
        <legend id="vat-label">{t('operation.vat')}</legend>
        <div className={styles.pair}>
          <div>
            <SegmentedControl
              aria-labelledby="vat-label"
              value={draft.vat}
              onChange={(vat) => {
                set({ vat });
              }}
              data={[
                { value: 'exempt', label: t('operation.vatExempt') },
                { value: 'rate', label: t('operation.vatRate') },
              ]}
            />
          </div>
          {draft.vat === 'rate' ? (
            <Select
              label={t('operation.vatRateLabel')}
              allowDeselect={false}
              value={String(draft.vatRatePpm)}
              onChange={(rate) => {
                if (rate !== null) set({ vatRatePpm: Number(rate) });
              }}
              data={vatRatesPpm.map((ppm) => ({ value: String(ppm), label: format.percent(ppm) }))}
            />
          ) : (
            <Textarea
              id={fieldId('vatMention')}
              className={styles.wide}
              label={t('operation.vatMention')}
              autosize
              value={draft.vatMention}
              error={error('vatMention')}
              onChange={(event) => {
                set({ vatMention: event.currentTarget.value });
              }}
            />
          )}
        </div>
      </fieldset>
    </div>
  );
}
