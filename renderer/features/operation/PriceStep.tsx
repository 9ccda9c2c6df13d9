import { TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { tidyDecimal } from './draft-rows.ts';
import { fieldId, findSentence } from './draft-faults.ts';
import styles from './NewOperationPage.module.css';
import type { StepProps } from './step-props.ts';

/** One price for everyone; others can be added once the operation exists. */
export function PriceStep({ draft, change, shown }: StepProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={styles.rows}>
      <p className="soft">{t('draft.priceLead')}</p>
      <TextInput
        id={fieldId('price')}
        className={styles.price}
        label={t('operation.price')}
        description={t('operation.priceUnit')}
        value={draft.price}
        inputMode="decimal"
        error={findSentence(shown, 'price', t)}
        onChange={(event) => {
          const price = event.currentTarget.value;
          change((before) => ({ ...before, price }));
        }}
        onBlur={() => {
          change((before) => ({ ...before, price: tidyDecimal(before.price, 6, format) }));
        }}
      />
    </div>
  );
}
