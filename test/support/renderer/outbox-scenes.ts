/** What a person does where no receipt comes by itself: states what was seen, uploads files, tells the police by phone. */
import type { Page } from 'playwright-core';
import { sentenceOf as sentenceOfEntry } from '../../../electron/backend/views/entry-view.ts';
import type { MethodOutput } from '../../../electron/bridge/contract.ts';
import type { OutboxEntry } from '../../../electron/core/outbox/entry.ts';
import { entries, registered } from './lists.ts';
import { DEADLINE, failure, HOUR, LAN, LONG, NOW, status } from './people.ts';
import { granted, outboxDetail, type Scene, scene } from './scene.ts';

type Entry = MethodOutput<'outbox.show'>['entry'];

const first = entries[0];
if (first === undefined) throw new Error('there are entries');

/** As the backend says it. */
const sentenceOf = (entry: Pick<OutboxEntry, 'state' | 'channel' | 'lastFailure'>) =>
  sentenceOfEntry({
    ...entry,
    id: 'x',
    deadline: DEADLINE,
    createdAt: NOW,
    updatedAt: NOW,
    attempts: 2,
    nextAttemptAt: NOW,
    orderKey: 'x',
  });
const STRANGE_CODE = {
  path: 'stay.reason',
  message: {
    vi: 'Mã lý do “4” không có trong danh mục của Bộ, vừa tải lại.',
    en: "The code of the reason “4” is not in the Ministry's list, which was loaded just now.",
  },
};

const waitingForPerson: Entry = {
  ...first,
  id: 'entry-by-hand',
  channel: 'portal-files',
  state: 'unknown',
  sentence: {
    vi: 'Đã ghi vào tệp cho cổng; chờ số bản ghi mà cổng hiện ra.',
    en: 'Written into a file for the portal; waits for the number that the portal shows.',
  },
  statements: ['typed-count', 'seen-in-list', 'filed-by-hand', 'disown'],
  actions: [],
};

const files: MethodOutput<'portalFiles.list'>['files'] = [
  {
    id: 'file-2',
    name: 'khach-viet-nam-2026-03-05-2140.xlsx',
    kind: 'citizens',
    createdAt: NOW - 60_000,
    recordIds: ['entry-by-hand', 'entry-2'],
    waiting: 2,
    waitingIds: ['entry-by-hand', 'entry-2'],
    proven: 0,
  },
  {
    id: 'file-1',
    name: 'khach-nuoc-ngoai-2026-03-04-2200.xml',
    kind: 'foreigners',
    createdAt: NOW - 86_400_000,
    recordIds: ['entry-1'],
    waiting: 0,
    waitingIds: [],
    proven: 1,
  },
];

/** One of two was told by phone; the number is about the file all the same. And one that was dropped. */
const mixedFiles: typeof files = [
  { ...files[0]!, waiting: 1, waitingIds: ['entry-by-hand'], proven: 1 },
  { ...files[0]!, id: 'file-0', name: 'khach-viet-nam-2026-03-03-2110.xlsx', waiting: 0, waitingIds: [] },
];

const movable: Entry = {
  ...first,
  id: 'entry-movable',
  state: 'paused',
  statements: ['filed-by-hand'],
  actions: ['send-now', 'cancel'],
  sentence: {
    vi: 'Chứng thư của cơ sở đã hết hạn. Tạm dừng gửi cho đến khi được sửa; khai báo vẫn được giữ an toàn.',
    en: 'The certificate of the facility has expired. Sending is paused until this is mended; the declaration is kept safe.',
  },
  failure: failure('client-certificate-expired'),
};

/** Two that the Ministry's way leaves to a person: a code that it does not have, and a change that may be made already. */
const heldBack: Entry = {
  ...first,
  id: 'entry-held',
  channel: 'kbtt',
  state: 'rejected',
  statements: ['seen-in-list', 'filed-by-hand'],
  actions: ['cancel'],
  sentence: sentenceOf({
    state: 'rejected',
    channel: 'kbtt',
    lastFailure: { code: 'not-for-this-channel', fields: [STRANGE_CODE] },
  }),
  failure: failure('not-for-this-channel', { fields: [STRANGE_CODE] }),
};
const madeAlready: Entry = {
  ...heldBack,
  id: 'entry-made',
  kind: 'stay-change',
  state: 'unknown',
  statements: ['seen-in-list', 'filed-by-hand', 'disown'],
  actions: [],
  sentence: sentenceOf({
    state: 'unknown',
    channel: 'kbtt',
    lastFailure: { code: 'change-probably-made' },
  }),
  failure: failure('change-probably-made'),
};

