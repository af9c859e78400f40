/** The table over the whole bridge, and that the guard really stands before every handler of it. */
import { describe, expect, test } from 'vitest';
import { behindLock, METHOD_ACCESS } from '../../../../electron/backend/kiosk-lock/method-access.ts';
import { granted } from '../../../../electron/backend/views/failure-view.ts';
import { methodNames } from '../../../../electron/bridge/contract.ts';
import type { Handlers } from '../../../../electron/bridge/dispatch.ts';
import { FAILURE_TEXTS } from '../../../../electron/core/failure/failure-messages.ts';
import { type Access, allows, type KioskLock } from '../../../../electron/core/lock/kiosk-lock.ts';

/** Every method of the bridge answers with its own name, and is noted. */
function guarded(lock: KioskLock) {
  const reached: string[] = [];
  const handlers = Object.fromEntries(
    methodNames.map((name) => [
      name,
      async () => {
        reached.push(name);
        return granted(name);
      },
    ]),
  ) as unknown as Handlers;
  const behind = behindLock(handlers, {
    admits: (access: Access) => allows(lock, access),
  }) as unknown as Record<string, (input: unknown) => Promise<{ ok: boolean; failure?: { code: string } }>>;
  return { reached, behind };
}

test('every method of the bridge has its place, and no other', () => {
  expect(Object.keys(METHOD_ACCESS).sort()).toEqual([...methodNames].sort());
});

describe.each(['counter', 'check-in'] as const)('locked for %s', (role) => {
  test.each([...methodNames])('%s', async (name) => {
    const allowed =
      role === 'counter' ? METHOD_ACCESS[name] !== 'manager' : METHOD_ACCESS[name] === 'check-in';
    const { behind, reached } = guarded({ state: 'locked', role });
    const reply = await behind[name]!({});
    expect(reply.ok).toBe(allowed);
    expect(reached).toEqual(allowed ? [name] : []);
    if (!allowed)
      expect(reply.failure).toMatchObject({
        code: 'manager-code-needed',
        ...FAILURE_TEXTS['manager-code-needed'],
      });
  });
});

test('open or off, everything goes through', async () => {
  for (const lock of [
    { state: 'off' },
    { state: 'open', role: 'counter', until: Number.POSITIVE_INFINITY },
  ] as const) {
    const { behind, reached } = guarded(lock);
    for (const name of methodNames) expect((await behind[name]!({})).ok, name).toBe(true);
    expect(reached).toHaveLength(methodNames.length);
  }
});

describe('what must never be the counter’s', () => {
  /** By name, so that a new method of these families is thought about. */
  test.each(methodNames.filter((name) => /^(settings|backup|retention|support)\./.test(name)))(
    '%s',
    (name) => {
      if (name === 'settings.view' || name === 'retention.view') return;
      expect(METHOD_ACCESS[name]).toBe('manager');
    },
  );

  test('nor who is on the list of operators', () => {
    expect(METHOD_ACCESS['operators.save']).toBe('manager');
  });

  test('and what a locked desk cannot do without', () => {
    for (const name of [
      'desk.status',
      'checkIn.read',
      'stay.file',
      'lock.view',
      'lock.open',
      'policeTasks.open',
      // Shifts change at a locked desk; who may be chosen stays the manager's.
      'operators.view',
      'operators.atDesk',
    ] as const)
      expect(METHOD_ACCESS[name]).toBe('check-in');
    for (const name of ['outbox.act', 'doctor.run', 'pawn.act', 'stay.checkOut', 'documents.file'] as const)
      expect(METHOD_ACCESS[name]).toBe('counter');
  });
});
