/** Rooms, the page of a stay, and what the police have to be told. */
import type { Page } from 'playwright-core';
import { DAY, failure, NOW } from './people.ts';
import { granted, type Scene, scene } from './scene.ts';
import { foreignStay, guestPage, paperlessStay, STAY_ANSWERS } from './stay-samples.ts';

const answers = STAY_ANSWERS;

const foreignPage = {
  ...guestPage,
  stay: foreignStay,
  permittedStayUntil: '2026-03-20',
  person: { ...guestPage.person, nationality: 'D', documentKind: 'passport' as const },
};

/** The n-th button of the actions, whatever its language. */
const action = (at: number) => async (page: Page) => {
  await page.locator('.stay-actions button').nth(at).click();
  await page.locator('.stay-action').waitFor();
};

export const STAY_SCENES: readonly Scene[] = [
  scene('board', 'board', { answers }),
  scene('board-empty', 'board', {
    answers: {
      ...answers,
      'board.view': granted({
        counts: { rooms: 0, occupied: 0, beds: 0, guests: 0, dueOut: 0, overstayed: 0 },
        rooms: [],
      }),
    },
  }),
  scene('board-edit', 'board', { answers, act: (page) => page.locator('.screen-head button').click() }),
  scene('board-failed', 'board', {
    answers: { ...answers, 'board.view': { ok: false, failure: failure('database-locked') } },
  }),
  scene('guest', 'guest/stay-1', { answers }),
  scene('guest-foreign', 'guest/stay-2', { answers: { ...answers, 'stay.show': granted(foreignPage) } }),
  scene('guest-without-papers', 'guest/stay-3', {
    answers: {
      ...answers,
      'stay.show': granted({
        ...guestPage,
        stay: paperlessStay,
        actions: ['tell-police', 'extend', 'check-out', 'cancel'],
        earlier: [],
      }),
    },
  }),
  scene('guest-left', 'guest/stay-1', {
    answers: {
      ...answers,
      'stay.show': granted({
        ...guestPage,
        stay: { ...guestPage.stay, status: 'departed', departedAt: NOW - DAY / 4 },
        actions: [],
      }),
    },
  }),
  scene('guest-missing', 'guest/nobody', {
    answers: { ...answers, 'stay.show': { ok: false, failure: failure('record-not-found') } },
  }),
  scene('guest-extend', 'guest/stay-1', { answers, act: action(0) }),
  scene('guest-change-room', 'guest/stay-1', { answers, act: action(2) }),
  scene('guest-check-out', 'guest/stay-1', { answers, act: action(3) }),
  scene('guest-correct', 'guest/stay-1', { answers, act: action(4) }),
  scene('guest-cancel', 'guest/stay-1', { answers, act: action(5) }),
  scene('police-tasks', 'police-tasks', { answers }),
  scene('police-tasks-none', 'police-tasks', {
    answers: { ...answers, 'policeTasks.view': granted({ open: [], told: [] }) },
  }),
  scene('police-tasks-tell', 'police-tasks', {
    answers,
    act: async (page) => {
      await page.locator('.police-tasks__list button').first().click();
      await page.locator('.police-tasks__form').waitFor();
    },
  }),
];
