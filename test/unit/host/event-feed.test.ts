import { expect, test } from 'vitest';
import type { EventName } from '../../../electron/bridge/contract.ts';
import { feedEvents } from '../../../electron/host/event-feed.ts';
import { fakeBackend, someCheckIn, someStatus, someTraining } from '../../support/fake-backend.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));
const noLog = () => {};

function recorder() {
  const sent: [EventName, unknown][] = [];
  return { sent, send: (event: EventName, payload: unknown) => void sent.push([event, payload]) };
}

test('a page that begins to listen hears the present state', async () => {
  const { sent, send } = recorder();
  feedEvents(fakeBackend(), send, noLog);
  await settled();
  expect(sent).toEqual([
    ['status', someStatus],
    ['checkIn', someCheckIn],
    ['training', someTraining],
  ]);
});

test('a change that comes first is not overwritten by the older state', async () => {
  const backend = fakeBackend();
  const { sent, send } = recorder();
  feedEvents(backend, send, noLog);
  const newer = { ...someCheckIn, stage: 'reading' } as const;
  backend.emit('checkIn', newer);
  await settled();
  expect(sent.filter(([event]) => event === 'checkIn')).toEqual([['checkIn', newer]]);
});

test('outside training nothing is said about training', async () => {
  const failure = { code: 'not-in-training', message: { vi: 'a', en: 'a' }, remedy: { vi: 'b', en: 'b' } };
  const { sent, send } = recorder();
  feedEvents(fakeBackend({ 'training.view': async () => ({ ok: false, failure }) }), send, noLog);
  await settled();
  expect(sent.map(([event]) => event)).toEqual(['status', 'checkIn']);
});

test('a handler that breaks costs its own event only, and is logged without its text', async () => {
  const lines: string[] = [];
  const { sent, send } = recorder();
  const broken = fakeBackend({
    'desk.status': async () => {
      throw new TypeError('Nguyễn Văn Thử 000099000001');
    },
  });
  feedEvents(broken, send, (line) => lines.push(line));
  await settled();
  expect(sent.map(([event]) => event)).toEqual(['checkIn', 'training']);
  expect(lines).toEqual(['present status not sent: TypeError']);
});

test('after the end nothing more is sent and the backend is let go', async () => {
  const backend = fakeBackend();
  const { sent, send } = recorder();
  const end = feedEvents(backend, send, noLog);
  end();
  backend.emit('status', someStatus);
  await settled();
  expect(sent).toEqual([]);
  expect(backend.listeners()).toBe(0);
});
