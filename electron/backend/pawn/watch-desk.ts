/** The watch lists of this desk: imported from a file or fetched, searched exactly, never by likeness. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { watchHitsView, watchListsView } from '../../bridge/views/pawn.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import type { Person } from '../../core/identity/person.ts';
import type { DraftItem, Ownership } from '../../core/pawn/contract.ts';
import { WATCHED_FIELDS, type WatchedField } from '../../core/pawn/identifier.ts';
import type { ItemRule } from '../../core/pawn/pawn-rule.ts';
import type { FoundHit } from '../../core/pawn/stops.ts';
import {
  type WatchKey,
  type WatchList,
  type WatchListSourceRecord,
  watchKeyOf,
} from '../../core/pawn/watch-list.ts';
import { parseWatchList, type WatchListLabel } from '../../core/pawn/watch-list-file.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { Database } from '../../core/ports/stores.ts';
import type { WatchListSource } from '../../core/ports/watch-list-source.ts';
import { err, ok, type Result } from '../../core/result.ts';

type WatchListsView = z.output<typeof watchListsView>;
type WatchHitsView = z.output<typeof watchHitsView>;

/** An endpoint that does not answer must not hold the counter up. */
const FETCH_MS = 30_000;

export interface WatchDesk {
  view(): Promise<WatchListsView>;
  importFile(bytes: Uint8Array, label: WatchListLabel): Promise<Result<WatchListsView, Failure>>;
  refresh(): Promise<Result<WatchListsView, Failure>>;
  remove(id: string): Promise<Result<WatchListsView, Failure>>;
  check(text: string): Promise<WatchHitsView>;
  /** Hits of a draft, each with the path of the field that it was found for. */
  hitsOf(
    person: Person | undefined,
    items: readonly DraftItem[],
    ownership: Ownership,
  ): Promise<readonly FoundHit[]>;
}

export function createWatchDesk(dependencies: {
  readonly database: Database;
  readonly environment: Environment;
  readonly rules: () => ItemRule;
  readonly operatorId: () => string;
  readonly source: () => WatchListSource | undefined;
}): WatchDesk {
  const { database, environment, operatorId } = dependencies;

  const view = async (): Promise<WatchListsView> => ({
    lists: (await database.watchLists.lists()).map((list) => ({ ...list })),
    gateway: dependencies.source() !== undefined,
  });

  async function store(list: WatchList, via: WatchListSourceRecord['via']): Promise<void> {
    const { entries, ...about } = list;
    const rules = dependencies.rules().identifiers;
    const record = {
      id: environment.newId(),
      ...about,
      via,
      importedAt: environment.now(),
      count: entries.length,
    };
    await database.transaction(async (stores) => {
      await stores.watchLists.replace(
        record,
        entries.map((entry) => ({ key: watchKeyOf(entry.field, entry.value, rules), entry })),
      );
      await stores.audit.append({
        type: 'watch-list-imported',
        at: record.importedAt,
        operatorId: operatorId(),
        subject: record.id,
        data: { via, entries: record.count, sha256: record.sha256, dated: record.dated },
      });
    });
  }

  return {
    view,
    async importFile(bytes, label) {
      const read = parseWatchList(new TextDecoder().decode(bytes), label);
      if (!read.ok) return err(failure('watch-list-unreadable', { fields: read.error }));
      await store({ ...read.value, sha256: createHash('sha256').update(bytes).digest('hex') }, 'file');
      return ok(await view());
    },
    async refresh() {
      const source = dependencies.source();
      if (source === undefined) return err(failure('endpoint-not-configured'));
      const known = new Map(
        (await database.watchLists.lists()).map(({ origin, sha256 }) => [origin, sha256]),
      );
      const lists = await source.fetch(known, AbortSignal.timeout(FETCH_MS));
      if (!lists.ok) return err(lists.error.failure);
      for (const list of lists.value) await store(list, 'gateway');
      return ok(await view());
    },
    async remove(id) {
      const removed = await database.transaction(async (stores) => {
        const gone = await stores.watchLists.remove(id);
        if (gone) {
          await stores.audit.append({
            type: 'watch-list-removed',
            at: environment.now(),
            operatorId: operatorId(),
            subject: id,
            data: {},
          });
        }
        return gone;
      });
      return removed ? ok(await view()) : err(failure('record-not-found'));
    },
    async check(text) {
      const rules = dependencies.rules().identifiers;
      const keys = text.trim() === '' ? [] : WATCHED_FIELDS.map((field) => watchKeyOf(field, text, rules));
      const hits = await database.watchLists.hits(keys);
      return {
        hits: hits.map(({ hit: { entry, source } }) => ({
          matter: entry.matter,
          field: entry.field,
          value: entry.value,
          ...(entry.note !== undefined && { note: entry.note }),
          origin: source.origin,
          dated: source.dated,
        })),
      };
    },
    async hitsOf(person, items, ownership) {
      const rules = dependencies.rules().identifiers;
      const asked: { readonly path: string; readonly key: WatchKey }[] = [];
      const ask = (path: string, field: WatchedField, value: string | undefined) => {
        const key = watchKeyOf(field, value ?? '', rules);
        if (key.value !== '') asked.push({ path, key });
      };
      ask('person.document.number', 'document-number', person?.document.number);
      if (ownership.kind === 'other') {
        ask('ownership.ownerDocumentNumber', 'document-number', ownership.ownerDocumentNumber);
      }
      for (const [index, { identifiers }] of items.entries()) {
        for (const field of WATCHED_FIELDS) {
          if (field === 'document-number') continue;
          ask(`items.${index}.identifiers.${field}`, field, identifiers[field]);
        }
      }
      const hits = await database.watchLists.hits(asked.map(({ key }) => key));
      return asked.flatMap(({ path, key }) =>
        hits
          .filter((found) => found.key.field === key.field && found.key.value === key.value)
          .map(({ hit }) => ({ path, hit })),
      );
    },
  };
}
