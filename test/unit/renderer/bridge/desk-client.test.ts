/** Events and answers meet in one cache: the newer state always stays. */
import { QueryClient } from '@tanstack/react-query';
import { describe, expect, test, vi } from 'vitest';
import type { DeskBridge, EventName, EventPayload, Reply } from '../../../../electron/bridge/contract.ts';
import { createDeskClient, DeskRefusal } from '../../../../renderer/bridge/desk-client.ts';
import { keyOf } from '../../../../renderer/bridge/live-view.ts';

const checkIn = (id: string): EventPayload<'checkIn'> => ({
  id,
  stage: 'waiting',
  portrait: false,
  warnings: [],
});
const training = (endpointUp: boolean): EventPayload<'training'> => ({ people: [], endpointUp });

/** A host whose answers come when the test lets them, and whose events the test sends. */
function scriptedHost() {
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  const answers: ((reply: Reply<never>) => void)[] = [];
  const bridge: DeskBridge = {
    call: () => new Promise((resolve) => answers.push(resolve as (reply: Reply<never>) => void)),
    on: (event, listener) => {
      const all = listeners.get(event) ?? new Set();
      listeners.set(event, all.add(listener as (payload: never) => void));
      return () => all.delete(listener as (payload: never) => void);
    },
  };
  return {
    bridge,
    answer: (value: unknown) => answers.shift()?.({ ok: true, value: value as never }),
    refuse: (code: string) =>
      answers.shift()?.({
        ok: false,
        failure: { code, message: { vi: 'Hỏng', en: 'Broken' }, remedy: { vi: 'Sửa', en: 'Mend' } },
      }),
    send: <E extends EventName>(event: E, payload: EventPayload<E>) => {
      for (const listener of listeners.get(event) ?? []) listener(payload as never);
    },
    waiting: () => answers.length,
    listening: () => [...listeners.values()].reduce((sum, all) => sum + all.size, 0),
  };
}

function start() {
  const host = scriptedHost();
  const cache = new QueryClient();
  return { host, cache, client: createDeskClient(host.bridge, cache) };
}

const CHECK_IN = keyOf('checkIn.view');

describe('states', () => {
  test('an event is the state at once', () => {
    const { host, cache } = start();
    host.send('checkIn', checkIn('a'));
    expect(cache.getQueryData(CHECK_IN)).toMatchObject({ id: 'a' });
    host.send('checkIn', checkIn('b'));
    expect(cache.getQueryData(CHECK_IN)).toMatchObject({ id: 'b' });
  });

  test('an answer that holds a state is the state too', async () => {
    const { host, cache, client } = start();
    const called = client.call('checkIn.next', {});
    host.answer(checkIn('a'));
    expect(await called).toMatchObject({ ok: true });
    expect(cache.getQueryData(CHECK_IN)).toMatchObject({ id: 'a' });
  });

  test('a change of the shift makes the settings stale, which name the operator too; a refused one does not', async () => {
    const { host, cache, client } = start();
    cache.setQueryData(keyOf('settings.view'), { operator: { id: 'operator-1', name: 'Lan' } });
    const stale = () => cache.getQueryState(keyOf('settings.view'))?.isInvalidated;
    const refused = client.call('operators.atDesk', { id: 'operator-9' });
    host.refuse('record-not-found');
    await refused;
    expect(stale()).toBe(false);
    const changed = client.call('operators.atDesk', { id: 'operator-2' });
    host.answer({ operators: [], atDesk: 'operator-2' });
    await changed;
    expect(stale()).toBe(true);
    expect(cache.getQueryData(keyOf('operators.view'))).toMatchObject({ atDesk: 'operator-2' });
  });

  test('an answer that an event overtook does not put the old state back', async () => {
    const { host, cache, client } = start();
    const called = client.call('checkIn.next', {});
    host.send('checkIn', checkIn('newer'));
    host.answer(checkIn('older'));
    await called;
    expect(cache.getQueryData(CHECK_IN)).toMatchObject({ id: 'newer' });
  });

  test('an event of another state does not hold an answer back', async () => {
    const { host, cache, client } = start();
    const called = client.call('checkIn.next', {});
    host.send('training', training(true));
    host.answer(checkIn('a'));
    await called;
    expect(cache.getQueryData(CHECK_IN)).toMatchObject({ id: 'a' });
  });

  test('a query that an event overtook gives the newer state', async () => {
    const { host, client } = start();
    const asked = client.fetch('checkIn.view', {}, CHECK_IN);
    host.send('checkIn', checkIn('newer'));
    host.answer(checkIn('older'));
    expect(await asked).toMatchObject({ id: 'newer' });
  });

  test('a refusal leaves the state as it was and reaches the caller whole', async () => {
    const { host, cache, client } = start();
    host.send('checkIn', checkIn('a'));
    const called = client.call('checkIn.read', { kind: 'can', can: '123456' });
    host.refuse('wrong-can');
    expect(await called).toMatchObject({ ok: false, failure: { code: 'wrong-can', remedy: { en: 'Mend' } } });
    expect(cache.getQueryData(CHECK_IN)).toMatchObject({ id: 'a' });
  });

  test('a refused query is thrown with its failure', async () => {
    const { host, client } = start();
    const asked = client.fetch('today.view', {}, keyOf('today.view'));
    host.refuse('database-locked');
    await expect(asked).rejects.toBeInstanceOf(DeskRefusal);
  });
});

