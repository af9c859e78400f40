/** A scanner on HID, a desk and a chip, seen through the bridge: what is scanned opens the card that lies there. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RunningDesk } from '../../../electron/backend/start-backend.ts';
import type { EventPayload, MethodInput, MethodName, Reply } from '../../../electron/bridge/contract.ts';
import { dispatch } from '../../../electron/bridge/dispatch.ts';
import { inventPerson } from '../../../electron/training/people/invented-person.ts';
import { cardAccessNumberOf, printedDate } from '../../../native/virtual-chip/card-holder.ts';
import { createIssuer } from '../../../native/virtual-chip/issuer/issuer.ts';
import {
  mrzLinesOf,
  passportLinesOf,
  passportNumberOf,
} from '../../../native/virtual-chip/machine-readable-zone.ts';
import { portraitOf } from '../../../native/virtual-chip/portrait/portrait.ts';
import { PASSPORT_BAC, PASSPORT_PACE_IM } from '../../../native/virtual-chip/profiles/passports.ts';
import { createSimulatedCard } from '../../../native/virtual-chip/simulated-card.ts';
import { createSimulatedCardReader } from '../../../native/virtual-chip/simulated-card-reader.ts';
import { openLiveDesk } from '../../support/desk/live-desk.ts';
import { temporaryFolder } from '../../support/desk/temporary-folder.ts';
import { memoryHidDevices, reportsOf, SCANNER } from '../../support/hid/memory-hid-devices.ts';

const random = (length: number) => new Uint8Array(randomBytes(length));
const now = () => new Date();
const issuer = createIssuer({ random, now });
const reader = createSimulatedCardReader({ latencyMs: 0 });
const scanner = memoryHidDevices(SCANNER);
const portrait = portraitOf(inventPerson(0, { now }), 6_000);
const holder = inventPerson(4, { now });

/** Commands that reached a chip. */
let sent = 0;
const counting: typeof reader = {
  ...reader,
  async connect(name) {
    const connection = await reader.connect(name);
    if (!connection.ok) return connection;
    const card = connection.value;
    const transmit: typeof card.transmit = (...command) => {
      sent++;
      return card.transmit(...command);
    };
    return { ok: true, value: { ...card, transmit } };
  },
};

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let running: RunningDesk;
let scans: EventPayload<'scan'>[] = [];

beforeAll(async () => {
  folder = await temporaryFolder();
  running = await openLiveDesk({
    dataFolder: folder.path,
    driver: counting,
    trust: [issuer.csca],
    scanners: { hid: scanner },
  });
  running.backend.subscribe((event, payload) => {
    if (event === 'scan') scans.push(payload as EventPayload<'scan'>);
  });
  for (let waited = 0; running.desk.scanners.slots().length === 0 && waited < 5_000; waited += 20) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
});

afterAll(async () => {
  await running?.backend.stop();
  await folder?.remove();
});

beforeEach(() => {
  scans = [];
  reader.lift();
  sent = 0;
});

const call = <M extends MethodName>(method: M, input: MethodInput<M>) =>
  dispatch(running.backend.handlers, method, input) as Promise<Reply<unknown>>;

const lay = (profile?: typeof PASSPORT_BAC) =>
  reader.lay(
    createSimulatedCard({ issuer, holder, random, now, portrait, ...(profile && { profile }) }).chip,
  );

/** The scanner reads this; the page sends on what the event brings. */
async function scan(text: string) {
  scanner.send('s', ...reportsOf(text));
  const event = scans.at(-1);
  if (event?.kind !== 'read') throw new Error(`not read: ${event?.failure.code}`);
  return event;
}

async function read(access: MethodInput<'checkIn.read'>) {
  const reply = await call('checkIn.read', access);
  await running.desk.checkIn.settled();
  return { reply, view: running.desk.checkIn.view() };
}

const qrLine = () => {
  const day = (date: string) => date.split('-').reverse().join('');
  return [
    holder.number,
    '',
    holder.fullName,
    day(holder.birthDate),
    holder.sex === 'male' ? 'Nam' : 'Nữ',
    holder.placeOfResidence,
    day(holder.issueDate),
    ...['', '', '', ''],
  ].join('|');
};

