import './styles/tokens.css';
import './styles/base.css';
import './styles/page.css';
import './styles/controls.css';
import './styles/fields.css';
import './styles/photo.css';
import './styles/findings.css';
import './styles/print.css';
import { type ComponentType, render } from 'preact';
import { startLanguage } from './language.ts';
import { loadTerms } from './operator.ts';

const pages: Readonly<Record<string, () => Promise<{ page: ComponentType }>>> = {
  '/': () => import('./resident/page.tsx'),
  '/station': () => import('./station/page.tsx'),
  '/kiosk': () => import('./kiosk/page.tsx'),
  '/qa': () => import('./qa/page.tsx'),
};

const path = location.pathname.replace(/\/+$/, '') || '/';
const load = pages[path] ?? (() => import('./not-found.tsx'));
const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');

startLanguage();
void loadTerms();
const { page: Page } = await load();
root.replaceChildren();
render(<Page />, root);
