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
  /** About everything that has not gone out, whatever its channel; the most urgent first. */
  script(): Promise<{ readonly count: number; readonly text: string }>;
}

export function createHandDesk(dependencies: {
  readonly database: Database;
  readonly environment: Pick<Environment, 'now'>;
  readonly dispatcher: Pick<Dispatcher, 'sendRequested'>;
  readonly facility: () => { readonly name: string; readonly address: string };
  readonly operatorName: () => string;
  readonly reasons: readonly StayReason[];
}): HandDesk {
  const { database, environment, dispatcher } = dependencies;

  async function viewOf({ content: _, ...file }: Omit<PortalFile, 'content'> & { content?: unknown }) {
    const entries = await database.outbox.byIds(file.recordIds);
    const { id, name, kind, createdAt, recordIds } = file;
    const waiting = entries.filter(({ state }) => state === 'unknown').length;
    return { id, name, kind, createdAt, recordIds: [...recordIds], waiting };
  }

  async function files(): Promise<readonly PortalFileView[]> {
    return Promise.all((await database.portalFiles.list(MOST_FILES)).map(viewOf));
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
