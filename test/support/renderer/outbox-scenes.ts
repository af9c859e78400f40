/** What a person does where no receipt comes by itself: states what was seen, uploads files, tells the police by phone. */
import type { MethodOutput } from '../../../electron/bridge/contract.ts';
import { entries } from './lists.ts';
import { failure, NOW } from './people.ts';
import { granted, outboxDetail, type Scene, scene } from './scene.ts';

type Entry = MethodOutput<'outbox.show'>['entry'];

const first = entries[0];
if (first === undefined) throw new Error('there are entries');

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

const answers = {
  'outbox.list': granted({ entries: [waitingForPerson, ...entries] }),
  'outbox.show': granted(outboxDetail(waitingForPerson)),
  'portalFiles.list': granted({ files }),
  'byHand.script': granted({
    count: 2,
    text: 'A lô, tôi gọi từ Nhà nghỉ Ví Dụ.\nTôi báo lưu trú hai người.\n1. Trần Thị Ngọc Lan, phòng 204.',
  }),
};

const head =
  (at: number): Scene['act'] =>
  (page) =>
    page.locator('.outbox-screen__actions > button').nth(at).click();

export const OUTBOX_SCENES: readonly Scene[] = [
  scene('outbox-statements', 'outbox/entry-by-hand', { answers }),
  scene('outbox-statement-form', 'outbox/entry-by-hand', {
    answers,
    act: async (page) => {
      await page.locator('.entry-statements__buttons button').nth(1).click();
      await page.locator('.statement-form').waitFor();
    },
  }),
  scene('outbox-files', 'outbox', { answers, act: head(1) }),
  scene('outbox-files-count', 'outbox', {
    answers,
    act: async (page) => {
      await page.locator('.outbox-screen__actions > button').nth(1).click();
      await page.locator('.portal-file button').nth(1).click();
      await page.locator('.statement-form').waitFor();
    },
  }),
  scene('outbox-files-failed', 'outbox', {
    answers: { ...answers, 'portalFiles.list': { ok: false, failure: failure('database-locked') } },
    act: head(1),
  }),
  scene('outbox-script', 'outbox', { answers, act: head(0) }),
];
