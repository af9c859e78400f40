import { describe, expect, test } from 'vitest';
import type { ChainedAuditEvent } from '../../../electron/core/audit/event.ts';
import type { Attempt, OutboxEntry } from '../../../electron/core/outbox/entry.ts';
import type { BookLine } from '../../crash/book-lines.ts';
import { type Evidence, judge, type ViolationKind } from '../../crash/judge.ts';

const entry = (id: string, more: Partial<OutboxEntry> = {}): OutboxEntry => ({
  id,
  channel: 'gateway',
  state: 'registered',
  deadline: 9,
  createdAt: 1,
  updatedAt: 1,
  attempts: 1,
  nextAttemptAt: 1,
  orderKey: id,
  proof: {
    kind: 'signed-receipt',
    receiptNumber: `R-${id}`,
    registeredAt: 2,
    jws: 'a.b.c',
    keyId: 'key-1',
    storedAt: 3,
  },
  ...more,
});

const refused: Partial<OutboxEntry> = {
  state: 'rejected',
  proof: undefined,
  lastFailure: { code: 'record-refused' },
};

const taken = (id: string, content = `sha-${id}`): BookLine => ({
  event: 'accepted',
  id,
  contentSha256: content,
});
const receipted = (id: string, receiptNumber = `R-${id}`): BookLine => ({
  event: 'registered',
  id,
  receiptNumber,
});

const filing = (id: string, sequence: number): ChainedAuditEvent => ({
  type: 'declaration-filed',
  at: 1,
  operatorId: 'operator-1',
  subject: id,
  data: {},
  sequence,
  hash: '',
  previousHash: '',
});

const attempt = (entryId: string, outcome: Attempt['outcome']): Attempt => ({
  entryId,
  at: 1,
  action: 'send',
  outcome,
  request: '',
  reply: '',
  durationMs: 1,
});

/** `a` and `b` are registered, `c` is refused. */
const GOOD: Evidence = {
  green: 'receipt',
  promised: ['a', 'c'],
  entries: [entry('a'), entry('b'), entry('c', refused)],
  contentSha256: new Map(['a', 'b', 'c'].map((id) => [id, `sha-${id}`])),
  attempts: new Map(),
  audit: [filing('a', 1), filing('b', 2), filing('c', 3)],
  book: [
    taken('a'),
    receipted('a'),
    { event: 'repeated', id: 'a' },
    taken('b'),
    receipted('b'),
    { event: 'refused', id: 'c' },
  ],
};

const withEntries = (...entries: readonly OutboxEntry[]): Partial<Evidence> => ({ entries });
const withBook = (...more: readonly BookLine[]): Partial<Evidence> => ({ book: [...GOOD.book, ...more] });
const [a, b, c] = [entry('a'), entry('b'), entry('c', refused)];

const CASES: readonly (readonly [
  name: string,
  change: Partial<Evidence>,
  kinds: readonly ViolationKind[],
])[] = [
  ['promised and gone', { promised: ['a', 'z'] }, ['lost']],
  ['green and not in the book', { book: GOOD.book.slice(3) }, ['unproven', 'lost']],
  ['green without proof', withEntries({ ...a, proof: undefined }, b, c), ['unproven']],
  [
    'green with the receipt of another',
    withEntries({ ...a, ...(b.proof && { proof: b.proof }) }, b, c),
    ['unproven'],
  ],
  [
    'refused without a reason',
    withEntries(a, b, { ...c, ...refused, lastFailure: undefined } as OutboxEntry),
    ['lost'],
  ],
  ['refused by nobody', { book: GOOD.book.slice(0, -1) }, ['lost']],
  ['refused here, held there', withBook(taken('c'), receipted('c')), ['lost']],
  ['taken twice', withBook(taken('a')), ['doubled']],
  ['a second receipt', withBook(receipted('a', 'R-2')), ['doubled']],
  ['one receipt for two', withBook(receipted('c', 'R-a')), ['doubled']],
  ['other content under the same id', withBook({ event: 'conflicting', id: 'a' }), ['doubled']],
  ['in the book alone', withBook(taken('z')), ['doubled']],
  ['other content than declared', { contentSha256: new Map([['a', 'other']]) }, ['altered', 'altered']],
  ['never resolved', withEntries(a, b, { ...c, state: 'unknown' }), ['unresolved']],
  ['filed without an event', { audit: GOOD.audit.slice(1) }, ['not-audited']],
  ['two events of one filing', { audit: [...GOOD.audit, filing('a', 4)] }, ['not-audited']],
  [
    'a later one of a person first',
    withEntries({ ...a, orderKey: 'p', createdAt: 2 }, { ...b, orderKey: 'p' }, c),
    ['out-of-order'],
  ],
];

