/** A whole desk on a database in memory, with a clock that the test turns, no reader and no way to an authority. */
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../db/open-database.ts';
import { createSealer } from '../../../db/sealing/sealer.ts';
import type { Backend } from '../../../electron/backend/backend.ts';
import { loadCatalogues } from '../../../electron/backend/catalogues.ts';
import { assembleDesk, type Desk } from '../../../electron/backend/desk.ts';
import { DEFAULT_SETTINGS } from '../../../electron/backend/desk-settings.ts';
import { createEventHub } from '../../../electron/backend/event-hub.ts';
import { createHandlers } from '../../../electron/backend/handlers.ts';
import type {
  FailureView,
  MethodInput,
  MethodName,
  MethodOutput,
  Reply,
} from '../../../electron/bridge/contract.ts';
import { dispatch } from '../../../electron/bridge/dispatch.ts';
import type { FacilityKind } from '../../../electron/core/declaration/facility.ts';
import type { Route } from '../../../electron/core/outbox/routing.ts';
import type { EpochMs } from '../../../electron/core/time/vietnam-time.ts';
import type { CardReaderDriver } from '../../../native/pcsc/card-reader-port.ts';

export type TypedPerson = MethodInput<'checkIn.byHand'>;

/** Invented; province code 000 belongs to nobody. */
export const typedPerson = (more: Partial<TypedPerson> = {}): TypedPerson => ({
  fullName: 'Nguyễn Thị Mẫu',
  birthDate: '17/05/1990',
  sex: 'female',
  nationality: 'VNM',
  documentKind: 'can-cuoc',
  documentNumber: '000190012345',
  residence: 'Số 12, Đường Thử, Phường Ví Dụ, Tỉnh Hà Giang',
  ...more,
});

export interface MemoryDesk {
  readonly desk: Desk;
  readonly clock: { now: EpochMs };
  /** Throws on a failure. */
  call<M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>>;
  /** The failure; throws when there is none. */
  refused<M extends MethodName>(method: M, input: MethodInput<M>): Promise<FailureView>;
  /** Puts somebody on the counter and gives the check-in's id. */
  counter(more?: Partial<TypedPerson>): Promise<string>;
  /** For a host in front of it. */
  readonly backend: Backend;
  stop(): Promise<void>;
}

export interface MemoryDeskOptions {
  readonly kind?: FacilityKind;
  readonly routes?: readonly Route[];
  /** Of the database, where a memory is too small for what is measured. */
  readonly file?: string;
  /** A reader in front of the desk, and the issuers whose cards it trusts. */
  readonly driver?: CardReaderDriver;
  readonly trust?: readonly Uint8Array[];
}

export async function openMemoryDesk(
  now: EpochMs,
  { kind = 'lodging', routes = [], file = ':memory:', driver, trust = [] }: MemoryDeskOptions = {},
): Promise<MemoryDesk> {
  const clock = { now };
  let minted = 0;
  const environment = {
    now: () => clock.now,
    monotonic: () => performance.now(),
    random: (length: number) => new Uint8Array(randomBytes(length)),
    newId: () => `0190a000-0000-7000-8000-${String(++minted).padStart(12, '0')}`,
  };
  const sealer = createSealer([{ version: 1, bytes: new Uint8Array(32).fill(9) }], environment.random);
  const events = createEventHub();
  const opened = await openDatabase({ file, sealer, now: environment.now });
  if (!opened.ok) throw new Error(opened.error.code);
  const desk = await assembleDesk({
    mode: 'live',
    host: 'loopback',
    version: '0.0.0',
    environment,
    catalogues: loadCatalogues(),
    database: opened.value,
    driver,
    scanners: {},
    builtInTrust: trust,
    fallbackSettings: {
      ...DEFAULT_SETTINGS,
      routes,
      facility: { id: 'facility-000', name: 'Cơ sở Ví Dụ', kind, address: 'Số 1 Phố Thử' },
    },
    channels: {},
    saveLive: async () => {},
    liveShown: () => ({}),
    holder: 'memory',
    backupFolder: join(tmpdir(), 'desk-backups'),
    processLives: () => true,
    events,
    log: (error) => {
      throw error;
    },
  });
  const handlers = createHandlers(desk, environment, undefined);
  const stop = () => desk.stop();
  const reply = async <M extends MethodName>(
    method: M,
    input: MethodInput<M>,
  ): Promise<Reply<MethodOutput<M>>> => (await dispatch(handlers, method, input)) as Reply<MethodOutput<M>>;
  const call: MemoryDesk['call'] = async (method, input) => {
    const answer = await reply(method, input);
    if (!answer.ok)
      throw new Error(`${method}: ${answer.failure.code} ${JSON.stringify(answer.failure.fields ?? [])}`);
    return answer.value;
  };
  return {
    desk,
    clock,
    call,
    async refused(method, input) {
      const answer = await reply(method, input);
      if (answer.ok) throw new Error(`${method} was granted`);
      return answer.failure;
    },
    counter: async (more) => (await call('checkIn.byHand', typedPerson(more))).id,
    backend: { handlers, subscribe: events.subscribe, guestDisplay: desk.guestDisplay.surface, stop },
    stop,
  };
}
