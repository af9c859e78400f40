/** The first set-up, step by step, untouched and done; the lock, set and shut. */
import type { EventPayload, MethodOutput } from '../../../electron/bridge/contract.ts';
import { backup } from './doctor-scenes.ts';
import { DAY, failure, HOUR, NOW, status } from './people.ts';
import { granted, type Scene, type SceneParts, scene } from './scene.ts';

type FirstRun = MethodOutput<'firstRun.view'>;
type StepId = FirstRun['steps'][number]['id'];
type Lock = NonNullable<EventPayload<'status'>['lock']>;

const STEPS: readonly StepId[] = ['facility', 'channel', 'reader', 'operators', 'backup', 'print'];

const untouched: FirstRun = {
  opens: true,
  steps: STEPS.map((id) => ({ id, state: 'open' })),
  facility: {
    name: '',
    kind: 'lodging',
    moreTrades: [],
    seat: { street: '', ward: '', province: '' },
  },
  channels: [],
};

const done: FirstRun = {
  opens: false,
  steps: STEPS.map((id) => ({ id, state: 'done', at: NOW - HOUR })),
  facility: {
    name: 'Nhà nghỉ Ví Dụ',
    kind: 'lodging',
    moreTrades: [],
    seat: { street: 'Số 1 Phố Thử', ward: 'Phường Ví Dụ', province: 'Tỉnh Ví Dụ' },
  },
  unit: { name: 'Công an phường Ví Dụ', phone: '0900000000' },
  channels: ['gateway', 'paper'],
  dryRun: { channel: 'gateway', at: NOW - HOUR, outcome: 'accepted', milliseconds: 240 },
  read: { level: 'genuine', title: { vi: 'Giấy tờ thật', en: 'Genuine document' }, at: NOW - HOUR },
  sameDisk: false,
  printed: { came: true, at: NOW - HOUR },
};

const some: FirstRun = {
  ...done,
  steps: STEPS.map((id) =>
    id === 'backup' || id === 'print' ? { id, state: 'later', at: NOW } : { id, state: 'done', at: NOW },
  ),
};

const at = (name: string, part: string, view: FirstRun, parts: SceneParts = {}): Scene => ({
  ...scene(`first-run-${name}`, part === '' ? 'start' : `start/${part}`, {
    ...parts,
    answers: {
      'firstRun.view': granted(view),
      'operators.view': granted({
        operators: [
          { id: 'operator-1', name: 'Lê Thị Mẫu' },
          { id: 'operator-2', name: 'Võ Hồng Ánh' },
        ],
        atDesk: 'operator-1',
      }),
      'lock.view': granted({}),
      'backup.view': backup(view !== untouched),
      ...parts.answers,
    },
  }),
  tall: true,
});

export const FIRST_RUN_SCENES: readonly Scene[] = [
  at('new', '', untouched),
  ...STEPS.map((step) => at(`${step}-open`, step, untouched)),
  ...STEPS.map((step) => at(`${step}-done`, step, done)),
  at('channel-refused', 'channel', {
    ...done,
    dryRun: { channel: 'gateway', at: NOW, outcome: 'failed', failure: failure('endpoint-unreachable') },
  }),
  at('backup-same-disk', 'backup', { ...done, sameDisk: true }),
  at('summary-all', 'summary', done),
  at('summary-some', 'summary', some),
  scene('first-run-today-unfinished', 'today', {
    answers: { 'firstRun.view': granted({ ...some, finishedAt: NOW }) },
  }),
];

const locked = (lock: Lock): Pick<SceneParts, 'status'> => ({ status: { ...status, lock } });

export const LOCK_SCENES: readonly Scene[] = [
  scene('lock-no-code', 'lock', { answers: { 'lock.view': granted({}) } }),
  scene('lock-code-set', 'lock', { answers: { 'lock.view': granted({ codeSetAt: NOW - DAY }) } }),
  scene('lock-code-reset', 'lock', {
    answers: { 'lock.view': granted({ codeSetAt: NOW - DAY, codeResetAt: NOW - HOUR }) },
  }),
  scene('lock-shut', 'settings', {
    ...locked({ state: 'locked', role: 'counter' }),
    answers: { 'lock.view': granted({ codeSetAt: NOW - DAY }) },
  }),
  scene('lock-shut-for-check-in', 'today', {
    ...locked({ state: 'locked', role: 'check-in' }),
    answers: { 'lock.view': granted({ codeSetAt: NOW - DAY }) },
  }),
  scene('lock-waiting', 'lock', {
    ...locked({ state: 'locked', role: 'counter' }),
    answers: { 'lock.view': granted({ codeSetAt: NOW - DAY, waitUntil: NOW + 45_000 }) },
  }),
  scene('lock-strip', 'today', {
    ...locked({ state: 'locked', role: 'counter' }),
    answers: { 'lock.view': granted({ codeSetAt: NOW - DAY }) },
  }),
];
