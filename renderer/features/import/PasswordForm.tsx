import { Button, PasswordInput } from '@mantine/core';
import { useState, type SubmitEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './ImportSheet.module.css';

export function PasswordForm({ onSubmit }: { readonly onSubmit: (password: string) => void }): ReactElement {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (password !== '') onSubmit(password);
  };
  return (
    <form className={styles.password} onSubmit={submit}>
      <PasswordInput
        label={t('import.password')}
        description={t('import.passwordHint')}
        value={password}
        autoFocus
        onChange={(event) => {
          setPassword(event.currentTarget.value);
        }}
      />
      <Button type="submit" disabled={password === ''}>
        {t('import.unlock')}
      </Button>
    </form>
  );
}
