import { describe, expect, test } from 'vitest';
import {
  createKioskLockDesk,
  resetManagerCode,
} from '../../../../electron/backend/kiosk-lock/kiosk-lock-desk.ts';
import { systemEnvironment } from '../../../../electron/backend/system-environment.ts';
import { LONGEST_WAIT_MS } from '../../../../electron/core/lock/manager-code.ts';
import { NOW, openForTest } from '../../db/database-fixture.ts';

const CODE = '280593';
const MINUTE = 60_000;

async function start() {
  const database = await openForTest();
  const clock = { now: NOW };
  const environment = { ...systemEnvironment, now: () => clock.now };
  let changes = 0;
  /** As after a restart. */
  const open = () =>
    createKioskLockDesk({
      database,
      environment,
      operatorId: () => 'operator-1',
      onChange: () => {
        changes += 1;
      },
      cost: 10,
    });
  return { database, clock, environment, open, desk: await open(), changes: () => changes };
}

async function locked(role: 'counter' | 'check-in' = 'counter') {
  const all = await start();
  expect(await all.desk.setCode(CODE, undefined)).toMatchObject({ ok: true });
  expect(await all.desk.start(role)).toMatchObject({ ok: true, value: { lock: { state: 'locked', role } } });
  return all;
}

const typesOf = async ({ database }: Awaited<ReturnType<typeof start>>) =>
  (await database.audit.latest(100)).toReversed().map(({ type }) => type);

describe('the code', () => {
  test('is kept as a salted hash: the setting holds nothing of it, and the same code twice is not the same', async () => {
    const { database, desk, clock } = await start();
    await desk.setCode(CODE, undefined);
    const first = JSON.stringify(await database.settings.get('manager-code'));
    expect(first).not.toContain(CODE);
    expect(first).not.toContain(Buffer.from(CODE).toString('base64'));
    clock.now += 1;
    expect(await desk.setCode(CODE, CODE)).toMatchObject({ ok: true, value: { codeSetAt: NOW + 1 } });
    const { salt, hash } = JSON.parse(first) as { salt: string; hash: string };
    const second = JSON.stringify(await database.settings.get('manager-code'));
    expect(second).not.toContain(salt);
    expect(second).not.toContain(hash);
  });

  test('a second one needs the first; a weak one is refused at its field', async () => {
    const { desk } = await start();
    expect(await desk.setCode('123456', undefined)).toMatchObject({
      error: { code: 'fields-invalid', fields: [{ path: 'code' }] },
    });
    await desk.setCode(CODE, undefined);
    for (const wrong of [undefined, 'wrong-one'])
      expect(await desk.setCode('another-1', wrong)).toMatchObject({
        error: { code: 'fields-invalid', fields: [{ path: 'current' }] },
      });
    expect(await desk.setCode('another-1', CODE)).toMatchObject({ ok: true });
  });

  test('without one nothing is locked', async () => {
    const { desk } = await start();
    expect(await desk.start('counter')).toMatchObject({ error: { code: 'manager-code-missing' } });
    expect(desk.current()).toEqual({ state: 'off' });
  });
});

describe('the lock', () => {
  test('keeps the manager’s things from the counter, and opens for its code only', async () => {
    const { desk, clock, changes } = await locked();
    expect(desk.admits('counter')).toBe(true);
    expect(desk.admits('manager')).toBe(false);
    const before = changes();
    expect(await desk.open('280592')).toMatchObject({ error: { code: 'manager-code-wrong' } });
    expect(desk.admits('manager')).toBe(false);
    expect(await desk.open(CODE)).toMatchObject({
      ok: true,
      value: { lock: { state: 'open', role: 'counter', until: NOW + 15 * MINUTE } },
    });
    expect(changes()).toBe(before + 1);
    expect(desk.admits('manager')).toBe(true);
    clock.now += 15 * MINUTE;
    expect(desk.admits('manager')).toBe(false);
  });

  test('what the manager does keeps it open; what the clerk does not', async () => {
    const { desk, clock } = await locked();
    await desk.open(CODE);
    clock.now += 14 * MINUTE;
    desk.admits('manager');
    clock.now += 14 * MINUTE;
    desk.admits('counter');
    expect(desk.current().state).toBe('open');
    clock.now += 2 * MINUTE;
    expect(desk.current()).toEqual({ state: 'locked', role: 'counter' });
  });

  test('is there again after a restart, also when it was open then', async () => {
    const all = await locked('check-in');
    expect((await all.open()).current()).toEqual({ state: 'locked', role: 'check-in' });
    await all.desk.open(CODE);
    expect((await all.open()).current()).toEqual({ state: 'locked', role: 'check-in' });
    await all.desk.end();
    expect((await all.open()).current()).toEqual({ state: 'off' });
  });

  test('every change of it is in the audit log, and the code is not', async () => {
    const all = await locked();
    await all.desk.open('wrong-one');
    await all.desk.open(CODE);
    await all.desk.close();
    await all.desk.open(CODE);
    await all.desk.end();
    expect(await typesOf(all)).toEqual([
      'manager-code-set',
      'kiosk-locked',
      'manager-code-wrong',
      'kiosk-unlocked',
      'kiosk-locked',
      'kiosk-unlocked',
      'kiosk-unlocked',
    ]);
    expect(JSON.stringify(await all.database.audit.latest(100))).not.toMatch(/280593|wrong-one/);
  });
});