const answers = {
  'outbox.list': granted({ entries: [waitingForPerson, ...entries] }),
  'outbox.show': granted(outboxDetail(waitingForPerson)),
  'portalFiles.list': granted({ files }),
  'byHand.script': granted({
    count: 2,
    text: 'A lô, tôi gọi từ Nhà nghỉ Ví Dụ.\nTôi báo lưu trú hai người.\n1. Trần Thị Ngọc Lan, phòng 204.',
  }),
  'proof.manualList': granted({
    lines: [
      {
        id: 'entry-by-hand',
        kind: 'stay-notice' as const,
        person: LAN,
        room: '204',
        deadline: NOW - HOUR,
        late: true,
        mayHaveArrived: false,
      },
      {
        id: 'entry-3',
        kind: 'stay-change' as const,
        person: LONG,
        deadline: DEADLINE,
        late: false,
        mayHaveArrived: true,
      },
    ],
  }),
};

/** The portal is one of the ways of this desk. */
const withPortal = {
  sending: {
    ...status.sending,
    channels: [
      {
        id: 'portal-files' as const,
        name: { vi: 'Tệp tải lên cổng', en: 'File for the portal' },
        state: 'up' as const,
        waiting: 2,
        late: 0,
        alarm: { level: 'calm' as const },
      },
    ],
  },
};

const head =
  (at: number): Scene['act'] =>
  (page) =>
    page.locator('.outbox-screen__actions > button').nth(at).click();

const outboxScene = (name: string, parts: Parameters<typeof scene>[2] = {}): Scene =>
  scene(`outbox-${name}`, 'outbox', {
    status: withPortal,
    ...parts,
    answers: { ...answers, ...parts.answers },
  });

const counting = async (page: Page) => {
  await page.locator('.outbox-screen__actions > button').nth(2).click();
  await page.locator('.portal-file button').nth(1).click();
  await page.locator('.statement-form').waitFor();
};

const searched = async (page: Page) => {
  await page.locator('.proof-search input').fill('000-2026-0000001');
  await page.keyboard.press('Enter');
  await page.locator('.proof-search__count').waitFor();
};

const talk: MethodOutput<'proof.show'> = {
  ruleVersion: 'stay-notice/2026-07-01',
  attempts: [
    {
      at: NOW + 60_000,
      action: 'send',
      outcome: 'registered',
      sentence: { vi: 'Gửi: đã có biên nhận.', en: 'Sent: receipt verified.' },
      durationMs: 412,
      request: '{"id":"entry-1","kind":"stay-notice","room":"204"}',
      reply: '{"outcome":"registered","receiptNumber":"000-2026-0000001"}',
    },
  ],
  receipt: `eyJhbGciOiJFUzI1NiJ9.${'A'.repeat(300)}.${'B'.repeat(86)}`,
};

const proofScene = (name: string, parts: Parameters<typeof scene>[2] = {}): Scene =>
  scene(`outbox-proofs${name}`, 'outbox/proofs', {
    ...parts,
    answers: {
      'proof.find': granted({ entries: [registered] }),
      'proof.show': granted(talk),
      ...parts.answers,
    },
  });

/** Twenty minutes before 23:00 with the line down; what is said must be there on every screen. */
const alarmed = {
  status: {
    sending: {
      ...status.sending,
      channel: 'down' as const,
      failure: failure('endpoint-unreachable'),
      waiting: 3,
      oldestUnsent: NOW - HOUR,
      nearestDeadline: NOW + 20 * 60_000,
      alarm: { level: 'urgent' as const, actBy: NOW + 20 * 60_000, closesAt: NOW + 80 * 60_000 },
    },
  },
};
/** Nothing can be kept: said by its name in the frame of every screen, with what waits. */
const storeBroken = (code: string) => ({
  status: {
    sending: {
      ...status.sending,
      channel: 'down' as const,
      failure: failure(code),
      waiting: 3,
      oldestUnsent: NOW - HOUR,
    },
  },
});
const OF_THE_STORE = ['disk-full', 'database-locked', 'database-damaged'];
const PLACES = ['today', 'check-in', 'board', 'wards', 'pawn', 'books', 'outbox', 'settings'];

/** The certificate of the facility ends: weeks ahead for whoever sees to the desk, at last for everybody. */
const certificateEnding = (credentialsEnd: number) => ({
  status: {
    sending: {
      ...status.sending,
      channels: [
        {
          ...withPortal.sending.channels[0]!,
          id: 'gateway' as const,
          name: { vi: 'Cổng kết nối công an', en: 'Police gateway' },
          waiting: 0,
          credentialsEnd,
        },
      ],
    },
  },
});

