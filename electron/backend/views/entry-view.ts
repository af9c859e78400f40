/** An outbox entry as a sentence: why it is in its state, what happens next, and what may safely be done. */
import type { z } from 'zod';
import { type outboxActionView, type outboxEntryView, statementView } from '../../bridge/views.ts';
import type { Declaration } from '../../core/declaration/declaration.ts';
import type { BilingualText, Failure } from '../../core/failure/failure.ts';
import { FAILURE_TEXTS } from '../../core/failure/failure-messages.ts';
import { CHANNEL_TRAITS } from '../../core/outbox/channel-traits.ts';
import type { ChannelId, OutboxEntry } from '../../core/outbox/entry.ts';
import { STATABLE } from '../../core/outbox/proof-statement.ts';
import { nextState, OPEN_STATES } from '../../core/outbox/transitions.ts';
import { unreachable } from '../../core/result.ts';
import { type EpochMs, formatLocalDate, localDateOf, localTimeOf } from '../../core/time/vietnam-time.ts';
import { failureViewOf } from './failure-view.ts';
import { maskNumber } from './person-view.ts';

export type OutboxEntryView = z.output<typeof outboxEntryView>;
type Action = z.output<typeof outboxActionView>;
type Statement = z.output<typeof statementView>;

const clock = (at: EpochMs): string => `${localTimeOf(at)} ${formatLocalDate(localDateOf(at)).slice(0, 5)}`;

/** Registered after its deadline, or still owed after it. */
export const isLate = (entry: OutboxEntry, now: EpochMs): boolean => {
  if (entry.proof) return entry.proof.registeredAt > entry.deadline;
  // Taken in time, and only the proof is missing.
  if (entry.state === 'accepted') return entry.updatedAt > entry.deadline;
  return entry.state !== 'cancelled' && now > entry.deadline;
};

