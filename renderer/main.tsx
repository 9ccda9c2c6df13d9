import '@mantine/core/styles.css';
import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { callEngine } from './api/engine.ts';
import { App } from './app/App.tsx';
import { askForMonth } from './features/home/ask-for-month.ts';
import { getFormat } from './i18n/format.ts';
import { fetchTexts, isLanguage, startTranslation } from './i18n/start-translation.ts';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');

// the address names the language: its texts come, and its formats are made, while the engine is asked
const language = new URLSearchParams(location.search).get('language') ?? '';
fetchTexts(language);
const asked = callEngine('app.getState', {});
if (isLanguage(language)) getFormat(language, 'EUR');
const state = await asked;
// answered while the page is drawn
if (state.operation?.currentMonth) askForMonth(state.operation.currentMonth, state.operation.months);
await startTranslation(state.preferences.language);
createRoot(root).render(<App initialState={state} />);
// fetched while the page is drawn: its pictures come last
import('./charts/echarts.ts').catch(() => undefined);