export const OUTBOX_SCENES: readonly Scene[] = [
  scene('frame-certificate-ends', 'today', certificateEnding(NOW + 21 * 24 * HOUR)),
  scene('frame-certificate-ended', 'check-in', certificateEnding(NOW - 24 * HOUR)),
  ...OF_THE_STORE.map((code) => scene(`frame-${code}`, 'check-in', storeBroken(code))),
  ...PLACES.map((place) => scene(`alarm-${place}`, place, alarmed)),
  scene('outbox-statements', 'outbox/entry-by-hand', { answers }),
  scene('outbox-statement-form', 'outbox/entry-by-hand', {
    answers,
    act: async (page) => {
      await page.locator('.entry-statements__buttons button').nth(1).click();
      await page.locator('.statement-form').waitFor();
    },
  }),
  scene('outbox-move', 'outbox/entry-movable', {
    answers: {
      ...answers,
      'outbox.show': granted({ ...outboxDetail(movable), moveTo: ['kbtt', 'portal-files', 'paper'] }),
    },
  }),
  scene('outbox-typed-proof', 'outbox/entry-1', {
    answers: {
      'outbox.show': granted({
        ...outboxDetail({ ...registered, channel: 'portal-files' }),
        proof: {
          kind: 'typed-count',
          receiptNumber: 'khach-viet-nam-2026-03-05-2140.xlsx',
          registeredAt: NOW,
          storedAt: NOW,
          operatorId: 'operator-1',
        },
      }),
    },
  }),
  scene('outbox-move-waiting', 'outbox', {
    status: {
      sending: {
        ...alarmed.status.sending,
        channels: [
          {
            ...withPortal.sending.channels[0]!,
            id: 'gateway',
            name: { vi: 'Cổng kết nối công an', en: 'Police gateway' },
            state: 'down',
            waiting: 3,
          },
          ...withPortal.sending.channels,
        ],
      },
    },
  }),
  ...[heldBack, madeAlready].map((entry) =>
    scene(`outbox-${entry.id}`, `outbox/${entry.id}`, {
      answers: {
        'outbox.list': granted({ entries: [entry, ...entries] }),
        'outbox.show': granted(outboxDetail(entry)),
      },
    }),
  ),
  outboxScene('files', { act: head(2) }),
  outboxScene('files-count', { act: counting }),
  outboxScene('files-mixed', {
    answers: { 'portalFiles.list': granted({ files: mixedFiles }) },
    act: counting,
  }),
  outboxScene('files-mismatch', {
    answers: { 'portalFiles.count': { ok: false, failure: failure('count-mismatch') } },
    act: async (page) => {
      await counting(page);
      await page.locator('.statement-form input').fill('1');
      await page.keyboard.press('Enter');
      await page.locator('.statement-form .banner').waitFor();
    },
  }),
  outboxScene('files-disown', {
    act: async (page) => {
      await page.locator('.outbox-screen__actions > button').nth(2).click();
      await page.locator('.portal-file button').nth(2).click();
      await page.locator('.confirm__dialog').waitFor();
    },
  }),
  outboxScene('files-failed', {
    answers: { 'portalFiles.list': { ok: false, failure: failure('database-locked') } },
    act: head(2),
  }),
  outboxScene('script', { act: head(1) }),
  outboxScene('script-told', {
    act: async (page) => {
      await page.locator('.outbox-screen__actions > button').nth(1).click();
      await page.locator('.by-hand__lines .checkbox').first().click();
      await page.locator('.entry-statements__buttons button').last().click();
      await page.locator('.statement-form').scrollIntoViewIfNeeded();
    },
  }),
  outboxScene('script-nothing', {
    answers: {
      'byHand.script': granted({ count: 0, text: '' }),
      'proof.manualList': granted({ lines: [] }),
    },
    act: head(1),
  }),
  proofScene(''),
  proofScene('-empty', {
    act: async (page) => {
      await page.locator('.proof-search button[type=submit]').click();
    },
  }),
  proofScene('-none', { answers: { 'proof.find': granted({ entries: [] }) }, act: searched }),
  proofScene('-found', { act: searched }),
  proofScene('-failed', {
    answers: { 'proof.find': { ok: false, failure: failure('database-locked') } },
    act: async (page) => {
      await page.locator('.proof-search input').fill('x');
      await page.keyboard.press('Enter');
      await page.locator('.banner').waitFor();
    },
  }),
  proofScene('-words', {
    act: async (page) => {
      await searched(page);
      await page.locator('.data-table [role=row]').nth(1).click();
      await page.locator('.entry-attempts').waitFor();
      await page.locator('button[aria-expanded=false]').last().click();
      await page.locator('.conversation__words').last().scrollIntoViewIfNeeded();
    },
  }),
];
