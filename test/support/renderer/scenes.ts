/** Every screen and every state that a clerk can meet. */
import { CHECK_IN_SCENES } from './check-in-scenes.ts';
import { DAY, failure, NOW, status } from './people.ts';
import { granted, type Scene, scene } from './scene.ts';

const calm = {
  date: '2026-03-05',
  counts: { inHouse: 0, arrivals: 0, departures: 0, owed: 0, late: 0 },
  guests: [],
};

const endpointDown = {
  sending: {
    ...status.sending,
    channel: 'down' as const,
    failure: failure('endpoint-unreachable'),
    waiting: 3,
    rejected: 1,
    late: 1,
    oldestUnsent: NOW - DAY / 24,
    nearestDeadline: NOW + 20 * 60_000,
    nextAttemptAt: NOW + 60_000,
  },
};

export const SCENES: readonly Scene[] = [
  scene('today', 'today'),
  scene('today-empty', 'today', { answers: { 'today.view': granted(calm) } }),
  scene('today-endpoint-down', 'today', { status: endpointDown }),
  scene('today-failed', 'today', {
    answers: { 'today.view': { ok: false, failure: failure('database-locked') } },
  }),
  scene('outbox', 'outbox', { status: endpointDown }),
  scene('outbox-empty', 'outbox', { answers: { 'outbox.list': granted({ entries: [] }) } }),
  scene('outbox-entry', 'outbox/entry-1'),
  scene('settings', 'settings'),
  ...CHECK_IN_SCENES,
  { ...scene('gallery', 'gallery'), tall: true },
  ...(['Drawer', 'Confirm', 'Toaster'] as const).map((name) =>
    scene(`gallery-${name.toLowerCase()}`, 'gallery', {
      act: (page) => page.getByRole('button', { name, exact: true }).click(),
    }),
  ),
];
