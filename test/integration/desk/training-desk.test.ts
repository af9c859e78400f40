/** Practice mode on the real code path: a newcomer's first check-in, seen through the bridge alone. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyFileSource } from '../../../db/sealing/key-file.ts';
import type { Backend } from '../../../electron/backend/backend.ts';
import { startBackend } from '../../../electron/backend/start-backend.ts';
import type {
  EventName,
  EventPayload,
  MethodInput,
  MethodName,
  MethodOutput,
} from '../../../electron/bridge/contract.ts';
import { dispatch } from '../../../electron/bridge/dispatch.ts';
import { temporaryFolder } from '../../support/desk/temporary-folder.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let backend: Backend;
let checkIns: EventPayload<'checkIn'>[] = [];

async function call<M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>> {
  const reply = await dispatch(backend.handlers, method, input);
  if (!reply.ok) throw new Error(`${method}: ${reply.failure.code}`);
  return reply.value as MethodOutput<M>;
}

const until = async (condition: () => boolean | Promise<boolean>, what: string) => {
  for (let waited = 0; waited < 30_000; waited += 20) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`never: ${what}`);
};

beforeAll(async () => {
  folder = await temporaryFolder();
  const started = await startBackend({
    dataFolder: folder.path,
    host: 'loopback',
    simulatedLatencyMs: 1,
    masterKey: keyFileSource({
      file: join(folder.path, 'desk.key'),
      createIfMissing: true,
      random: (length) => new Uint8Array(randomBytes(length)),
    }),
    log: { info: () => {}, warn: () => {}, error: (what, error) => console.error(what, error) },
  });
  if (!started.ok) throw new Error(started.error.code);
  backend = started.value;
  backend.subscribe(<E extends EventName>(event: E, payload: EventPayload<E>) => {
    if (event === 'checkIn') checkIns.push(payload as EventPayload<'checkIn'>);
  });
});

afterAll(async () => {
  await backend?.stop();
  await folder?.remove();
});

const people = async () => (await call('training.view', {})).people;

async function readCard(lesson: string, index = 0) {
  const person = (await people()).filter((one) => one.lesson === lesson)[index]!;
  checkIns = [];
  await call('checkIn.next', {});
  await call('training.layCard', { id: person.id });
  await call('checkIn.read', { kind: 'can', can: person.can });
  await until(() => ['read', 'failed'].includes(checkIns.at(-1)?.stage ?? ''), 'a read that ends');
  return { person, view: checkIns.at(-1)! };
}

describe('a desk with nothing configured', () => {
  test('opens in training, with invented people, a reader and an endpoint', async () => {
    expect(await call('desk.status', {})).toMatchObject({ mode: 'training', reader: { state: 'empty' } });
    await until(async () => (await call('desk.status', {})).sending.channel === 'up', 'endpoint up');
    for (const { number } of await people()) expect(number.slice(0, 3)).toBe('000');
  });

  test('the name is on screen before the photo, and bytes are counted', async () => {
    const { person, view } = await readCard('genuine');
    expect(view).toMatchObject({
      stage: 'read',
      person: { fullName: person.fullName, documentNumber: person.number },
      verdict: { level: 'genuine' },
      access: 'PACE-CAN',
      portrait: true,
      draft: { room: '', reason: '1' },
    });
    const named = checkIns.findIndex((one) => one.person !== undefined);
    const pictured = checkIns.findIndex((one) => one.portrait);
    expect(named).toBeGreaterThan(0);
    expect(named).toBeLessThan(pictured);
    const photo = checkIns.flatMap(({ file }) => (file?.name === 'DG2' ? [file] : []));
    expect(photo.length).toBeGreaterThan(1);
    expect(photo.at(-1)!.bytes).toBe(photo.at(-1)!.total);
    const portrait = await call('checkIn.portrait', { id: view.id });
    expect(Buffer.from(portrait.base64, 'base64').subarray(0, 2).toString('hex')).toBe('ffd8');
  });

  test('Enter files it, the receipt turns it green, and today shows the guest', async () => {
    const { person, view } = await readCard('genuine', 1);
    const filed = await call('stay.file', { checkInId: view.id, stay: { ...view.draft!, room: '203' } });
    // A page that is loaded now shows what was filed, and does not offer to file it again.
    expect((await call('checkIn.view', {})).filed).toMatchObject({ id: filed.id, room: '203', late: false });
    await until(
      async () => (await call('outbox.show', { id: filed.id })).entry.state === 'registered',
      'a receipt',
    );
    const shown = await call('outbox.show', { id: filed.id });
    expect(shown.proof?.receiptNumber).toBe(shown.entry.receiptNumber);
    expect(shown.entry.documentNumberMasked).not.toContain(person.number);
    const today = await call('today.view', {});
    expect(today.counts).toMatchObject({ inHouse: 1, arrivals: 1, owed: 0, late: 0 });
    expect(today.guests[0]).toMatchObject({ fullName: person.fullName, room: '203', state: 'registered' });
  });

  test('the same guest again: said before filing, never blocked', async () => {
    const { view } = await readCard('genuine', 1);
    expect(view.present).toMatchObject({ room: '203' });
  });

  test('endpoint down: the entry waits and says why; endpoint up: it goes by itself', async () => {
    await call('training.endpoint', { up: false });
    const { view } = await readCard('genuine', 2);
    const { id } = await call('stay.file', { checkInId: view.id, stay: { ...view.draft!, room: '204' } });
    await until(async () => (await call('outbox.show', { id })).entry.failure !== undefined, 'a reason');
    const { entry } = await call('outbox.show', { id });
    expect(entry).toMatchObject({
      state: 'ready',
      failure: { code: 'endpoint-unreachable' },
      actions: ['send-now', 'cancel'],
    });
    expect((await call('desk.status', {})).sending).toMatchObject({ channel: 'down', waiting: 1 });
    await call('training.endpoint', { up: true });
    await until(
      async () => (await call('outbox.show', { id })).entry.state === 'registered',
      'a receipt by itself',
    );
  });

  test('a card lifted in the middle: a clear failure, and the next attempt works', async () => {
    const [person] = await people();
    checkIns = [];
    await call('training.layCard', { id: person!.id });
    await call('checkIn.read', { kind: 'can', can: person!.can });
    // The photo comes in one block where the chip carries it, so the card goes while the proofs are still to come.
    await until(() => checkIns.some(({ file }) => file?.name === 'DG1'), 'the read under way');
    await call('training.liftCard', {});
    await until(() => checkIns.at(-1)?.stage === 'failed', 'a failure');
    expect(checkIns.at(-1)).toMatchObject({ failure: { code: 'card-removed' }, portrait: false });
    expect(checkIns.at(-1)?.person).toBeUndefined();
    expect((await readCard('genuine')).view.stage).toBe('read');
  });

  test('a forged card is called forged, an expired one says so', async () => {
    expect((await readCard('forged')).view.verdict).toMatchObject({ level: 'forged' });
    expect((await readCard('cloned')).view.verdict).toMatchObject({ level: 'forged' });
    const { view } = await readCard('expired');
    expect(view.verdict).toMatchObject({ level: 'genuine', reasons: [{ code: 'document-expired' }] });
    expect(view.warnings).toHaveLength(1);
  });

  test('scanned, whole number and typed by hand', async () => {
    const [person] = await people();
    await call('training.layCard', { id: person!.id });
    for (const access of [
      { kind: 'qr', line: person!.qr },
      { kind: 'number', number: person!.number },
    ] as const) {
      checkIns = [];
      await call('checkIn.next', {});
      await call('checkIn.read', access);
      await until(() => checkIns.at(-1)?.stage === 'read', 'a read');
      expect(checkIns.at(-1)?.verdict?.level).toBe('genuine');
    }
    const byHand = await call('checkIn.byHand', {
      fullName: 'Trần Thị Ví Dụ',
      birthDate: '3/2/1990',
      sex: 'female',
      nationality: '',
      documentKind: 'cccd',
      documentNumber: '000190000002',
    });
    expect(byHand).toMatchObject({
      stage: 'by-hand',
      person: { birthDate: '1990-02-03', nationality: 'VNM' },
      verdict: { level: 'not-verified', reasons: [{ code: 'typed-by-hand' }] },
    });
  });

  test('nothing personal stands in the clear on the disk', async () => {
    const [person] = await people();
    for (const name of ['desk.db', 'desk.db-wal']) {
      const bytes = await readFile(join(folder.path, 'training', name)).catch(() => Buffer.alloc(0));
      for (const text of [person!.number, person!.fullName, 'Phòng', '203']) {
        if (text.length > 4)
          expect(bytes.includes(Buffer.from(text, 'utf8')), `${text} in ${name}`).toBe(false);
      }
    }
  });

  test('doctor and settings answer, and a setting outlives its view', async () => {
    const { checks } = await call('doctor.run', {});
    expect(checks.filter(({ status }) => status === 'failed')).toEqual([]);
    const changed = await call('settings.facility', {
      name: 'Nhà nghỉ Hoa Mẫu',
      kind: 'lodging',
      address: 'Số 2 Phố Thử',
      operatorName: 'Ca đêm',
    });
    expect(changed).toMatchObject({ facility: { name: 'Nhà nghỉ Hoa Mẫu' }, operator: { name: 'Ca đêm' } });
    expect((await call('desk.status', {})).facility.name).toBe('Nhà nghỉ Hoa Mẫu');
  });
});
