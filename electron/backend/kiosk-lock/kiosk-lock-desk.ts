/** The lock of this desk: kept over a restart, opened by the manager's code, each change in the audit log. */
import { z } from 'zod';
import type { MethodOutput } from '../../bridge/contract.ts';
import type { AuditEventType } from '../../core/audit/event.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import {
  type Access,
  allows,
  type KioskLock,
  LOCK_ROLES,
  type LockRole,
  lockAt,
  OPEN_FOR_MS,
} from '../../core/lock/kiosk-lock.ts';
import { type CodeAttempts, codeProblem, NO_ATTEMPTS, waitUntil } from '../../core/lock/manager-code.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { Database, Stores } from '../../core/ports/stores.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { codeHash, hashCode, isCode } from './code-hash.ts';

export type KioskLockView = MethodOutput<'lock.view'>;

const CODE = 'manager-code';
const ATTEMPTS = 'manager-code-attempts';
const LOCK = 'kiosk-lock';
const RESET = 'manager-code-reset';

const keptCode = z.object({ ...codeHash.shape, setAt: z.number() });
const keptAttempts = z.object({ wrong: z.int().min(0), lastAt: z.number() });
/** Null: off. An open one is kept as a locked one: a restart asks for the code again. */
const keptLock = z.object({ role: z.enum(LOCK_ROLES) }).nullable();

export interface KioskLockDesk {
  /** As it is now. */
  current(): KioskLock;
  view(): Promise<KioskLockView>;
  /** Whether something that needs `access` is done now. What the manager does keeps an opened desk open. */
  admits(access: Access): boolean;
  /** `fields-invalid` under `code`, or what `open` says of `current`. */
  setCode(code: string, current: string | undefined): Promise<Result<KioskLockView, Failure>>;
  /** `manager-code-missing`: nobody could open it again. */
  start(role: LockRole): Promise<Result<KioskLockView, Failure>>;
  /** `manager-code-wrong`, `manager-code-wait`. */
  open(code: string): Promise<Result<KioskLockView, Failure>>;
  close(): Promise<KioskLockView>;
  end(): Promise<KioskLockView>;
}

export interface KioskLockParts {
  readonly database: Pick<Database, 'settings' | 'transaction'>;
  readonly environment: Pick<Environment, 'now' | 'random'>;
  readonly operatorId: () => string;
  readonly onChange: () => void;
  /** log2 of scrypt's N, for tests. */
  readonly cost?: number;
}

const fieldError = (path: string, message: { vi: string; en: string }): Failure =>
  failure('fields-invalid', { fields: [{ path, message }] });

