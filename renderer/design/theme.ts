/** Light, dark, or as the PC is set. Kept on this PC. */
import { useSyncExternalStore } from 'react';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEPT_UNDER = 'desk.theme';
const listeners = new Set<() => void>();

const kept = (): Theme => THEMES.find((theme) => theme === localStorage.getItem(KEPT_UNDER)) ?? 'system';

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export const startTheme = (): void => show(kept());

export function changeTheme(theme: Theme): void {
  localStorage.setItem(KEPT_UNDER, theme);
  show(theme);
  for (const listener of listeners) listener();
}

export const useTheme = (): Theme =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, kept);
