/** `kiosk declare stay`: read, file, wait for the proof. The whole job of the desk in one line. */
import type { Desk } from '../../backend/desk.ts';
import type { Identification } from '../../backend/filing.ts';
import { sentenceOf } from '../../backend/views/entry-view.ts';
import { prefillStay } from '../../core/declaration/stay-draft.ts';
import type { StayDetails } from '../../core/declaration/stay-notice.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import { isFailureCode } from '../../core/failure/failure-messages.ts';
import type { OutboxEntry } from '../../core/outbox/entry.ts';
import { FINAL_STATES } from '../../core/outbox/transitions.ts';
import { err, type Result } from '../../core/result.ts';
import { type AccessOptions, accessOf } from '../access-options.ts';
import { type DeskOptions, openDesk, until } from '../desk-options.ts';
import type { Output } from '../output.ts';
import { proofDocument } from './outbox.ts';

export interface DeclareStayOptions extends AccessOptions, DeskOptions {
  readonly reader?: string;
  readonly room?: string;
  readonly nights?: number;
  readonly reason?: string;
  readonly reasonText?: string;
  /** Seconds to wait for the proof. */
  readonly wait: number;
  readonly despiteForged?: boolean;
  /** Of a foreign guest; without it such a filing is refused, because nothing says it. */
  readonly permittedUntil?: string;
  /** An earlier stay of this person ends when this one begins. */
  readonly endEarlierStay?: boolean;
}

const READER_WAIT_MS = 3_000;
const CARD_WAIT_MS = 2_000;
/** Said as it is, because a room is never guessed. */
const NO_ROOM = 'Chưa xếp phòng';

async function identify(desk: Desk, options: DeclareStayOptions): Promise<Result<Identification, Failure>> {
  const access = accessOf(options);
  if (!access.ok) return access;
  if (options.reader !== undefined) await desk.settings.reader(options.reader);
  await until(() => !['service-stopped', 'no-reader'].includes(desk.cards.view().state), READER_WAIT_MS);
  await until(() => desk.cards.view().state !== 'empty', CARD_WAIT_MS);
  await desk.checkIn.read(access.value);
  await desk.checkIn.settled();
  const view = desk.checkIn.view();
  if (view.failure && isFailureCode(view.failure.code)) return err(failure(view.failure.code));
  return desk.checkIn.take(view.id);
}

function stayOf(desk: Desk, options: DeclareStayOptions, now: number): StayDetails {
  const defaults = desk.settings.current().defaults;
  return {
    ...prefillStay(now, { ...defaults, nights: options.nights ?? defaults.nights }),
    room: options.room ?? NO_ROOM,
    reason: options.reason ?? defaults.reason,
    ...(options.reasonText !== undefined && { reasonText: options.reasonText }),
  };
}

/** Waits until nothing more will happen by itself, or the time is up. */
async function waitForProof(desk: Desk, id: string, seconds: number): Promise<OutboxEntry> {
  let entry: OutboxEntry | undefined;
  for (const end = performance.now() + seconds * 1000; ; ) {
    entry = await desk.database.outbox.byId(id);
    if (!entry) throw new Error('a filed entry has gone');
    const settled =
      FINAL_STATES.includes(entry.state) || entry.state === 'rejected' || entry.state === 'paused';
    if (settled || performance.now() >= end) return entry;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function declareStay(options: DeclareStayOptions, output: Output): Promise<void> {
  const opened = await openDesk(options);
  if (!opened.ok) return output.failed(opened.error);
  const { desk, backend, mode } = opened.value;
  try {
    if (mode === 'training')
      output.note('Luyện tập: gửi tới nơi nhận giả lập. / Training: sent to the simulated endpoint.');
    const who = await identify(desk, options);
    if (!who.ok) return output.failed(who.error);
    const { level } = who.value.verdict;
    output.note(`${who.value.person.fullName}: ${level}`);
    if (level === 'forged' && !options.despiteForged) return output.failed(failure('forged-not-confirmed'));
    if (options.room === undefined) output.note(`--room: "${NO_ROOM}"`);
    const filed = await desk.file(who.value, stayOf(desk, options, Date.now()), {
      ...(options.permittedUntil !== undefined && { permittedStayUntil: options.permittedUntil }),
      ...(options.endEarlierStay && { earlierStay: 'ends-now' as const }),
    });
    if (!filed.ok) return output.failed(filed.error);
    const entry = await waitForProof(desk, filed.value.notice.id, options.wait);
    const document = {
      id: entry.id,
      state: entry.state,
      proof: proofDocument(entry),
      verdict: who.value.verdict,
    };
    if (entry.state === 'registered')
      output.result(document, [entry.id, sentenceOf(entry).vi, sentenceOf(entry).en]);
    else output.failed(entry.lastFailure ?? failure('endpoint-timeout'), document);
  } finally {
    await backend.stop();
  }
}
