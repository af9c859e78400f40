/** Keeps every web contents where it is. Applied to each one that is ever made, not only to our window's. */
import type { WebContents } from 'electron';
import { openExternalLink } from './external-links.ts';

export type LockedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;

/**
 * SECURITY: the page never leaves its address: no link, script, frame or redirect moves it, nothing opens a window,
 * no web view is attached. A known outside link goes to the system's browser instead.
 */
export function lockNavigation(contents: LockedContents, openOutside: (address: string) => void): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openExternalLink(url, openOutside);
    return { action: 'deny' };
  });
}
