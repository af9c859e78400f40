import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startLoopback } from '../../../electron/loopback/server.ts';
import { fakeBackend, someCheckIn, someStatus } from '../../support/fake-backend.ts';
import { type LoopbackDesk, loopbackDesk } from '../../support/loopback-desk.ts';

let desk: LoopbackDesk;
beforeEach(async () => {
  desk = await loopbackDesk();
});
afterEach(() => desk.stop());

describe('opening the desk', () => {
  test('the printed address leads to the page, and the key is gone from it', async () => {
    expect(desk.loopback.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?key=[\w-]{43}$/);
    const first = await fetch(desk.loopback.url, { redirect: 'manual' });
    expect(first.status).toBe(303);
    expect(first.headers.get('location')).toBe('/');
    const page = await fetch(desk.origin, { headers: { Cookie: desk.cookie } });
    expect(await page.text()).toContain('<title>Quầy</title>');
  });

  test('an address opens one browser only; a further one has its own', async () => {
    expect((await fetch(desk.loopback.url, { redirect: 'manual' })).status).toBe(303);
    const again = await fetch(desk.loopback.url, { redirect: 'manual' });
    expect(again.status).toBe(403);
    expect((await fetch(desk.loopback.newUrl(), { redirect: 'manual' })).status).toBe(303);
  });

  test('the browser that has it open may use its old address again', async () => {
    await fetch(desk.loopback.url, { redirect: 'manual' });
    const reopened = await fetch(desk.loopback.url, { redirect: 'manual', headers: { Cookie: desk.cookie } });
    expect(reopened.status).toBe(303);
  });

  test('without a key the browser is told kindly, in both languages, what to do', async () => {
    const refused = await fetch(desk.origin);
    expect(refused.status).toBe(403);
    const text = await refused.text();
    expect(text).toContain('Cần mở quầy bằng địa chỉ mới');
    expect(text).toContain('Please open the desk with a fresh address');
  });
});

describe('calls', () => {
  test('a call reaches its handler and its reply comes back', async () => {
    const reply = await desk.call('desk.status', '{}');
    expect(reply.status).toBe(200);
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(await reply.json()).toEqual({ ok: true, value: someStatus });
    expect(desk.backend.calls.at(-1)).toEqual({ method: 'desk.status', input: {} });
  });

  test('a failure of the world is an answer, not an error', async () => {
    const reply = await desk.call('outbox.show', '{"id":"e-1"}');
    expect(reply.status).toBe(200);
    expect(await reply.json()).toMatchObject({ ok: false, failure: { code: 'record-not-found' } });
  });

  test('a bug is answered without its text', async () => {
    await desk.stop();
    desk = await loopbackDesk(
      fakeBackend({
        'today.view': async () => {
          throw new Error('select * from person');
        },
      }),
    );
    const reply = await desk.call('today.view', '{}');
    expect(reply.status).toBe(500);
    expect(await reply.json()).toEqual({ error: 'refused' });
    expect(desk.log).toEqual(['loopback POST failed: "select * from person"']);
  });
});

/** The first `count` events of a stream. */
async function readEvents(stream: Response, count: number): Promise<unknown[]> {
  const events: unknown[] = [];
  let text = '';
  for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) if (block.startsWith('data: ')) events.push(JSON.parse(block.slice(6)));
    if (events.length >= count) break;
  }
  return events;
}

describe('events', () => {
  const listen = () => fetch(`${desk.origin}/bridge/events`, { headers: { Cookie: desk.cookie } });

  test('a page that connects gets the present state, then every change', async () => {
    const stream = await listen();
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.headers.get('cache-control')).toBe('no-store');
    const reading = { ...someCheckIn, stage: 'reading' } as const;
    const events = readEvents(stream, 4);
    await expect.poll(() => desk.backend.listeners()).toBe(1);
    await expect.poll(() => desk.backend.calls.length).toBe(3);
    setImmediate(() => desk.backend.emit('checkIn', reading));
    expect(await events).toEqual([
      { event: 'status', payload: someStatus },
      { event: 'checkIn', payload: someCheckIn },
      { event: 'training', payload: { people: [], endpointUp: true } },
      { event: 'checkIn', payload: reading },
    ]);
  });

  test('a page that goes away is forgotten', async () => {
    const leaving = new AbortController();
    const stream = await fetch(`${desk.origin}/bridge/events`, {
      headers: { Cookie: desk.cookie },
      signal: leaving.signal,
    });
    await stream.body?.getReader().read();
    expect(desk.backend.listeners()).toBe(1);
    leaving.abort();
    await expect.poll(() => desk.backend.listeners()).toBe(0);
  });

  test('a quiet stream says from time to time that it lives', async () => {
    await desk.stop();
    desk = await loopbackDesk(fakeBackend(), 5);
    const stream = await listen();
    let text = '';
    for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      if (text.includes(': here\n\n: here\n\n')) break;
    }
    expect(text).toContain(': here');
  });

  test('stopping ends the open streams', async () => {
    const stream = await listen();
    const rest = stream.text();
    await expect.poll(() => desk.backend.listeners()).toBe(1);
    await desk.loopback.stop();
    expect(await rest).toContain('"event":"status"');
    expect(desk.backend.listeners()).toBe(0);
  });
});

test('a port that is taken is said with the system’s own code', async () => {
  const { backend, port } = desk;
  await expect(
    startLoopback({ backend, rendererFolder: '.', port, random: (length) => new Uint8Array(length) }),
  ).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
