/** Every screen and every state that a clerk can meet. */
import { checkReader } from '../../../electron/backend/reader-check.ts';
import { BOOK_SCENES } from './book-scenes.ts';
import { CAMERA_SCENES } from './camera-scenes.ts';
import { CHANNEL_SCENES } from './channel-scenes.ts';
import { CHECK_IN_PATH_SCENES } from './check-in-path-scenes.ts';
import { CHECK_IN_SCENES } from './check-in-scenes.ts';
import { DOCTOR_SCENES } from './doctor-scenes.ts';
import { FIRST_RUN_SCENES, LOCK_SCENES } from './first-run-scenes.ts';
import { GROUP_SCENES } from './group-scenes.ts';
import { GUEST_DISPLAY_SCENES } from './guest-display-scenes.ts';
import { INSIGHT_SCENES } from './insight-scenes.ts';
import { settings } from './lists.ts';
import { OPERATOR_SCENES } from './operator-scenes.ts';
import { OUTBOX_SCENES } from './outbox-scenes.ts';
import { PASSPORT_SCENES } from './passport-scenes.ts';
import { PAWN_SCENES } from './pawn-scenes.ts';
import { DAY, failure, NOW, status } from './people.ts';
import { granted, type Scene, scene } from './scene.ts';
import { RETENTION_SCENES, SEARCH_SCENES } from './search-scenes.ts';
import { STAY_SCENES } from './stay-scenes.ts';
import { STRUCTURE_SCENES } from './structure-scenes.ts';
import { TENANT_SCENES } from './tenant-scenes.ts';
import { TOUR_SCENES } from './tour-scenes.ts';
import { TRUST_SCENES } from './trust-scenes.ts';
import { VISITOR_SCENES } from './visitor-scenes.ts';
import { WARD_SCENES } from './ward-scenes.ts';

const calm = {
  date: '2026-03-05',
  counts: { inHouse: 0, arrivals: 0, departures: 0, owed: 0, late: 0 },
  guests: [],
};

/** One that carries long commands, and one that does not and has shown it. */
const twoReaders = {
  available: ['ACS ACR122U PICC Interface 00 00', 'HID Global OMNIKEY 5022 Smart Card Reader 00 00'],
  checks: [
    checkReader('ACS ACR122U PICC Interface 00 00', {
      at: NOW - DAY / 24,
      apdus: 98,
      milliseconds: 2140,
      largestResponse: 242,
      quickestMs: 16.4,
      extended: 'refused',
      files: [
        { bytes: 16_093, apdus: 73 },
        { bytes: 2130, apdus: 10 },
        { bytes: 382, apdus: 2 },
      ],
    }),
    checkReader('HID Global OMNIKEY 5022 Smart Card Reader 00 00', undefined),
  ],
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
  ...TOUR_SCENES,
  ...TRUST_SCENES,
  ...DOCTOR_SCENES,
  scene('settings-reader', 'settings/reader', {
    answers: { 'settings.view': granted({ ...settings, reader: twoReaders }) },
  }),
  ...CHECK_IN_SCENES,
  ...CAMERA_SCENES,
  ...CHECK_IN_PATH_SCENES,
  ...GROUP_SCENES,
  ...PASSPORT_SCENES,
  ...STRUCTURE_SCENES,
  ...BOOK_SCENES,
  ...CHANNEL_SCENES,
  ...OUTBOX_SCENES,
  ...STAY_SCENES,
  ...WARD_SCENES,
  ...TENANT_SCENES,
  ...VISITOR_SCENES,
  ...INSIGHT_SCENES,
  ...FIRST_RUN_SCENES,
  ...LOCK_SCENES,
  ...OPERATOR_SCENES,
  ...GUEST_DISPLAY_SCENES,
  ...SEARCH_SCENES,
  ...RETENTION_SCENES,
  ...PAWN_SCENES,
  { ...scene('gallery', 'gallery'), tall: true },
  ...(['Drawer', 'Confirm', 'Toaster'] as const).map((name) =>
    scene(`gallery-${name.toLowerCase()}`, 'gallery', {
      act: (page) => page.getByRole('button', { name, exact: true }).click(),
    }),
  ),
];
