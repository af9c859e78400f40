/**
 * Bad cards and bad endpoints in front of a whole desk: each gives its own stable code and message, and nothing that
 * was filed is lost or doubled.
 */
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RunningDesk } from '../../../electron/backend/start-backend.ts';
import type { FailureCode } from '../../../electron/core/failure/failure.ts';
import { FAILURE_TEXTS } from '../../../electron/core/failure/failure-messages.ts';
import type { EntryState } from '../../../electron/core/outbox/entry.ts';
import type { GatewayEndpoint } from '../../../electron/training/gateway-endpoint/endpoint.ts';
import type { FaultInput } from '../../../electron/training/gateway-endpoint/fault.ts';
import { programOptions, startKeptEndpoint } from '../../../electron/training/gateway-endpoint/program.ts';
import { inventPerson } from '../../../electron/training/people/invented-person.ts';
import { cardAccessNumberOf } from '../../../native/virtual-chip/card-holder.ts';
import type { ChipFault } from '../../../native/virtual-chip/faults/chip-fault.ts';
import { createIssuer } from '../../../native/virtual-chip/issuer/issuer.ts';
import { portraitOf } from '../../../native/virtual-chip/portrait/portrait.ts';
import { createSimulatedCard } from '../../../native/virtual-chip/simulated-card.ts';
import { createSimulatedCardReader } from '../../../native/virtual-chip/simulated-card-reader.ts';
import { attach, openLiveDesk } from '../../support/desk/live-desk.ts';
import { temporaryFolder } from '../../support/desk/temporary-folder.ts';

const random = (length: number) => new Uint8Array(randomBytes(length));
const now = () => new Date();
const issuer = createIssuer({ random, now });
const reader = createSimulatedCardReader({ latencyMs: 0 });
/** One picture on all the chips; big enough that a card can be pulled in the middle of it. */
const portrait = portraitOf(inventPerson(0, { now }), 16_000);

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let running: RunningDesk;
let endpoint: GatewayEndpoint;
let seed = 500;

beforeAll(async () => {
  folder = await temporaryFolder();
  const kept = await startKeptEndpoint(programOptions.parse({ data: `${folder.path}/endpoint` }), Date.now);
  endpoint = kept.endpoint;
  running = await openLiveDesk({ dataFolder: `${folder.path}/desk`, driver: reader, trust: [issuer.csca] });
  await attach(running, kept.announcement);
});

afterEach(() => reader.lift());

afterAll(async () => {
  await running?.backend.stop();
  await endpoint?.stop();
  await folder?.remove();
});

/** Lays a card and reads it with the right digits unless others are given. */
async function read(faults: readonly ChipFault[] = [], can?: string) {
  const holder = inventPerson(seed++, { now });
  reader.lay(createSimulatedCard({ issuer, holder, random, now, portrait, faults }).chip);
  await running.desk.checkIn.read({ kind: 'can', can: can ?? cardAccessNumberOf(holder) });
  await running.desk.checkIn.settled();
  return running.desk.checkIn.view();
}

async function fileOne(): Promise<string> {
  const view = await read();
  const who = running.desk.checkIn.take(view.id);
  if (!who.ok || !view.draft) throw new Error('nothing to file');
  const filed = await running.desk.file(who.value, { ...view.draft, room: '101' });
  if (!filed.ok) throw new Error(filed.error.code);
  return filed.value.notice.id;
}

async function untilState(id: string, ...wanted: readonly EntryState[]) {
  for (let waited = 0; waited < 20_000; waited += 20) {
    const entry = await running.desk.database.outbox.byId(id);
    if (entry && wanted.includes(entry.state)) return entry;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`never ${wanted.join(' or ')}: ${(await running.desk.database.outbox.byId(id))?.state}`);
}