/** Only what cannot double or lose anything from this state. */
export function safeActions({ state, channel }: Pick<OutboxEntry, 'state' | 'channel'>): readonly Action[] {
  const { query, sends } = CHANNEL_TRAITS[channel];
  switch (state) {
    case 'ready':
    case 'paused':
      return sends === 'by-itself' ? ['send-now', 'cancel'] : ['cancel'];
    case 'unknown':
    case 'accepted':
      return query ? ['ask-authority'] : [];
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

/** What an operator may state about it. A count and a disowning mean something only where nobody else can be asked. */
export function statementsAbout({
  state,
  channel,
}: Pick<OutboxEntry, 'state' | 'channel'>): readonly Statement[] {
  const { query, sends } = CHANNEL_TRAITS[channel];
  const may: Readonly<Record<Statement, boolean>> = {
    'typed-count': sends === 'on-request' && STATABLE['typed-count'].includes(state),
    'seen-in-list': !query && STATABLE['seen-in-list'].includes(state),
    'filed-by-hand': STATABLE['filed-by-hand'].includes(state),
    disown: !query && nextState(state, 'disown') !== undefined,
  };
  return statementView.options.filter((one) => may[one]);
}

/** A way that sends on request waits for a person, not for the line. */
const WAITS_FOR_PERSON: Readonly<Partial<Record<ChannelId, BilingualText>>> = {
  'portal-files': {
    vi: 'Chờ được ghi vào tệp cho cổng: bấm “Tệp cho cổng”.',
    en: 'Waits to be written into a file for the portal: press “Files for the portal”.',
  },
  paper: {
    vi: 'Chờ người báo: bấm “Báo bằng tay”, rồi ghi lại ai đã nhận.',
    en: 'Waits to be told: press “Tell by hand”, then note who took it.',
  },
};

const LEFT_TO_PERSON: Readonly<Partial<Record<ChannelId, BilingualText>>> = {
  'portal-files': {
    vi: 'Đã ghi vào tệp. Tải tệp lên cổng rồi gõ số bản ghi mà cổng hiện ra; khớp thì mới xong.',
    en: 'Written into a file. Upload it and type the number of records that the portal shows; it is done when they match.',
  },
  paper: {
    vi: 'Đã in hoặc đọc danh sách. Ghi lại ai đã nhận thì mới xong.',
    en: 'Printed or read out. It is done when somebody notes who took it.',
  },
};

const because = (failure: Failure | undefined): BilingualText =>
  failure ? FAILURE_TEXTS[failure.code].message : { vi: '', en: '' };

/** One sentence: why it is so, and what happens next. */
export function sentenceOf(entry: OutboxEntry): BilingualText {
  const why = because(entry.lastFailure);
  switch (entry.state) {
    case 'draft':
      return { vi: 'Chưa khai báo.', en: 'Not filed yet.' };
    case 'ready': {
      const byPerson = WAITS_FOR_PERSON[entry.channel];
      if (byPerson)
        return entry.lastFailure
          ? { vi: `${why.vi} ${byPerson.vi}`, en: `${why.en} ${byPerson.en}` }
          : byPerson;
      return entry.lastFailure
        ? {
            vi: `${why.vi} Tự gửi lại lúc ${localTimeOf(entry.nextAttemptAt)}.`,
            en: `${why.en} It is sent again at ${localTimeOf(entry.nextAttemptAt)}.`,
          }
        : { vi: 'Đang chờ gửi, sẽ đi ngay.', en: 'Waiting to be sent; it goes at once.' };
    }
    case 'sending':
      return { vi: 'Đang gửi cho công an.', en: 'Being sent to the police.' };
    case 'unknown':
      // Written, printed or read out by the desk; only a person knows whether anybody got it.
      if (CHANNEL_TRAITS[entry.channel].sends === 'on-request') return LEFT_TO_PERSON[entry.channel] ?? why;
      if (!CHANNEL_TRAITS[entry.channel].query) {
        return {
          vi: `Đã gửi nhưng chưa rõ kết quả. ${why.vi} Nơi nhận này không hỏi lại được: hãy xem danh sách của công an rồi xác nhận.`,
          en: `Sent, but the outcome is not known. ${why.en} This endpoint cannot be asked: look at the authority's list and confirm.`,
        };
      }
      return {
        vi: `Đã gửi nhưng chưa rõ kết quả. ${why.vi} Quầy đang hỏi lại nơi nhận, không gửi trùng.`,
        en: `Sent, but the outcome is not known. ${why.en} The desk is asking the endpoint; nothing is sent twice.`,
      };
    case 'accepted':
      if (!CHANNEL_TRAITS[entry.channel].query) {
        return {
          vi: 'Nơi nhận đã tiếp nhận nhưng không cấp biên nhận: hãy xem danh sách của công an rồi xác nhận.',
          en: "Taken by the endpoint, which gives no receipt: look at the authority's list and confirm.",
        };
      }
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
    case 'rejected': {
      const fields = entry.lastFailure?.fields ?? [];
      // The desk's own word, not theirs: nothing left.
      if (entry.lastFailure?.code === 'not-for-this-channel')
        return {
          vi: `Chưa gửi: quầy giữ lại. ${[why.vi, ...fields.map(({ message }) => message.vi)].join(' ')}`,
          en: `Not sent: the desk held it back. ${[why.en, ...fields.map(({ message }) => message.en)].join(' ')}`,
        };
      return {
        vi: `Nơi nhận từ chối${entry.lastFailure?.authorityText ? `: ${entry.lastFailure.authorityText}` : '.'} Sửa lại và khai báo mới.`,
        en: `Refused by the authority${entry.lastFailure?.authorityText ? `: ${entry.lastFailure.authorityText}` : '.'} Correct it and file anew.`,
      };
    }
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
    channel: entry.channel,
    state: entry.state,
    sentence: sentenceOf(entry),
    ...(entry.lastFailure && { failure: failureViewOf(entry.lastFailure) }),
    attempts: entry.attempts,
    ...(OPEN_STATES.includes(entry.state) && { nextAttemptAt: entry.nextAttemptAt }),
    deadline: entry.deadline,
    late: isLate(entry, now),
    createdAt: entry.createdAt,
    ...(entry.proof && { receiptNumber: entry.proof.receiptNumber }),
    actions: [...safeActions(entry)],
    statements: [...statementsAbout(entry)],
  };
}
