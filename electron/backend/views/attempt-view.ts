/** One conversation with the authority as a sentence. */
import type { z } from 'zod';
import type { outboxDetailView } from '../../bridge/views.ts';
import type { BilingualText } from '../../core/failure/failure.ts';
import { FAILURE_TEXTS } from '../../core/failure/failure-messages.ts';
import type { Attempt, EntryState } from '../../core/outbox/entry.ts';

export type AttemptView = z.output<typeof outboxDetailView>['attempts'][number];

const ACTION_WORDS: Readonly<Record<Attempt['action'], BilingualText>> = {
  send: { vi: 'Gửi', en: 'Sent' },
  query: { vi: 'Hỏi lại', en: 'Asked' },
  cancel: { vi: 'Hủy', en: 'Cancelled' },
  confirm: { vi: 'Nhân viên xác nhận', en: 'Confirmed by the operator' },
  disown: { vi: 'Nhân viên báo nơi nhận chưa có', en: 'Not there, says the operator' },
};

const OUTCOME_WORDS: Readonly<Record<EntryState, BilingualText>> = {
  draft: { vi: 'chưa khai báo', en: 'not filed' },
  ready: { vi: 'chưa tới nơi, sẽ gửi lại', en: 'did not arrive; will be sent again' },
  sending: { vi: 'đang gửi', en: 'being sent' },
  unknown: { vi: 'chưa rõ kết quả', en: 'outcome not known' },
  accepted: { vi: 'đã tiếp nhận, chờ biên nhận', en: 'taken, receipt awaited' },
  registered: { vi: 'đã có biên nhận', en: 'receipt verified' },
  rejected: { vi: 'bị từ chối', en: 'refused' },
  paused: { vi: 'tạm dừng', en: 'paused' },
  cancelled: { vi: 'đã hủy', en: 'cancelled' },
};

function attemptSentence(attempt: Attempt): BilingualText {
  const why = attempt.failureCode ? FAILURE_TEXTS[attempt.failureCode].message : undefined;
  const outcome = OUTCOME_WORDS[attempt.outcome];
  return {
    vi: `${ACTION_WORDS[attempt.action].vi}: ${outcome.vi}.${why ? ` ${why.vi}` : ''}`,
    en: `${ACTION_WORDS[attempt.action].en}: ${outcome.en}.${why ? ` ${why.en}` : ''}`,
  };
}

export const attemptViewOf = (attempt: Attempt): AttemptView => ({
  at: attempt.at,
  action: attempt.action,
  outcome: attempt.outcome,
  sentence: attemptSentence(attempt),
  durationMs: attempt.durationMs,
});
