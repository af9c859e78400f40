/** An outbox entry as a sentence: why it is in its state, what happens next, and what may safely be done. */
import type { z } from 'zod';
import type { outboxActionView, outboxEntryView } from '../../bridge/views.ts';
import type { Declaration } from '../../core/declaration/declaration.ts';
import type { BilingualText, Failure } from '../../core/failure/failure.ts';
import { FAILURE_TEXTS } from '../../core/failure/failure-messages.ts';
import type { EntryState, OutboxEntry } from '../../core/outbox/entry.ts';
import { OPEN_STATES } from '../../core/outbox/transitions.ts';
import { unreachable } from '../../core/result.ts';
import { type EpochMs, formatLocalDate, localDateOf, localTimeOf } from '../../core/time/vietnam-time.ts';
import { failureViewOf } from './failure-view.ts';
import { maskNumber } from './person-view.ts';

export type OutboxEntryView = z.output<typeof outboxEntryView>;
type Action = z.output<typeof outboxActionView>;

const clock = (at: EpochMs): string => `${localTimeOf(at)} ${formatLocalDate(localDateOf(at)).slice(0, 5)}`;

/** Registered after its deadline, or still owed after it. */
export const isLate = (entry: OutboxEntry, now: EpochMs): boolean => {
  if (entry.proof) return entry.proof.registeredAt > entry.deadline;
  return entry.state !== 'cancelled' && now > entry.deadline;
};

/** Only what cannot double or lose anything from this state. */
export function safeActions(state: EntryState): readonly Action[] {
  switch (state) {
    case 'ready':
    case 'paused':
      return ['send-now', 'cancel'];
    case 'unknown':
    case 'accepted':
      return ['ask-authority'];
    case 'rejected':
      return ['cancel'];
    case 'draft':
    case 'sending':
    case 'registered':
    case 'cancelled':
      return [];
    default:
      return unreachable(state, 'entry state');
  }
}

const because = (failure: Failure | undefined): BilingualText =>
  failure ? FAILURE_TEXTS[failure.code].message : { vi: '', en: '' };

/** One sentence: why it is so, and what happens next. */
export function sentenceOf(entry: OutboxEntry): BilingualText {
  const why = because(entry.lastFailure);
  switch (entry.state) {
    case 'draft':
      return { vi: 'Chưa khai báo.', en: 'Not filed yet.' };
    case 'ready':
      return entry.lastFailure
        ? {
            vi: `${why.vi} Tự gửi lại lúc ${localTimeOf(entry.nextAttemptAt)}.`,
            en: `${why.en} It is sent again at ${localTimeOf(entry.nextAttemptAt)}.`,
          }
        : { vi: 'Đang chờ gửi, sẽ đi ngay.', en: 'Waiting to be sent; it goes at once.' };
    case 'sending':
      return { vi: 'Đang gửi cho công an.', en: 'Being sent to the police.' };
    case 'unknown':
      return {
        vi: `Đã gửi nhưng chưa rõ kết quả. ${why.vi} Quầy đang hỏi lại nơi nhận, không gửi trùng.`,
        en: `Sent, but the outcome is not known. ${why.en} The desk is asking the endpoint; nothing is sent twice.`,
      };
    case 'accepted':
      return {
        vi: 'Nơi nhận đã tiếp nhận, đang chờ biên nhận.',
        en: 'Taken by the endpoint; the receipt is awaited.',
      };
    case 'registered':
      return entry.proof
        ? {
            vi: `Công an đã nhận lúc ${clock(entry.proof.registeredAt)}, biên nhận ${entry.proof.receiptNumber}.`,
            en: `Registered by the police at ${clock(entry.proof.registeredAt)}, receipt ${entry.proof.receiptNumber}.`,
          }
        : unreachable(entry as never, 'registered without proof');
    case 'rejected':
      return {
        vi: `Nơi nhận từ chối${entry.lastFailure?.authorityText ? `: ${entry.lastFailure.authorityText}` : '.'} Sửa lại và khai báo mới.`,
        en: `Refused by the authority${entry.lastFailure?.authorityText ? `: ${entry.lastFailure.authorityText}` : '.'} Correct it and file anew.`,
      };
    case 'paused':
      return {
        vi: `${why.vi} Tạm dừng gửi cho đến khi được sửa; khai báo vẫn được giữ an toàn.`,
        en: `${why.en} Sending is paused until this is mended; the declaration is kept safe.`,
      };
    case 'cancelled':
      return { vi: 'Đã hủy tại quầy, không gửi.', en: 'Cancelled at the desk; not sent.' };
    default:
      return unreachable(entry.state, 'entry state');
  }
}

/** Where or what: the room a record names, the number of a pawn contract; a change that is about neither names none. */
function roomOf(declaration: Declaration): string {
  switch (declaration.kind) {
    case 'stay-notice':
    case 'foreign-stay':
      return declaration.stay.room;
    case 'stay-change':
      return declaration.change.type === 'room-change' ? declaration.change.room : '';
    case 'pawn-contract':
      return declaration.pawn.number;
    case 'suspicion-report':
      return declaration.report.contractNumber ?? '';
    default:
      return unreachable(declaration, 'declaration');
  }
}

export function entryViewOf(entry: OutboxEntry, declaration: Declaration, now: EpochMs): OutboxEntryView {
  return {
    id: entry.id,
    kind: declaration.kind,
    fullName: declaration.person.fullName,
    documentNumberMasked: maskNumber(declaration.person.document.number),
    room: roomOf(declaration),
    state: entry.state,
    sentence: sentenceOf(entry),
    ...(entry.lastFailure && { failure: failureViewOf(entry.lastFailure) }),
    attempts: entry.attempts,
    ...(OPEN_STATES.includes(entry.state) && { nextAttemptAt: entry.nextAttemptAt }),
    deadline: entry.deadline,
    late: isLate(entry, now),
    createdAt: entry.createdAt,
    ...(entry.proof && { receiptNumber: entry.proof.receiptNumber }),
    actions: [...safeActions(entry.state)],
  };
}
