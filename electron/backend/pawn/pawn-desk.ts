/** The pawn desk: weighs a draft, makes the contract, and does one thing after the other to it. */
import type { z } from 'zod';
import type { pawnListView, pawnQuoteView } from '../../bridge/views/pawn.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import { decideAction, type PawnAction } from '../../core/pawn/actions.ts';
import { interestTermsOf, newDebt } from '../../core/pawn/debt.ts';
import { WATCHED_FIELDS } from '../../core/pawn/identifier.ts';
import { applyEvent, foldLedger } from '../../core/pawn/ledger.ts';
import { checkPawn, type PawnDraft } from '../../core/pawn/pawn-draft.ts';
import { scheduleOf } from '../../core/pawn/schedule.ts';
import { stopsOf } from '../../core/pawn/stops.ts';
import { ENDED, PAWN_STATUSES, type PawnStatus } from '../../core/pawn/transitions.ts';
import { watchKeyOf } from '../../core/pawn/watch-list.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { StoredPawn } from '../../core/ports/pawn-stores.ts';
import type { Database } from '../../core/ports/stores.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { addDays, localDateOf } from '../../core/time/vietnam-time.ts';
import { type By, type ChannelFor, type Identification, queueDeclaration } from '../filing.ts';
import { pawnRulesOn } from './pawn-catalogue.ts';
import { contractOf, type DraftInput, declarationOf, draftOf } from './pawn-making.ts';
import { type PawnDeclarations, readPawnDeclarations, writePawnDeclarations } from './pawn-setting.ts';
import {
  contractViewOf,
  type PawnContractView,
  type PawnSetupView,
  percentAYear,
  rowViewOf,
  SOON_DAYS,
  setupViewOf,
} from './pawn-views.ts';
import type { WatchDesk } from './watch-desk.ts';

type QuoteView = z.output<typeof pawnQuoteView>;
type ListView = z.output<typeof pawnListView>;
export type PawnShow = 'open' | 'late' | 'held' | 'ended';

const MOST_ROWS = 500;

const OPEN: readonly PawnStatus[] = PAWN_STATUSES.filter((status) => !ENDED.includes(status));

export interface PawnDesk {
  setup(): Promise<PawnSetupView>;
  declarations(value: PawnDeclarations): Promise<PawnSetupView>;
  quote(who: Identification | undefined, draft: DraftInput): Promise<QuoteView>;
  open(
    who: Identification,
    draft: DraftInput,
  ): Promise<Result<{ readonly id: string; readonly number: string; readonly declared: boolean }, Failure>>;
  list(show: PawnShow): Promise<ListView>;
  find(text: string): Promise<ListView>;
  show(id: string): Promise<Result<PawnContractView, Failure>>;
  act(id: string, sequence: number, action: PawnAction): Promise<Result<PawnContractView, Failure>>;
  addPhoto(photo: {
    readonly id: string;
    readonly itemId?: string;
    readonly mime: 'image/jpeg' | 'image/png';
    readonly bytes: Uint8Array;
  }): Promise<Result<PawnContractView, Failure>>;
}

export interface PawnDependencies {
  readonly database: Database;
  readonly environment: Environment;
  readonly watch: WatchDesk;
  readonly by: () => By;
  readonly channelFor: ChannelFor;
  /** Records were put on their way. */
  readonly onQueued: (ids: readonly string[]) => void;
}

