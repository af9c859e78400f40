/** How a component says something: `useTexts('check-in')` for our own words, `useBilingual()` for the backend's. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area, Language, Texts } from './i18n.ts';
import type { TextKey, TextValues } from './text-key.ts';

export type Say<A extends Area> = (key: TextKey<Texts<A>>, values?: TextValues) => string;

/** A key that is not in the area's message file is a type error. Values fill `{{name}}`; `count` chooses the plural. */
export function useTexts<A extends Area>(area: A): Say<A> {
  const { t } = useTranslation(area);
  return useCallback((key, values) => t(key as string, { ...values }), [t]);
}

export interface BilingualText {
  readonly vi: string;
  readonly en: string;
}

/** Texts that come from the backend carry both languages. */
export function useBilingual(): (text: BilingualText) => string {
  const language = useLanguage();
  return useCallback((text) => text[language], [language]);
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'vi';
}
