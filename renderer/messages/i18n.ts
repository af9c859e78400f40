/** Every message of the page, one namespace per area. Vietnamese is the language a desk starts in. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import * as board from './board.ts';
import * as books from './books.ts';
import * as byHand from './by-hand.ts';
import * as channels from './channels.ts';
import * as checkIn from './check-in.ts';
import * as checkInPaths from './check-in-paths.ts';
import * as common from './common.ts';
import * as counterWork from './counter-work.ts';
import * as failure from './failure.ts';
import * as frame from './frame.ts';
import * as group from './group.ts';
import * as guest from './guest.ts';
import * as insight from './insight.ts';
import * as outbox from './outbox.ts';
import * as pawn from './pawn.ts';
import * as policeTasks from './police-tasks.ts';
import * as proofs from './proofs.ts';
import * as retention from './retention.ts';
import * as search from './search.ts';
import * as settings from './settings.ts';
import * as tenants from './tenants.ts';
import * as today from './today.ts';
import * as training from './training.ts';
import * as visitors from './visitors.ts';
import * as wards from './wards.ts';

const AREAS = {
  common,
  frame,
  today,
  board,
  guest,
  'police-tasks': policeTasks,
  'counter-work': counterWork,
  wards,
  tenants,
  visitors,
  search,
  retention,
  books,
  insight,
  pawn,
  outbox,
  'by-hand': byHand,
  channels,
  proofs,
  settings,
  'check-in': checkIn,
  'check-in-paths': checkInPaths,
  group,
  training,
  failure,
} as const;

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
