/** Which screen is shown, kept in the address after `#/`. Pure, so that every address has one meaning. */
import type { z } from 'zod';
import type { facilityKind } from '../electron/bridge/views.ts';

export type Trade = z.output<typeof facilityKind>;

export const SCREENS = [
  'today',
  'check-in',
  'board',
  'tenants',
  'wards',
  'visitors',
  'guest',
  'police-tasks',
  'pawn',
  'books',
  'insight',
  'outbox',
  'settings',
  'tour',
  'start',
  'lock',
  'gallery',
] as const;
export type Screen = (typeof SCREENS)[number];

export interface Route {
  readonly screen: Screen;
  /** What the screen is opened at: an entry of the outbox, a tab of the settings. */
  readonly part?: string;
}

/** The screens with a key of their own. */
export const SCREEN_KEYS = {
  F1: 'today',
  F2: 'check-in',
  F3: 'outbox',
  F4: 'settings',
  F7: 'pawn',
  F8: 'books',
  F9: 'board',
} as const satisfies Record<string, Screen>;

/** Reached from other screens only. */
const INNER_SCREENS: readonly Screen[] = ['guest', 'tour', 'start', 'lock', 'gallery'];

/** The screens in the order of the navigation, the day's work first, the desk itself last; most have a key. */
export const DOORS: readonly { readonly screen: Screen; readonly key?: string }[] = SCREENS.filter(
  (screen) => !INNER_SCREENS.includes(screen),
).map((screen) => {
  const key = Object.entries(SCREEN_KEYS).find(([, opened]) => opened === screen)?.[0];
  return { screen, ...(key !== undefined && { key }) };
});

/** The screens that only some trades have; the others are everybody's. */
export const SCREEN_TRADES: Partial<Readonly<Record<Screen, readonly Trade[]>>> = {
  board: ['lodging', 'boarding-house'],
  tenants: ['boarding-house'],
  wards: ['medical-facility'],
  visitors: ['lodging'],
  'police-tasks': ['lodging', 'boarding-house', 'medical-facility', 'pawnshop'],
  pawn: ['pawnshop'],
};

/** Whether a desk of these trades has the screen. */
export const hasScreen = (screen: Screen, trades: readonly Trade[]): boolean =>
  SCREEN_TRADES[screen]?.some((trade) => trades.includes(trade)) ?? true;

const isScreen = (name: string): name is Screen => SCREENS.some((screen) => screen === name);

/** `#/outbox/0192…` → outbox at that entry; an address that says nothing known is Today. */
export function parseRoute(hash: string): Route {
  const [name = '', part = ''] = hash.replace(/^#\/?/, '').split('/');
  if (!isScreen(name)) return { screen: 'today' };
  const decoded = decode(part);
  return decoded === '' ? { screen: name } : { screen: name, part: decoded };
}

export const hashOf = ({ screen, part }: Route): string =>
  part === undefined ? `#/${screen}` : `#/${screen}/${encodeURIComponent(part)}`;

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return ''; // a broken escape names nothing
  }
}

/** The screen a key opens; undefined for other keys and for combinations. */
export function screenOfKey(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}): Screen | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return undefined;
  return Object.hasOwn(SCREEN_KEYS, event.key)
    ? SCREEN_KEYS[event.key as keyof typeof SCREEN_KEYS]
    : undefined;
}