describe('judging a run', () => {
  test('nothing is wrong with a good one', () => {
    expect(judge(GOOD)).toEqual([]);
    expect(judge({ ...GOOD, ...withEntries({ ...a, orderKey: 'p' }, { ...b, orderKey: 'p' }, c) })).toEqual(
      [],
    );
  });

  test('what is known not to have arrived is sent again', () => {
    const known = (...outcomes: readonly Attempt['outcome'][]) =>
      judge({
        ...GOOD,
        ...withEntries({ ...a, attempts: 3 }, b, c),
        attempts: new Map([['a', outcomes.map((outcome) => attempt('a', outcome))]]),
      });
    expect(known('ready', 'paused', 'registered')).toEqual([]);
    expect(known('ready', 'registered').map(({ kind }) => kind)).toEqual(['resent-blind']);
  });

  test.each(CASES)('%s', (_, change, kinds) => {
    expect(judge({ ...GOOD, ...change }).map(({ kind }) => kind)).toEqual(kinds);
  });
});

/** The Ministry's way: `a` was seen in the list, `b` was refused in words; its book has neither receipts nor refusals. */
const seen: OutboxEntry = entry('a', {
  channel: 'kbtt',
  proof: {
    kind: 'seen-in-list',
    receiptNumber: 'a',
    registeredAt: 2,
    storedAt: 3,
    operatorId: 'operator-1',
  },
});
const told: OutboxEntry = entry('b', {
  channel: 'kbtt',
  ...refused,
  lastFailure: { code: 'record-refused', authorityText: 'Ngày đến không hợp lệ' },
} as Partial<OutboxEntry>);
/** Held back by the desk itself: nobody else refused it, and the field says why. */
const held = (fields: NonNullable<OutboxEntry['lastFailure']>['fields']): OutboxEntry => ({
  ...told,
  lastFailure: { code: 'not-for-this-channel', ...(fields && { fields }) },
});
const FIELD = { path: 'stay.reason', message: { vi: 'Mã lạ.', en: 'A strange code.' } };
const LISTED: Evidence = {
  ...GOOD,
  green: 'seen-in-list',
  promised: ['a', 'b'],
  entries: [seen, told],
  audit: [filing('a', 1), filing('b', 2)],
  book: [taken('a')],
};

test.each<readonly [name: string, change: Partial<Evidence>, kinds: readonly ViolationKind[]]>([
  ['all is well', {}, []],
  ['confirmed and not in the book', { book: [] }, ['lost']],
  ['green by another proof', { entries: [entry('a'), told] }, ['unproven']],
  [
    'refused in no words',
    { entries: [seen, { ...told, lastFailure: { code: 'record-refused' } }] },
    ['lost'],
  ],
  ['refused here, held there', { book: [taken('a'), taken('b')] }, ['lost']],
  ['taken twice', { book: [taken('a'), taken('a')] }, ['doubled']],
  ['held back at a named field', { entries: [seen, held([FIELD])] }, []],
  ['held back without a field', { entries: [seen, held([])] }, ['lost']],
  [
    'held back here, held there',
    { entries: [seen, held([FIELD])], book: [taken('a'), taken('b')] },
    ['lost'],
  ],
])('where nobody gives a receipt: %s', (_, change, kinds) => {
  expect(judge({ ...LISTED, ...change }).map(({ kind }) => kind)).toEqual(kinds);
});