describe('wrong codes', () => {
  test('are slowed from the third on; the right one has to wait as well', async () => {
    const { desk, clock } = await locked();
    for (let at = 0; at < 3; at += 1)
      expect(await desk.open('wrong-one')).toMatchObject({ error: { code: 'manager-code-wrong' } });
    expect(await desk.view()).toMatchObject({ waitUntil: NOW + 30_000 });
    expect(await desk.open(CODE)).toMatchObject({ error: { code: 'manager-code-wait' } });
    clock.now += 30_000;
    expect(await desk.open('wrong-one')).toMatchObject({ error: { code: 'manager-code-wrong' } });
    expect(await desk.view()).toMatchObject({ waitUntil: clock.now + 60_000 });
    clock.now += 60_000;
    expect(await desk.open(CODE)).toMatchObject({ ok: true });
    expect((await desk.view()).waitUntil).toBeUndefined();
  });

  test('are remembered over a restart', async () => {
    const all = await locked();
    for (let at = 0; at < 3; at += 1) await all.desk.open('wrong-one');
    expect(await (await all.open()).open(CODE)).toMatchObject({ error: { code: 'manager-code-wait' } });
  });

  test('sent all at once share one count', async () => {
    const { desk } = await locked();
    const codes = await Promise.all(
      Array.from({ length: 20 }, async (_, at) => {
        const opened = await desk.open(`guess-${at}`);
        return opened.ok ? 'opened' : opened.error.code;
      }),
    );
    expect(codes.filter((code) => code === 'manager-code-wrong')).toHaveLength(3);
    expect(codes.filter((code) => code === 'manager-code-wait')).toHaveLength(17);
  });

  test('rubbish without end shuts nobody out for longer than fifteen minutes', async () => {
    const { desk, clock } = await locked();
    for (let at = 0; at < 60; at += 1) {
      await desk.open('rubbish');
      clock.now += MINUTE;
    }
    clock.now += LONGEST_WAIT_MS;
    expect(await desk.open(CODE)).toMatchObject({ ok: true });
  });

  test('a clock that is set back a year makes no endless wait', async () => {
    const { desk, clock } = await locked();
    for (let at = 0; at < 3; at += 1) await desk.open('wrong-one');
    clock.now -= 365 * 24 * 60 * MINUTE;
    expect(await desk.open(CODE)).toMatchObject({ error: { code: 'manager-code-wait' } });
    clock.now += 30_000;
    expect(await desk.open(CODE)).toMatchObject({ ok: true });
  });
});

describe('a forgotten code', () => {
  test('is taken away with the key of the data: audited, said, and the lock is over', async () => {
    const all = await locked();
    await resetManagerCode(all.database, all.environment, 'terminal');
    expect((await typesOf(all)).at(-1)).toBe('manager-code-reset');
    expect((await all.open()).current()).toEqual({ state: 'off' });
    expect(await (await all.open()).view()).toEqual({ codeResetAt: NOW });
  });

  test('while the desk is open: it opens at the next try, whatever is typed', async () => {
    const all = await locked();
    await resetManagerCode(all.database, all.environment, 'terminal');
    expect(all.desk.admits('manager')).toBe(false);
    expect(await all.desk.open('')).toMatchObject({ ok: true, value: { codeResetAt: NOW } });
    expect(all.desk.current()).toEqual({ state: 'off' });
  });

  test('a new code ends the notice', async () => {
    const all = await start();
    await resetManagerCode(all.database, all.environment, 'terminal');
    expect(await all.desk.setCode(CODE, undefined)).toMatchObject({ ok: true, value: { codeSetAt: NOW } });
    expect((await all.desk.view()).codeResetAt).toBeUndefined();
  });
});