describe('what is scanned opens the chip', () => {
  test('the QR code of a card', async () => {
    lay();
    const { view } = await read((await scan(qrLine())).access);
    expect(view).toMatchObject({ stage: 'read', access: 'PACE-CAN', verdict: { level: 'genuine' } });
    expect(view.person?.fullName).toBe(holder.fullName);
  });

  test('the MRZ of a card', async () => {
    lay();
    const { view } = await read((await scan(mrzLinesOf(holder).join('\r'))).access);
    expect(view).toMatchObject({ stage: 'read', access: 'PACE-CAN' });
  });

  test.each([
    ['BAC', PASSPORT_BAC],
    ['PACE-MRZ', PASSPORT_PACE_IM],
  ] as const)('the MRZ of a passport: %s', async (access, profile) => {
    lay(profile);
    const { view } = await read((await scan(passportLinesOf(holder).join('\r'))).access);
    expect(view).toMatchObject({
      stage: 'read',
      access,
      person: { documentKind: 'passport', documentNumber: passportNumberOf(holder) },
    });
  });

  test('the three fields of a passport', async () => {
    lay(PASSPORT_BAC);
    const key = await call('checkIn.passportKey', {
      zone: '',
      documentNumber: passportNumberOf(holder).toLowerCase(),
      birthDate: printedDate(holder.birthDate),
      expiryDate: printedDate(holder.expiryDate ?? '2099-12-31'),
    });
    if (!key.ok) throw new Error(key.failure.code);
    const { view } = await read((key.value as { access: MethodInput<'checkIn.read'> }).access);
    expect(view).toMatchObject({ stage: 'read', access: 'BAC' });
  });
});

test('without a chip: the person as scanned, not verified, and why', async () => {
  const { person } = await scan(passportLinesOf(holder).join('\r'));
  const reply = await call('checkIn.byHand', person ?? ({} as never));
  expect(reply.ok).toBe(true);
  expect(running.desk.checkIn.view()).toMatchObject({
    stage: 'by-hand',
    source: 'mrz',
    person: { documentNumber: passportNumberOf(holder), documentKind: 'passport' },
    verdict: { level: 'not-verified', reasons: [{ code: 'scanned-only' }] },
  });
  const { scanned: _, ...typed } = person ?? ({} as never);
  await call('checkIn.byHand', typed);
  expect(running.desk.checkIn.view()).toMatchObject({
    source: 'typed',
    verdict: { reasons: [{ code: 'typed-by-hand' }] },
  });
});

describe('a wrong key', () => {
  const wrong = () => {
    const digits = cardAccessNumberOf(holder);
    return `${digits.slice(0, 5)}${(Number(digits[5]) + 1) % 10}`;
  };

  test('goes to the chip once, however often it is scanned', async () => {
    lay();
    const first = await read({ kind: 'can', can: wrong() });
    expect(first.view).toMatchObject({ stage: 'failed', failure: { code: 'wrong-can' } });
    const before = sent;
    expect(before).toBeGreaterThan(0);
    for (let again = 0; again < 5; again++) {
      const { reply, view } = await read({ kind: 'can', can: wrong() });
      expect(reply).toMatchObject({ ok: false, failure: { code: 'wrong-key-again' } });
      // What went wrong stays on screen.
      expect(view.failure?.code).toBe('wrong-can');
    }
    expect(sent).toBe(before);
    expect((await read({ kind: 'can', can: cardAccessNumberOf(holder) })).view.stage).toBe('read');
  });

  test('may be tried again once the card was lifted', async () => {
    lay();
    await read({ kind: 'can', can: wrong() });
    reader.lift();
    lay();
    expect((await read({ kind: 'can', can: wrong() })).view.failure?.code).toBe('wrong-can');
  });

  test('of another card, by its QR code', async () => {
    lay();
    const other = qrLine().replace(holder.number, `${holder.number.slice(0, 6)}${wrong()}`);
    const { view } = await read((await scan(other)).access);
    expect(view.failure?.code).toBe('wrong-qr-key');
  });

  test('the third in a row: stop guessing', async () => {
    lay();
    const codes = [];
    for (const can of ['999901', '999902', '999903', '999904']) {
      codes.push((await read({ kind: 'can', can })).view.failure?.code);
    }
    expect(codes).toEqual(['wrong-can', 'wrong-can', 'wrong-key-repeated', 'wrong-key-repeated']);
  });

  test('of a passport', async () => {
    lay(PASSPORT_BAC);
    const { view } = await read({
      kind: 'mrz',
      documentNumber: 'X0000001',
      birthDate: '900905',
      expiryDate: '310904',
    });
    expect(view.failure?.code).toBe('wrong-mrz-key');
  });
});