describe('cards', () => {
  const FAILING: readonly (readonly [string, readonly ChipFault[], string | undefined, FailureCode])[] = [
    ['wrong CAN', [], '000000', 'wrong-can'],
    [
      'a card that answers noise from the start',
      [{ kind: 'random-bytes', fromApdu: 1 }],
      undefined,
      'not-an-emrtd',
    ],
    [
      'a chip that turns to noise once it is open',
      [{ kind: 'random-bytes', fromApdu: 12 }],
      undefined,
      'secure-channel-lost',
    ],
    [
      'a card pulled in the middle of the photo',
      [{ kind: 'tear-at-apdu', apdu: 16 }],
      undefined,
      'card-removed',
    ],
  ];

  // A card that was pulled is waited for before the read is given up.
  test.each(FAILING)('%s', async (_name, faults, can, code) => {
    const view = await read(faults, can);
    expect(view).toMatchObject({ stage: 'failed', portrait: false });
    expect(view.failure).toMatchObject({ code, ...FAILURE_TEXTS[code] });
    expect(view.person).toBeUndefined();
    expect(running.desk.checkIn.take(view.id).ok).toBe(false);
    // The next attempt works.
    expect((await read()).verdict?.level).toBe('genuine');
  });

  const JUDGED: readonly (readonly [string, readonly ChipFault[], string, string])[] = [
    ['a truncated SOD', [{ kind: 'truncated-sod', bytes: 200 }], 'not-verified', 'sod-unreadable'],
    ['a changed photo', [{ kind: 'tampered-dg2' }], 'forged', 'data-group-changed'],
    ['a changed MRZ', [{ kind: 'tampered-dg1' }], 'forged', 'data-group-changed'],
    ['a copied chip', [{ kind: 'cloned' }], 'forged', 'chip-authentication-failed'],
    ['somebody else’s signature', [{ kind: 'unknown-issuer' }], 'intact-untrusted', 'issuer-unknown'],
  ];

  test.each(JUDGED)('%s gives a verdict that says so', async (_name, faults, level, reason) => {
    const view = await read(faults);
    expect(view.stage).toBe('read');
    expect(view.verdict?.level).toBe(level);
    expect(view.verdict?.reasons.map(({ code }) => code)).toContain(reason);
    for (const { text } of view.verdict?.reasons ?? []) expect(text.vi).not.toBe('');
  });

  test('a card that the program does not know has a structure report, until the next guest; others have none', async () => {
    const { handlers } = running.backend;
    const strange = await read([{ kind: 'oversized-length', dataGroup: 'DG1' }]);
    expect(strange).toMatchObject({ stage: 'failed', structureReport: true });
    const report = await handlers['checkIn.structureReport']({ id: strange.id });
    expect(report).toMatchObject({ ok: true, value: { name: 'card-structure.json' } });
    // A damaged EF.SOD is no lack of the program's, and yet unlike every known card.
    expect(await read([{ kind: 'truncated-sod', bytes: 200 }])).toMatchObject({ structureReport: true });
    const known = await read();
    expect(known.structureReport).toBeUndefined();
    for (const id of [strange.id, known.id]) {
      expect(await handlers['checkIn.structureReport']({ id })).toMatchObject({
        ok: false,
        failure: { code: 'nothing-read' },
      });
    }
  });

  test('a forged card is filed only when the clerk says so twice', async () => {
    const view = await read([{ kind: 'tampered-dg2' }]);
    const input = { checkInId: view.id, stay: { ...view.draft!, room: '101' } };
    const { handlers } = running.backend;
    expect(await handlers['stay.file'](input)).toMatchObject({
      ok: false,
      failure: { code: 'forged-not-confirmed' },
    });
    const filed = await handlers['stay.file']({ ...input, despiteForged: true });
    if (!filed.ok) throw new Error(filed.failure.code);
    await untilState(filed.value.id, 'registered');
    expect(await handlers['stay.file']({ ...input, despiteForged: true })).toMatchObject({
      ok: false,
      failure: { code: 'already-filed' },
    });
  });

  test('no card and no form: nothing to file, and every wrong field at once', async () => {
    const { handlers } = running.backend;
    await handlers['checkIn.next']({});
    const empty = await handlers['checkIn.view']({});
    if (!empty.ok) throw new Error(empty.failure.code);
    const stay = { room: '', arrival: Date.now(), plannedDeparture: Date.now() - 1, reason: '99' };
    expect(await handlers['stay.file']({ checkInId: empty.value.id, stay })).toMatchObject({
      failure: { code: 'nothing-read' },
    });
    const view = await read();
    const refused = await handlers['stay.file']({ checkInId: view.id, stay });
    expect(refused).toMatchObject({ failure: { code: 'fields-invalid' } });
    if (refused.ok) throw new Error('filed');
    expect(refused.failure.fields?.map(({ path }) => path)).toEqual([
      'stay.room',
      'stay.reason',
      'stay.plannedDeparture',
    ]);
  });
});

describe('endpoints', () => {
  const FAULTS: readonly (readonly [FaultInput, EntryState, FailureCode])[] = [
    [{ kind: 'html-page' }, 'unknown', 'endpoint-answer-unreadable'],
    [{ kind: 'html-page', recorded: false }, 'unknown', 'endpoint-answer-unreadable'],
    [{ kind: 'empty-reply' }, 'unknown', 'endpoint-answer-unreadable'],
    [{ kind: 'truncated-json' }, 'unknown', 'endpoint-answer-unreadable'],
    [{ kind: 'drop-after-commit' }, 'unknown', 'endpoint-unreachable'],
    [{ kind: 'success-with-0-recorded' }, 'unknown', 'endpoint-answer-unreadable'],
    [{ kind: 'wrong-receipt-signature' }, 'unknown', 'receipt-invalid'],
    [{ kind: 'wrong-receipt-content' }, 'unknown', 'receipt-invalid'],
    [{ kind: '500' }, 'unknown', 'endpoint-error'],
    [{ kind: '503', retryAfterSeconds: 1 }, 'ready', 'endpoint-busy'],
    [{ kind: '429', retryAfterSeconds: 1 }, 'ready', 'endpoint-busy'],
    [{ kind: '401' }, 'paused', 'client-certificate-refused'],
  ];

  test.each(FAULTS)('%o', async (fault, state, code) => {
    const before = endpoint.book.counts();
    await endpoint.setFault(fault);
    const id = await fileOne();
    const waiting = await (async () => {
      for (;;) {
        const entry = await untilState(id, state);
        if (entry.lastFailure) return entry;
      }
    })();
    expect(waiting.lastFailure?.code).toBe(code);
    expect(waiting.proof).toBeUndefined();

    await endpoint.setFault(undefined);
    await running.desk.dispatcher.retryNow();
    const green = await untilState(id, 'registered');
    expect(green.proof?.receiptNumber).toBe(endpoint.book.find(id)?.receiptNumber);
    expect(endpoint.book.counts()).toMatchObject({ registered: before.registered + 1, conflicts: 0 });
    expect((await running.desk.database.attempts.of(id)).length).toBeGreaterThan(1);
  });
});