export function createPawnDesk(dependencies: PawnDependencies): PawnDesk {
  const { database, environment, watch } = dependencies;
  const today = () => localDateOf(environment.now());
  const rules = () => pawnRulesOn(today());

  const setup = async (): Promise<PawnSetupView> =>
    setupViewOf(today(), rules(), await readPawnDeclarations(database.settings));

  /** What is wrong with the draft, and what the law has against it. */
  async function weigh(who: Identification | undefined, draft: PawnDraft) {
    const day = today();
    const hits = await watch.hitsOf(who?.person, draft.items, draft.ownership);
    const context = { draft, rules: rules(), today: day, hits };
    return {
      fields: who ? checkPawn(who.person, draft, { rules: rules(), today: day }) : [],
      stops: who ? stopsOf({ ...context, person: who.person, verdict: who.verdict }) : [],
    };
  }

  async function viewOf(stored: StoredPawn): Promise<PawnContractView> {
    const photos = await database.pawns.photosOf(stored.contract.id);
    return contractViewOf(stored, photos, today(), rules());
  }

  async function listOf(stored: readonly StoredPawn[]): Promise<ListView> {
    const day = today();
    return {
      today: day,
      counts: { ...(await database.pawns.counts(day, addDays(day, SOON_DAYS))) },
      rows: stored.map((one) => rowViewOf(one, day, rules())),
    };
  }

  return {
    setup,
    async declarations(value) {
      await database.transaction(async (stores) => {
        await writePawnDeclarations(stores.settings, value);
        await stores.audit.append({
          type: 'settings-changed',
          at: environment.now(),
          operatorId: dependencies.by().operatorId,
          data: { key: 'pawnDeclarations', on: value.on, dueHours: value.dueHours },
        });
      });
      return setup();
    },
    async quote(who, input) {
      const draft = draftOf(input);
      const { fields, stops } = await weigh(who, draft);
      const { principal, rate, dueDate } = draft;
      const sums = ['principal', 'rate', 'dueDate'];
      const reckonable = checkPawn(NOBODY, draft, { rules: rules(), today: today() }).every(
        ({ path }) => !sums.includes(path),
      );
      return {
        fields: [...fields],
        stops: [...stops],
        ...(rate.perMillion >= 0 && { percentAYear: percentAYear(rate) }),
        schedule: reckonable
          ? scheduleOf(newDebt(principal, interestTermsOf(rate, rules().pawn), today(), dueDate)).map(
              (row) => ({ ...row }),
            )
          : [],
      };
    },
    async open(who, input) {
      const draft = draftOf(input);
      const { fields, stops } = await weigh(who, draft);
      const by = dependencies.by();
      if (stops.length > 0) {
        const at = environment.now();
        const codes = [...new Set(stops.map(({ code }) => code))].join();
        await database.audit.append({
          type: 'pawn-stopped',
          at,
          operatorId: by.operatorId,
          data: { stops: codes },
        });
        const reasons = stops.map(({ path, message }) => ({ path, message }));
        return err(failure('pawn-stopped', { fields: [...reasons, ...fields] }));
      }
      if (fields.length > 0) return err(failure('fields-invalid', { fields }));
      const declarations = await readPawnDeclarations(database.settings);
      const opened = await database.transaction(async (stores) => {
        const contract = contractOf(draft, who, by, rules(), {
          id: environment.newId(),
          number: await stores.pawns.nextNumber(Number(today().slice(0, 4))),
          openedAt: environment.now(),
        });
        await stores.pawns.insert(contract, {
          contractId: contract.id,
          sequence: 1,
          at: contract.openedAt,
          operatorId: by.operatorId,
          details: { type: 'opened' },
        });
        await stores.audit.append({
          type: 'pawn-opened',
          at: contract.openedAt,
          operatorId: by.operatorId,
          subject: contract.id,
          data: { rule: contract.ruleVersion, items: contract.items.length, verdict: who.verdict.level },
        });
        const declaration = declarations.on
          ? declarationOf(contract, environment.newId(), declarations)
          : undefined;
        if (declaration) await queueDeclaration(stores, declaration, dependencies.channelFor);
        return { contract, declaration };
      });
      if (opened.declaration) dependencies.onQueued([opened.declaration.id]);
      const { id, number } = opened.contract;
      return ok({ id, number, declared: opened.declaration !== undefined });
    },
    async list(show) {
      switch (show) {
        case 'open':
          return listOf(await database.pawns.list(OPEN, MOST_ROWS));
        case 'held':
          return listOf(await database.pawns.list(['on-hold', 'seized'], MOST_ROWS));
        case 'ended':
          return listOf(await database.pawns.list(ENDED, MOST_ROWS));
        case 'late':
          return listOf(await database.pawns.list(OPEN, MOST_ROWS, today()));
      }
    },
    async find(text) {
      const { identifiers } = rules().items;
      const keys = WATCHED_FIELDS.map((field) => watchKeyOf(field, text, identifiers)).filter(
        ({ value }) => value !== '',
      );
      return listOf(text === '' ? [] : await database.pawns.find({ text, keys }, MOST_ROWS));
    },
    async show(id) {
      const stored = await database.pawns.byId(id);
      return stored ? ok(await viewOf(stored)) : err(failure('record-not-found'));
    },
    async act(id, sequence, action) {
      const stored = await database.pawns.byId(id);
      if (stored === undefined) return err(failure('record-not-found'));
      const { contract, events } = stored;
      const state = foldLedger(contract, events);
      if (state.sequence !== sequence) return err(failure('pawn-moved-on'));
      const decided = decideAction(action, { contract, state, today: today(), rule: rules().pawn });
      if (!decided.ok) {
        const { error } = decided;
        const fields = error.code === 'fields' ? error.fields : [{ path: 'action', message: error.why }];
        return err(failure('pawn-action-refused', { fields }));
      }
      const event = {
        contractId: id,
        sequence: sequence + 1,
        at: Math.max(environment.now(), state.lastAt),
        operatorId: dependencies.by().operatorId,
        details: decided.value,
      };
      // What the fold would refuse is never written.
      const next = applyEvent(contract, state, event);
      const { status, endedOn, debt } = next;
      const done = await database.transaction(async (stores) => {
        const first = await stores.pawns.append(event, {
          status,
          dueDate: debt.dueDate,
          ...(endedOn !== undefined && { endedOn }),
        });
        if (!first) return false;
        await stores.audit.append({
          type: 'pawn-event',
          at: event.at,
          operatorId: event.operatorId,
          subject: id,
          data: { event: event.details.type, sequence: event.sequence, status },
        });
        return true;
      });
      if (!done) return err(failure('pawn-moved-on'));
      return ok(await viewOf({ contract, events: [...events, event] }));
    },
    async addPhoto({ id, itemId, mime, bytes }) {
      const stored = await database.pawns.byId(id);
      if (stored === undefined || (itemId && !stored.contract.items.some((item) => item.id === itemId))) {
        return err(failure('record-not-found'));
      }
      const at = environment.now();
      await database.transaction(async (stores) => {
        const photo = {
          id: environment.newId(),
          contractId: id,
          ...(itemId && { itemId }),
          takenAt: at,
          mime,
        };
        await stores.pawns.insertPhoto(photo, bytes);
        await stores.audit.append({
          type: 'pawn-photo-added',
          at,
          operatorId: dependencies.by().operatorId,
          subject: id,
          data: { photo: photo.id },
        });
      });
      return ok(await viewOf(stored));
    },
  };
}

/** Stands in while only the sums of a draft are looked at. */
const NOBODY: Identification['person'] = {
  fullName: '',
  birthDate: '',
  sex: 'unspecified',
  nationality: '',
  document: { kind: 'other', number: '', issuingState: '' },
};
