import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';

/** The sentence at a field whose text is longer than the engine takes. Nothing is cut: the text stays as it was typed. */
export function useTooLong(): (text: string, most: number) => string | undefined {
  const { t } = useTranslation();
  const { integer } = useFormat();
  return (text, most) => {
    const { length } = text.trim();
    return length > most ? t('app.tooLong', { length: integer(length), most: integer(most) }) : undefined;
  };
}
