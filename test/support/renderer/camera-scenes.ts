/** The camera beside the portrait, in every state that a machine without a camera can show; the live ones are in test/e2e/camera.test.ts. */
import type { MethodOutput } from '../../../electron/bridge/contract.ts';
import { smallJpeg } from '../desk/small-jpeg.ts';
import { card, DAY, failure, NOW, read } from './people.ts';
import { granted, type Scene, type SceneParts, scene } from './scene.ts';

const on = { on: true, days: 30 };
const picture = { takenAt: NOW, base64: Buffer.from(smallJpeg).toString('base64') };

const at = (name: string, view: MethodOutput<'camera.view'>, more: SceneParts = {}): Scene =>
  scene(`camera-${name}`, 'check-in', {
    status: { reader: card },
    checkIn: read,
    ...more,
    answers: { 'camera.view': granted(view), ...more.answers },
    act: more.act ?? ((page) => page.locator('.camera-beside').waitFor()),
  });

const kept = { kept: { takenAt: NOW, until: NOW + 30 * DAY, how: 'aloud' as const, language: 'vi' } };

export const CAMERA_SCENES: readonly Scene[] = [
  at('asked', on),
  at('not-agreed', { ...on, answer: 'refused' }),
  at(
    'none-found',
    { ...on, answer: 'given' },
    { act: (page) => page.locator('.camera-beside .lucide-camera-off').waitFor() },
  ),
  at('taken', { ...on, answer: 'given', picture }),
  at('not-noted', on, {
    answers: { 'camera.consent': { ok: false, failure: failure('disk-full') } },
    act: async (page) => {
      await page.locator('.camera-beside__ask button').first().click();
      await page.locator('.camera-beside .banner--bad').waitFor();
    },
  }),
  scene('camera-guest', 'guest/stay-1', {
    answers: { 'camera.of': granted(kept) },
    act: (page) => page.locator('.guest-picture__ways').waitFor(),
  }),
  scene('camera-guest-shown', 'guest/stay-1', {
    answers: { 'camera.of': granted(kept), 'camera.show': granted(picture) },
    act: async (page) => {
      await page.locator('.guest-picture__ways button').first().click();
      await page.locator('img.guest-picture').waitFor();
    },
  }),
  scene('camera-guest-remove', 'guest/stay-1', {
    answers: { 'camera.of': granted(kept) },
    act: async (page) => {
      await page.locator('.guest-picture__ways button').last().click();
      await page.locator('[role="alertdialog"], [role="dialog"]').first().waitFor();
    },
  }),
];
