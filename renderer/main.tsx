import './schemas-without-code.ts';
import './design/fonts.css';
import './design/tokens.css';
import './design/base.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startTheme } from './design/theme.ts';
import { startTexts } from './messages/i18n.ts';
import { GuestDisplay } from './screens/guest-display/guest-display.tsx';

startTheme();
await startTexts();

// Not `desk`: an element's id is also a name on window, and `window.desk` is the host's.
const place = document.getElementById('app');
if (place === null) throw new Error('index.html has no #app');
// The second window is no screen of the desk: it has a bridge of its own and asks nothing of the desk's.
const isGuestDisplay = window.location.hash === '#/guest-display';
createRoot(place).render(<StrictMode>{isGuestDisplay ? <GuestDisplay /> : <App />}</StrictMode>);
