import { Button } from '@mantine/core';
import i18next from 'i18next';
import { Component, type ReactNode } from 'react';
import styles from './ErrorBoundary.module.css';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly broken: string | null;
}

/** Where a bug of a page ends: in words, with a way back, and the file untouched. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { broken: null };

  static getDerivedStateFromError(error: unknown): State {
    return { broken: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }

  override render(): ReactNode {
    if (this.state.broken === null) return this.props.children;
    return (
      <section className={styles.broken} role="alert">
        <h1>{i18next.t('app.brokenTitle')}</h1>
        <p>{i18next.t('app.brokenText')}</p>
        <Button
          onClick={() => {
            this.setState({ broken: null });
          }}
        >
          {i18next.t('app.brokenBack')}
        </Button>
        <p className="soft small">{i18next.t('app.errorCode', { code: this.state.broken })}</p>
      </section>
    );
  }
}
