/**
 * Two hundred guests in a row: each has a chip that is read and verified, each is declared, and the police endpoint
 * dies twice in between. What counts is what stands in the endpoint's own book.
 */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningDesk } from '../../../electron/backend/start-backend.ts';
import { readBook } from '../../../electron/training/gateway-endpoint/book.ts';
import { inventPerson } from '../../../electron/training/people/invented-person.ts';
import { cardAccessNumberOf } from '../../../native/virtual-chip/card-holder.ts';
import { createIssuer } from '../../../native/virtual-chip/issuer/issuer.ts';
import { portraitOf } from '../../../native/virtual-chip/portrait/portrait.ts';
import { createSimulatedCard } from '../../../native/virtual-chip/simulated-card.ts';
import { createSimulatedCardReader } from '../../../native/virtual-chip/simulated-card-reader.ts';
import { type EndpointProcess, startEndpointProcess } from '../../support/desk/endpoint-process.ts';
import { attach, openLiveDesk } from '../../support/desk/live-desk.ts';
import { temporaryFolder } from '../../support/desk/temporary-folder.ts';

const GUESTS = 200;
/** Guests after whom the endpoint is killed, and how many more come before it is back. */
const KILL_AFTER = [60, 130];
const GUESTS_WITHOUT_ENDPOINT = 15;

const random = (length: number) => new Uint8Array(randomBytes(length));
const now = () => new Date();
const issuer = createIssuer({ random, now });
const reader = createSimulatedCardReader({ latencyMs: 0 });
/** One small picture on all the chips: each is read and verified, but painting two hundred faces tests nothing. */
const portrait = portraitOf(inventPerson(0, { now }), 6_000);

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let running: RunningDesk;
let endpoint: EndpointProcess;

beforeAll(async () => {
  folder = await temporaryFolder();
  endpoint = await startEndpointProcess(`${folder.path}/endpoint`, 0);
  running = await openLiveDesk({ dataFolder: `${folder.path}/desk`, driver: reader, trust: [issuer.csca] });
  await attach(running, endpoint.announcement);
});

afterAll(async () => {
  await running?.backend.stop();
  await endpoint?.kill();
  await folder?.remove();
});

async function checkIn(guest: number): Promise<string> {
  const { desk } = running;
  const holder = inventPerson(guest, { now });
  reader.lay(createSimulatedCard({ issuer, holder, random, now, portrait }).chip);
  await desk.checkIn.read({ kind: 'can', can: cardAccessNumberOf(holder) });
  await desk.checkIn.settled();
  const view = desk.checkIn.view();
  expect(view.failure).toBeUndefined();
  expect(view.verdict?.level).toBe('genuine');
  const who = desk.checkIn.take(view.id);
  if (!who.ok || !view.draft) throw new Error('nothing to file');
  const filed = await desk.file(who.value, { ...view.draft, room: String(100 + (guest % 40)) });
  if (!filed.ok) throw new Error(`not filed: ${filed.error.code}`);
  reader.lift();
  return filed.value.notice.id;
}

async function untilAllGreen(): Promise<void> {
  const { desk } = running;
  for (let waited = 0; waited < 90_000; waited += 100) {
    if ((await desk.database.outbox.health(Date.now())).byState.registered === GUESTS) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test(`${GUESTS} guests, endpoint killed twice: ${GUESTS} receipts, none lost, none doubled`, {
  timeout: 600_000,
}, async () => {
  const { desk } = running;
  const { port, book: bookFile } = endpoint.announcement;
  const ids: string[] = [];
  for (let guest = 1; guest <= GUESTS; guest++) {
    ids.push(await checkIn(guest));
    if (KILL_AFTER.includes(guest)) await endpoint.kill();
    if (KILL_AFTER.includes(guest - GUESTS_WITHOUT_ENDPOINT)) {
      expect(desk.dispatcher.condition().channel).toBe('down');
      endpoint = await startEndpointProcess(`${folder.path}/endpoint`, port);
    }
  }
  await untilAllGreen();

  const entries = await desk.database.outbox.byIds(ids);
  expect(entries.map(({ state }) => state)).toEqual(Array(GUESTS).fill('registered'));
  expect(new Set(entries.map(({ proof }) => proof?.receiptNumber)).size).toBe(GUESTS);

  const book = readBook(bookFile);
  expect(book.counts()).toMatchObject({ registered: GUESTS, refused: 0, conflicts: 0 });
  expect(new Set(book.receipts().map(({ receiptNumber }) => receiptNumber)).size).toBe(GUESTS);
  expect(
    book
      .entries()
      .map(({ id }) => id)
      .sort(),
  ).toEqual([...ids].sort());
  const numbers = book
    .entries()
    .map(({ held }) => JSON.stringify((held?.record as { document?: unknown } | undefined)?.document));
  expect(new Set(numbers).size).toBe(GUESTS);
  expect(await desk.database.audit.firstBroken()).toBeUndefined();
});