export async function createKioskLockDesk(parts: KioskLockParts): Promise<KioskLockDesk> {
  const { database, environment, operatorId, onChange } = parts;
  const kept = keptLock.safeParse(await database.settings.get(LOCK)).data;
  let lock: KioskLock = kept ? { state: 'locked', role: kept.role } : { state: 'off' };
  /** One code after another: guesses sent at once must not share one count. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work, work);
    turn = next.catch(() => undefined);
    return next;
  };

  // Read anew each time: the code may have been taken away from a terminal while the desk is open.
  const codeOf = async () => keptCode.safeParse(await database.settings.get(CODE)).data;
  const attemptsOf = async (): Promise<CodeAttempts> =>
    keptAttempts.safeParse(await database.settings.get(ATTEMPTS)).data ?? NO_ATTEMPTS;

  const current = () => {
    lock = lockAt(lock, environment.now());
    return lock;
  };

  async function view(): Promise<KioskLockView> {
    const now = environment.now();
    const code = await codeOf();
    const resetAt = z.number().safeParse(await database.settings.get(RESET)).data;
    const wait = waitUntil(await attemptsOf(), now);
    const present = current();
    return {
      ...(present.state !== 'off' && { lock: lockStatusOf(present) }),
      ...(code && { codeSetAt: code.setAt }),
      ...(!code && resetAt !== undefined && { codeResetAt: resetAt }),
      ...(wait !== undefined && { waitUntil: wait }),
    };
  }

  /** The change and its line in the audit log, both or neither. */
  const written = (
    type: AuditEventType,
    data: Record<string, string | number>,
    change?: (stores: Stores) => Promise<void>,
  ) =>
    database.transaction(async (stores) => {
      await change?.(stores);
      await stores.audit.append({ type, at: environment.now(), operatorId: operatorId(), data });
    });

  /** Undefined when the code is right. */
  async function refusalOf(given: string): Promise<Failure | undefined> {
    const now = environment.now();
    const code = await codeOf();
    if (!code) return failure('manager-code-missing');
    const before = await attemptsOf();
    // A try while it waits counts for nothing: rubbish cannot shut the manager out for longer.
    if (waitUntil(before, now) !== undefined) {
      // A clock that was set back must not make the wait endless.
      if (before.lastAt > now) await database.settings.set(ATTEMPTS, { ...before, lastAt: now });
      return failure('manager-code-wait');
    }
    if (await isCode(given, code)) {
      if (before.wrong > 0) await database.settings.set(ATTEMPTS, NO_ATTEMPTS);
      return undefined;
    }
    const wrong = before.wrong + 1;
    // Kept before it is answered: closing the desk does not begin anew.
    await written('manager-code-wrong', { wrong }, (stores) =>
      stores.settings.set(ATTEMPTS, { wrong, lastAt: environment.now() }),
    );
    return failure('manager-code-wrong');
  }

  async function turnTo(next: KioskLock, type: AuditEventType, data: Record<string, string>): Promise<void> {
    const keep = next.state === 'off' ? null : { role: next.role };
    await written(type, data, (stores) => stores.settings.set(LOCK, keep));
    lock = next;
    onChange();
  }

  return {
    current,
    view,
    admits(access) {
      const present = current();
      if (present.state === 'open' && access === 'manager')
        lock = { ...present, until: environment.now() + OPEN_FOR_MS };
      return allows(present, access);
    },
    setCode: (given, present) =>
      inTurn(async () => {
        if ((await codeOf()) !== undefined) {
          const refusal = await refusalOf(present ?? '');
          if (refusal?.code === 'manager-code-wrong')
            return err(
              fieldError('current', { vi: 'Mã đang dùng không đúng.', en: 'The present code is not right.' }),
            );
          if (refusal) return err(refusal);
        }
        const problem = codeProblem(given);
        if (problem) return err(fieldError('code', { ...problem }));
        const hash = await hashCode(given, environment.random, parts.cost);
        await written('manager-code-set', {}, async (stores) => {
          await stores.settings.set(CODE, { ...hash, setAt: environment.now() });
          await stores.settings.set(ATTEMPTS, NO_ATTEMPTS);
          await stores.settings.set(RESET, null);
        });
        onChange();
        return ok(await view());
      }),
    start: (role) =>
      inTurn(async () => {
        if ((await codeOf()) === undefined) return err(failure('manager-code-missing'));
        await turnTo({ state: 'locked', role }, 'kiosk-locked', { role });
        return ok(await view());
      }),
    open: (given) =>
      inTurn(async () => {
        const present = current();
        if (present.state !== 'locked') return ok(await view());
        const refusal = await refusalOf(given);
        // The code was taken away in a terminal, by somebody with the desk's key: nothing is left to lock with.
        if (refusal?.code === 'manager-code-missing') {
          await turnTo({ state: 'off' }, 'kiosk-unlocked', { by: 'code-reset' });
          return ok(await view());
        }
        if (refusal) return err(refusal);
        const { role } = present;
        const until = environment.now() + OPEN_FOR_MS;
        await turnTo({ state: 'open', role, until }, 'kiosk-unlocked', { by: 'code', role });
        return ok(await view());
      }),
    close: () =>
      inTurn(async () => {
        const present = current();
        if (present.state === 'open')
          await turnTo({ state: 'locked', role: present.role }, 'kiosk-locked', { role: present.role });
        return view();
      }),
    end: () =>
      inTurn(async () => {
        if (current().state !== 'off') await turnTo({ state: 'off' }, 'kiosk-unlocked', { by: 'manager' });
        return view();
      }),
  };
}

/** For the status, of a lock that is not off. */
export const lockStatusOf = (
  lock: Exclude<KioskLock, { readonly state: 'off' }>,
): NonNullable<KioskLockView['lock']> => ({
  state: lock.state,
  role: lock.role,
  ...(lock.state === 'open' && { until: lock.until }),
});

/**
 * The way for a forgotten code: takes it away and ends the lock. Only for somebody who opened the data with the desk's own
 * key, at this machine.
 */
export async function resetManagerCode(
  database: Pick<Database, 'transaction'>,
  environment: Pick<Environment, 'now'>,
  by: 'terminal' | 'start-option',
): Promise<void> {
  await database.transaction(async (stores) => {
    await stores.settings.set(CODE, null);
    await stores.settings.set(ATTEMPTS, NO_ATTEMPTS);
    await stores.settings.set(LOCK, null);
    await stores.settings.set(RESET, environment.now());
    await stores.audit.append({
      type: 'manager-code-reset',
      at: environment.now(),
      operatorId: by,
      data: {},
    });
  });
}
