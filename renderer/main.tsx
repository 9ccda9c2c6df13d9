import '@mantine/core/styles.css';
import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { callEngine } from './api/engine.ts';
import { App } from './app/App.tsx';
import { askForMonth } from './features/home/ask-for-month.ts';
import { fetchTexts, startTranslation } from './i18n/start-translation.ts';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');

// the address names the language: its texts come while the engine is asked
fetchTexts(new URLSearchParams(location.search).get('language') ?? '');
const state = await callEngine('app.getState', {});
// answered while the page is drawn
if (state.operation?.currentMonth) askForMonth(state.operation.currentMonth);
await startTranslation(state.preferences.language);
createRoot(root).render(<App initialState={state} />);
// fetched while the page is drawn: its pictures come last
import('./charts/echarts.ts').catch(() => undefined);
