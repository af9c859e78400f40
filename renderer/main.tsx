import './schemas-without-code.ts';
import './design/fonts.css';
import './design/tokens.css';
import './design/base.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startTheme } from './design/theme.ts';
import { startTexts } from './messages/i18n.ts';

startTheme();
await startTexts();

// Not `desk`: an element's id is also a name on window, and `window.desk` is the host's.
const place = document.getElementById('app');
if (place === null) throw new Error('index.html has no #app');
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
