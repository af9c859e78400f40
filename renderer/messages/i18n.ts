/** Every message of the page, one namespace per area. Vietnamese is the language a desk starts in. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { AREAS } from './areas.ts';

export type Area = keyof typeof AREAS;
export type Texts<A extends Area> = (typeof AREAS)[A]['vi'];
export type Language = 'vi' | 'en';

const KEPT_UNDER = 'desk.language';

const keptLanguage = (): Language => (localStorage.getItem(KEPT_UNDER) === 'en' ? 'en' : 'vi');

const resourcesOf = (language: Language) =>
  Object.fromEntries(Object.entries(AREAS).map(([area, texts]) => [area, texts[language]]));

export async function startTexts(): Promise<void> {
  const language = keptLanguage();
  document.documentElement.lang = language;
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'vi',
    ns: Object.keys(AREAS),
    defaultNS: 'common',
    resources: { vi: resourcesOf('vi'), en: resourcesOf('en') },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
}

export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT_UNDER, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
