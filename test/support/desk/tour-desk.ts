/** A training desk with the tour, driven through the bridge as the page drives it. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { keyFileSource } from '../../../db/sealing/key-file.ts';
import type { Backend } from '../../../electron/backend/backend.ts';
import { startBackend } from '../../../electron/backend/start-backend.ts';
import type {
  EventName,
  EventPayload,
  FailureView,
  MethodInput,
  MethodName,
  MethodOutput,
} from '../../../electron/bridge/contract.ts';
import { dispatch } from '../../../electron/bridge/dispatch.ts';
import { temporaryFolder } from './temporary-folder.ts';

type Running = NonNullable<MethodOutput<'tour.view'>['running']>;
export type TourResult = NonNullable<Running['result']>;
type CheckIn = EventPayload<'checkIn'>;

const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 20;

export interface TourBench {
  readonly folder: string;
  readonly backend: Backend;
  readonly events: readonly { readonly event: EventName; readonly payload: unknown }[];
  call<M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>>;
  refused<M extends MethodName>(method: M, input: MethodInput<M>): Promise<FailureView>;
  running(): Promise<Running>;
  start(id: MethodInput<'tour.start'>['id'], short?: boolean): Promise<Running>;
  /** Lays the card of a practice person and reads it with these digits, or those on its face. */
  read(key: string, access?: MethodInput<'checkIn.read'>): Promise<CheckIn>;
  /** Files who is on the counter. */
  file(room: string, more?: Partial<MethodInput<'stay.file'>>, note?: string): Promise<void>;
  byHand(person: Partial<MethodInput<'checkIn.byHand'>>): Promise<CheckIn>;
  /** Writes down that the police took the call for every open task. */
  tell(): Promise<void>;
  /** Ends the situation as it stands, once what was filed has settled. */
  finish(): Promise<TourResult>;
  /** Waits until everything was done and the tour ended it by itself. */
  completed(): Promise<TourResult>;
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export async function openTourBench(): Promise<TourBench> {
  const folder = await temporaryFolder();
  const errors: unknown[] = [];
  const started = await startBackend({
    dataFolder: folder.path,
    mode: 'training',
    host: 'loopback',
    simulatedLatencyMs: 0,
    masterKey: keyFileSource({
      file: join(folder.path, 'desk.key'),
      createIfMissing: true,
      random: (length) => new Uint8Array(randomBytes(length)),
    }),
    log: { info: () => {}, warn: () => {}, error: (_what, error) => errors.push(error) },
  });
  if (!started.ok) throw new Error(started.error.code);
  const backend = started.value;
  const events: { event: EventName; payload: unknown }[] = [];
  backend.subscribe((event, payload) => {
    events.push({ event, payload });
  });

  const call: TourBench['call'] = async (method, input) => {
    const reply = await dispatch(backend.handlers, method, input);
    if (!reply.ok)
      throw new Error(`${method}: ${reply.failure.code} ${JSON.stringify(reply.failure.fields ?? [])}`);
    return reply.value as MethodOutput<typeof method>;
  };
  const until = async <T>(what: string, look: () => Promise<T | undefined>): Promise<T> => {
    for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
      const found = await look();
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    throw new Error(`never: ${what} ${errors.map(String).join('; ')}`);
  };
  const running = async (): Promise<Running> => {
    const { running: now } = await call('tour.view', {});
    if (!now) throw new Error('no situation runs');
    return now;
  };
  const settled = async () => {
    await until('everything sent', async () => {
      const { entries } = await call('outbox.list', { show: 'open' });
      return entries.every(({ state }) => state === 'rejected') ? true : undefined;
    });
  };

  return {
    folder: folder.path,
    backend,
    events,
    call,
    running,
    settled,
    async refused(method, input) {
      const reply = await dispatch(backend.handlers, method, input);
      if (reply.ok) throw new Error(`${method} was granted`);
      return reply.failure;
    },
    async start(id, short = false) {
      const { running: now } = await call('tour.start', { id, short });
      if (!now) throw new Error(`${id} did not start`);
      return now;
    },
    async read(key, access) {
      const { people } = await call('training.layCard', { id: key });
      const person = people.find(({ id }) => id === key);
      if (!person) throw new Error(`${key} has no card`);
      await call('checkIn.next', {});
      await call('checkIn.read', access ?? { kind: 'can', can: person.can });
      return until('a read that ends', async () => {
        const view = await call('checkIn.view', {});
        return view.stage === 'read' || view.stage === 'failed' ? view : undefined;
      });
    },
    async file(room, more = {}, note) {
      const view = await call('checkIn.view', {});
      if (!view.draft) throw new Error(`nothing to file: ${view.stage}`);
      await call('stay.file', {
        checkInId: view.id,
        stay: { ...view.draft, room, ...(note !== undefined && { note }) },
        ...more,
      });
    },
    byHand: (person) =>
      call('checkIn.byHand', {
        fullName: '',
        birthDate: '',
        sex: 'unspecified',
        nationality: 'VNM',
        documentKind: 'cccd',
        documentNumber: '',
        ...person,
      }),
    async tell() {
      const { open } = await call('policeTasks.view', {});
      for (const { id } of open) await call('policeTasks.told', { id, who: 'Đại úy Mẫu', way: 'phone' });
    },
    async finish() {
      const { running: now } = await call('tour.finish', {});
      if (!now?.result) throw new Error('no result');
      return now.result;
    },
    completed: () => until('the situation complete', async () => (await running()).result),
    async stop() {
      await backend.stop();
      await folder.remove();
      if (errors.length > 0) throw new Error(`unexpected: ${errors.map(String).join('; ')}`);
    },
  };
}

/** A pawn of one phone, with nothing wrong but what the IMEI may be. */
export const phoneDraft = (today: string, imei: string): MethodInput<'pawn.open'>['draft'] => ({
  items: [
    {
      category: 'phone',
      description: 'Điện thoại Mẫu 5, màu đen',
      identifiers: { imei },
      papers: [],
      storage: 'Kệ 1',
    },
  ],
  ownership: { kind: 'pledger' },
  principal: 2_000_000,
  rate: { per: 'month', perMillion: 15_000 },
  dueDate: `${Number(today.slice(0, 4)) + 1}${today.slice(4, 7)}-01`,
  noticeAddress: 'Số 1 Phố Thử',
  identityCopyKept: true,
});
