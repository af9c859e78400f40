/** The six languages of the guest display. They are the display's alone: the desk itself speaks two. */
import type { DisplayLanguage } from '../../../electron/bridge/guest-display.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { ru } from './ru.ts';
import type { DisplayText } from './text.ts';
import { vi } from './vi.ts';
import { zh } from './zh.ts';

export const DISPLAY_TEXTS: Readonly<Record<DisplayLanguage, DisplayText>> = { vi, en, zh, ko, ja, ru };

/** As the browser chooses letters and voices by it; `zh` alone would leave the script open. */
export const HTML_LANGUAGE: Readonly<Record<DisplayLanguage, string>> = {
  vi: 'vi',
  en: 'en',
  zh: 'zh-Hans',
  ko: 'ko',
  ja: 'ja',
  ru: 'ru',
};

/** Puts values where `{{name}}` stands. Throws for a name that has no value: a bug, never seen by a guest. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_all, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for ${name}`);
    return String(value);
  });
