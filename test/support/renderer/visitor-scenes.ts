/** Visitors to rooms: inside, gone, and the one at the counter. */
import { visitors } from './book-samples.ts';
import { card, failure, read, status } from './people.ts';
import { granted, type Scene, scene } from './scene.ts';

export const VISITOR_SCENES: readonly Scene[] = [
  scene('visitors', 'visitors'),
  scene('visitors-kept', 'visitors', {
    answers: {
      'visitors.view': granted({
        ...visitors,
        left: visitors.left.map((one) => ({ ...one, documentReturned: false })),
      }),
    },
  }),
  scene('visitors-empty', 'visitors', { answers: { 'visitors.view': granted({ inside: [], left: [] }) } }),
  scene('visitors-failed', 'visitors', {
    answers: { 'visitors.view': { ok: false, failure: failure('database-locked') } },
  }),
  scene('visitors-leave-failed', 'visitors', {
    answers: { 'visitors.leave': { ok: false, failure: failure('record-not-found') } },
    act: async (page) => {
      await page.locator('.visitors__actions button').first().click();
      await page.locator('.visitors__failure').waitFor();
    },
  }),
  scene('visitors-new', 'visitors/new', {
    status: { ...status, reader: card },
    checkIn: read,
    act: async (page) => {
      await page.locator('input[name="room"]').fill('101');
      await page.locator('.select-field').waitFor();
    },
  }),
];
