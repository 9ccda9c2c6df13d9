import '@mantine/core/styles.css';
import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { callEngine } from './api/engine.ts';
import { App } from './app/App.tsx';
import { askForMonth } from './features/home/ask-for-month.ts';
import { startTranslation } from './i18n/start-translation.ts';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');

const state = await callEngine('app.getState', {});
// answered while the texts are loaded and the page is drawn
if (state.operation?.currentMonth) askForMonth(state.operation.currentMonth);
await startTranslation(state.preferences.language);
createRoot(root).render(<App initialState={state} />);
