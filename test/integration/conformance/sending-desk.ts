/** An outbox in memory and one channel: what is filed goes out by the real dispatcher. */
import { randomBytes } from 'node:crypto';
import { openDatabase } from '../../../db/open-database.ts';
import { createSealer } from '../../../db/sealing/sealer.ts';
import { createDispatcher, type Dispatcher } from '../../../electron/backend/sending/dispatcher.ts';
import { confirmByHand, disownByHand } from '../../../electron/backend/sending/settle-by-hand.ts';
import type { Declaration } from '../../../electron/core/declaration/declaration.ts';
import type { ChannelId } from '../../../electron/core/outbox/entry.ts';
import { followingKey } from '../../../electron/core/outbox/order-key.ts';
import type { Channel } from '../../../electron/core/ports/channel.ts';
import type { Database } from '../../../electron/core/ports/stores.ts';

export interface SendingDesk extends AsyncDisposable {
  readonly database: Database;
  readonly dispatcher: Dispatcher;
  file(declarations: readonly Declaration[]): Promise<void>;
  /** Waits until nothing is `ready` or `sending`; throws after a while. */
  settled(): Promise<void>;
  /** The same, and wakes what waits after a failure: a test has no minute to lose. */
  settledNow(): Promise<void>;
  confirmSeen(ids: readonly string[]): Promise<void>;
  disown(ids: readonly string[]): Promise<void>;
}

const PATIENCE_MS = 100_000;

export async function openSendingDesk(
  now: () => number,
  id: ChannelId,
  channelOn: (database: Database) => Channel,
): Promise<SendingDesk> {
  const sealer = createSealer([{ version: 1, bytes: new Uint8Array(32).fill(5) }], randomBytes);
  const opened = await openDatabase({ file: ':memory:', sealer, now });
  if (!opened.ok) throw new Error(opened.error.code);
  const database = opened.value;
  const channel = channelOn(database);
  const dispatcher = createDispatcher({
    database,
    channel: (asked) => (asked === id ? channel : undefined),
    environment: { now, monotonic: () => performance.now(), random: randomBytes, newId: () => '' },
    holder: 'conformance',
    processLives: () => true,
    operatorId: () => 'operator-1',
    onChange: () => {},
    onError: (error) => {
      throw error;
    },
  });
  async function settle(push: () => Promise<void>): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    while (performance.now() < end) {
      const open = await database.outbox.list({ states: ['ready', 'sending'], limit: 1 });
      if (open.length === 0) return;
      await push();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('some records never went out');
  }

  return {
    database,
    dispatcher,
    async file(declarations) {
      await database.transaction(async (stores) => {
        for (const declaration of declarations) {
          await stores.declarations.insert(declaration);
          await stores.outbox.insert({
            id: declaration.id,
            channel: id,
            state: 'ready',
            deadline: declaration.deadline,
            createdAt: declaration.createdAt,
            updatedAt: declaration.createdAt,
            attempts: 0,
            nextAttemptAt: 0,
            orderKey: followingKey(declaration, undefined),
          });
        }
      });
      dispatcher.wake();
    },
    settled: () => settle(async () => {}),
    settledNow: () => settle(() => dispatcher.retryNow(id)),
    async confirmSeen(ids) {
      if (ids.length === 0) return;
      const by = { operatorId: 'operator-1', now: now() };
      const done = await confirmByHand(database, ids, { kind: 'seen-in-list' }, by);
      if (!done.ok) throw new Error(done.error.code);
    },
    async disown(ids) {
      if (ids.length === 0) return;
      const done = await disownByHand(database, ids, { operatorId: 'operator-1', now: now() });
      if (!done.ok) throw new Error(done.error.code);
      dispatcher.wake();
    },
    async [Symbol.asyncDispose]() {
      await dispatcher.stop();
      await channel.close();
      await database.close();
    },
  };
}
