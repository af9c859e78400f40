/** The guided tour: its list, its dock while a situation runs, and what came of it. */
import type { EventPayload } from '../../../electron/bridge/contract.ts';
import { SITUATION_IDS, type SituationId } from '../../../electron/training/tour/situation.ts';
import { situationOn } from '../../../electron/training/tour/situations/index.ts';
import { training as lessons } from './lists.ts';
import { DAY, failure, LAN, LONG, NOW, status } from './people.ts';
import { granted, type Scene, type SceneParts, scene } from './scene.ts';

type Tour = EventPayload<'tour'>;
type Running = NonNullable<Tour['running']>;
type Training = EventPayload<'training'>;

const TODAY = '2026-03-05';
const OWN: readonly SituationId[] = SITUATION_IDS.filter((id) => id !== 'stolen-phone');
const training = { ...status, mode: 'training' as const };

const situations: Tour['situations'] = SITUATION_IDS.map((id) => {
  const { title, story, setting } = situationOn(id, TODAY);
  return {
    id,
    title: { ...title },
    story: { ...story },
    own: OWN.includes(id),
    ...(setting.crowd && { guests: { ...setting.crowd } }),
  };
});

const best: Partial<Record<SituationId, { points: number; at: number; tries: number }>> = {
  'ordinary-guest': { points: 100, at: NOW - DAY, tries: 1 },
  'forged-card': { points: 70, at: NOW - DAY, tries: 3 },
  'endpoint-down': { points: 85, at: NOW - 2 * DAY, tries: 2 },
};
const tried: Tour['situations'] = situations.map((one) => ({
  ...one,
  ...(best[one.id] && { best: best[one.id] }),
}));

const running = (id: SituationId, more: Partial<Running> = {}): Running => {
  const { title, story, task, begins, goals, hints } = situationOn(id, TODAY);
  return {
    world: 'world-1',
    id,
    title: { ...title },
    story: { ...story },
    task: { ...task },
    begins,
    papers: [],
    goals: goals.length,
    goalsMet: 0,
    hints: [],
    hintsLeft: hints.length,
    hintCosts: 5,
    elapsedMs: 42_000,
    paused: true,
    ...more,
  };
};

const hintsOf = (id: SituationId) => situationOn(id, TODAY).hints.map((one) => ({ ...one }));

const result = (id: SituationId, met: number, mistakes: readonly string[], points: number) => {
  const situation = situationOn(id, TODAY);
  return {
    points,
    goals: situation.goals.map((goal, index) => ({
      text: { ...goal.text },
      met: index < met,
      points: goal.points,
      why: { ...goal.why },
      ...(goal.source !== undefined && { source: goal.source }),
    })),
    mistakes: situation.mistakes
      .filter((one) => mistakes.includes(one.id))
      .map((one) => ({
        text: { ...one.text },
        points: one.points,
        nextTime: { ...one.nextTime },
        ...(one.source !== undefined && { source: one.source }),
      })),
    seconds: 330,
    keys: 71,
    par: { ...situation.par },
    hints: mistakes.length,
    lost: { hints: 5 * mistakes.length, time: mistakes.length > 0 ? 5 : 0, keys: 0 },
  };
};

const guest = (
  id: string,
  fullName: string,
  number: string,
  more: Partial<Training['people'][number]> = {},
) => ({
  id,
  fullName,
  number,
  can: number.slice(-6),
  qr: `${number}||${fullName}|03021990|Nữ|Xã Thử Nghiệm, Tỉnh Ví Dụ|14082021`,
  lesson: 'guest' as const,
  note: { vi: 'Khách trước quầy', en: 'A guest at the counter' },
  ...more,
});

const table = (people: Training['people'], cardOnReader?: string): Training => ({
  people,
  ...(cardOnReader !== undefined && { cardOnReader }),
  endpointUp: true,
});

const one = table([guest('guest', LAN.fullName, LAN.documentNumber)]);
const NAMES = lessons.people.map(({ fullName }) => fullName);
const pile = table(
  Array.from({ length: 30 }, (_, index) =>
    guest(
      `guest-${index + 1}`,
      index === 4 ? LONG.fullName : (NAMES[index % NAMES.length] ?? LAN.fullName),
      `0001900000${String(index + 10)}`,
    ),
  ),
  'guest-3',
);

const inTour = (name: string, at: string, tour: Tour, parts: SceneParts = {}): Scene =>
  scene(name, at, { status: training, ...parts, answers: { 'tour.view': granted(tour), ...parts.answers } });

const police: Running['papers'] = [
  {
    title: { vi: 'Sổ tay của quầy', en: "The desk's notebook" },
    lines: [
      {
        label: { vi: 'Trực ban công an phường', en: 'Duty officer of the ward police' },
        value: 'Đại úy Mẫu',
      },
      { label: { vi: 'Số vào sổ trực ban', en: 'Number in the duty book' }, value: 'TB-017' },
    ],
  },
];

export const TOUR_SCENES: readonly Scene[] = [
  inTour('tour-new', 'tour', { situations }),
  inTour('tour-tried', 'tour', { situations: tried }),
  inTour(
    'tour-not-opened',
    'tour',
    { situations },
    {
      answers: { 'tour.start': { ok: false, failure: failure('training-world-not-opened') } },
      act: (page) => page.locator('.situation-row button').first().click(),
    },
  ),
  inTour('tour-running', 'check-in', { situations, running: running('ordinary-guest') }, { training: one }),
  inTour(
    'tour-hints',
    'check-in',
    {
      situations,
      running: running('forged-card', {
        papers: police,
        hints: hintsOf('forged-card'),
        hintsLeft: 0,
        goalsMet: 1,
      }),
    },
    { training: one },
  ),
  inTour(
    'tour-pile',
    'check-in',
    { situations, running: running('bus-of-thirty', { goalsMet: 0 }) },
    { training: pile },
  ),
  inTour(
    'tour-passport',
    'check-in',
    { situations, running: running('foreign-passport', { papers: police }) },
    {
      training: table(
        [guest('guest', 'Muster Erika', 'C90000002', { can: '', lesson: 'guest-with-passport' })],
        'guest',
      ),
    },
  ),
  inTour(
    'tour-leave',
    'check-in',
    { situations, running: running('without-papers') },
    {
      training: table([]),
      act: (page) => page.locator('.tour-dock__ways button').last().click(),
    },
  ),
  inTour(
    'tour-over',
    'check-in',
    {
      situations,
      running: running('ordinary-guest', { goalsMet: 2, result: result('ordinary-guest', 2, [], 100) }),
    },
    { training: one },
  ),
  inTour(
    'tour-result-full',
    'tour',
    {
      situations: tried,
      running: running('ordinary-guest', { goalsMet: 2, result: result('ordinary-guest', 2, [], 100) }),
    },
    { training: one },
  ),
  inTour(
    'tour-result-some',
    'tour',
    {
      situations: tried,
      running: running('forged-card', {
        goalsMet: 2,
        result: result('forged-card', 2, ['filed-first'], 20),
      }),
    },
    { training: one },
  ),
];
