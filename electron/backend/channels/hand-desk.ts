/** What is done by hand: files that a person uploads, and words for the phone. */
import type { z } from 'zod';
import type { portalFileView } from '../../bridge/methods/channels.ts';
import type { StayReason } from '../../core/declaration/stay-draft.ts';
import { writtenInstant } from '../../core/documents/stay-line.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { Database, PortalFile } from '../../core/ports/stores.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { handList } from '../../police/paper/hand-list.ts';
import { MOST_ON_A_LIST } from '../../police/paper/paper-channel.ts';
import { phoneScript } from '../../police/paper/phone-script.ts';
import type { Dispatcher } from '../sending/dispatcher.ts';
import { confirmByHand } from '../sending/settle-by-hand.ts';

export type PortalFileView = z.output<typeof portalFileView>;

const MOST_FILES = 50;
/** One request after another until nothing is left; more than this means that something does not move. */
const MOST_REQUESTS = 20;

export interface HandDesk {
  /** Writes everything that waits for the portal. `failure`: why some of it could not be written. */
  makeFiles(): Promise<{ readonly files: readonly PortalFileView[]; readonly failure?: Failure }>;
  files(): Promise<readonly PortalFileView[]>;
  /** Failure: `record-not-found`. */
  file(id: string): Promise<Result<PortalFile, Failure>>;
  /**
   * The number that the portal shows for the whole file: all of it that still waits is proven, or nothing is.
   * Failures: `record-not-found`, `count-mismatch`, `action-not-allowed` when nothing waits any more.
   */
  count(id: string, typed: number): Promise<Result<PortalFileView, Failure>>;
  /** About everything that has not gone out, whatever its channel; the most urgent first. */
  script(): Promise<{ readonly count: number; readonly text: string }>;
}

export function createHandDesk(dependencies: {
  readonly database: Database;
  readonly environment: Pick<Environment, 'now'>;
  readonly dispatcher: Pick<Dispatcher, 'sendRequested' | 'wake'>;
  readonly operatorId: () => string;
  readonly onChange: (ids: readonly string[]) => void;
  readonly facility: () => { readonly name: string; readonly address: string };
  readonly operatorName: () => string;
  readonly reasons: readonly StayReason[];
}): HandDesk {
  const { database, environment, dispatcher } = dependencies;

  async function viewOf(
    { id, name, kind, createdAt, recordIds }: Omit<PortalFile, 'content'>,
    isNewestOf: (recordId: string) => boolean,
  ): Promise<PortalFileView> {
    const entries = await database.outbox.byIds(recordIds);
    const waitingIds = entries
      .filter((entry) => entry.state === 'unknown' && isNewestOf(entry.id))
      .map((entry) => entry.id);
    const proven = entries.filter(({ state }) => state === 'registered').length;
    return {
      ...{ id, name, kind, createdAt, recordIds: [...recordIds] },
      ...{ waiting: waitingIds.length, waitingIds, proven },
    };
  }

  /** Latest first. A record that was written once more belongs to the newer file: what the older one shows says nothing of it. */
  async function files(): Promise<readonly PortalFileView[]> {
    const listed = await database.portalFiles.list(MOST_FILES);
    const newest = new Map<string, string>();
    for (const file of listed)
      for (const recordId of file.recordIds) if (!newest.has(recordId)) newest.set(recordId, file.id);
    return Promise.all(listed.map((file) => viewOf(file, (recordId) => newest.get(recordId) === file.id)));
  }

  return {
    async makeFiles() {
      const before = new Set((await database.portalFiles.list(MOST_FILES)).map(({ id }) => id));
      const tried = new Set<string>();
      let why: Failure | undefined;
      for (let request = 0; request < MOST_REQUESTS; request += 1) {
        const sent = await dispatcher.sendRequested('portal-files');
        why ??= sent.failure;
        const fresh = sent.ids.filter((id) => !tried.has(id));
        for (const id of fresh) tried.add(id);
        if (fresh.length === 0) break;
      }
      const left = (await database.outbox.byIds([...tried])).find(({ state }) => state === 'ready');
      why ??= left?.lastFailure;
      return {
        files: (await files()).filter(({ id }) => !before.has(id)),
        ...(why && { failure: why }),
      };
    },
    files,
    async file(id) {
      const file = await database.portalFiles.byId(id);
      return file ? ok(file) : err(failure('record-not-found'));
    },
    async count(id, typed) {
      const file = (await files()).find((one) => one.id === id);
      if (!file) return err(failure('record-not-found'));
      if (file.waiting === 0) return err(failure('action-not-allowed'));
      const settled = await confirmByHand(
        database,
        file.waitingIds,
        { kind: 'typed-count', typed, reference: file.name },
        {
          operatorId: dependencies.operatorId(),
          now: environment.now(),
          expected: file.recordIds.length,
        },
      );
      if (!settled.ok) return settled;
      dependencies.onChange(settled.value);
      dispatcher.wake();
      return ok({ ...file, waiting: 0, waitingIds: [], proven: file.proven + file.waiting });
    },
    async script() {
      const entries = await database.outbox.list({ states: ['ready', 'paused'], limit: MOST_ON_A_LIST });
      const declarations = await database.declarations.byIds(entries.map(({ id }) => id));
      const list = handList(
        declarations,
        {
          facility: dependencies.facility(),
          operator: dependencies.operatorName(),
          madeAt: writtenInstant(environment.now()),
        },
        dependencies.reasons,
      );
      return { count: list.items.length, text: phoneScript(list) };
    },
  };
}