describe('lists of entries', () => {
  const stale = (cache: QueryClient) => {
    const keys = [
      keyOf('today.view'),
      keyOf('outbox.list', { show: 'open' }),
      keyOf('outbox.show', { id: 'a' }),
    ];
    for (const key of keys) cache.setQueryData(key, {});
    return () => keys.map((key) => cache.getQueryState(key)?.isInvalidated);
  };

  test('changed entries make every list of them stale', () => {
    const { host, cache } = start();
    const isStale = stale(cache);
    expect(isStale()).toEqual([false, false, false]);
    host.send('outbox', { ids: ['a'] });
    expect(isStale()).toEqual([true, true, true]);
  });

  test('so does filing', async () => {
    const { host, cache, client } = start();
    const isStale = stale(cache);
    const stay = { room: '101', arrival: 0, plannedDeparture: 1, reason: '1' };
    const called = client.call('stay.file', { checkInId: 'a', stay });
    host.answer({ id: 'b', deadline: 1, late: false });
    await called;
    expect(isStale()).toEqual([true, true, true]);
  });

  test.each([
    ['an entry changed', (host: ReturnType<typeof scriptedHost>) => host.send('outbox', { ids: ['a'] })],
    ['a book changed', (host: ReturnType<typeof scriptedHost>) => host.send('books', { changed: ['stays'] })],
  ])('%s while a list was fetched for the first time: it is fetched again', async (_, happen) => {
    const { host, client } = start();
    const asked = client.fetch('today.view', {}, keyOf('today.view'));
    happen(host);
    host.answer('before');
    await vi.waitFor(() => expect(host.waiting()).toBe(1));
    host.answer('after');
    expect(await asked).toBe('after');
  });

  test('a list that changes with every answer is shown all the same', async () => {
    const { host, client } = start();
    const asked = client.fetch('today.view', {}, keyOf('today.view'));
    let answers = 0;
    let shown: unknown;
    void asked.then((value) => {
      shown = value;
    });
    while (shown === undefined && answers < 50) {
      host.send('outbox', { ids: ['a'] });
      host.answer(`answer ${++answers}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(shown).toBe('answer 5');
  });

  test('other calls do not', async () => {
    const { host, cache, client } = start();
    const isStale = stale(cache);
    const called = client.call('doctor.run', {});
    host.answer({ checks: [] });
    await called;
    expect(isStale()).toEqual([false, false, false]);
  });
});

test('after its end it listens no more', () => {
  const { host, cache, client } = start();
  expect(host.listening()).toBeGreaterThan(0);
  client.stop();
  expect(host.listening()).toBe(0);
  const seen = vi.fn();
  cache.getQueryCache().subscribe(seen);
  host.send('checkIn', checkIn('a'));
  expect(seen).not.toHaveBeenCalled();
});
