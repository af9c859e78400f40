/** The life of a contract: every event, and every way in which a ledger must not go on. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideAction, type PawnAction, possibleActions } from '../../../../electron/core/pawn/actions.ts';
import { totalOf } from '../../../../electron/core/pawn/debt.ts';
import type { PawnEvent } from '../../../../electron/core/pawn/event.ts';
import {
  BrokenLedger,
  foldLedger,
  keptItems,
  owedOn,
  type PawnState,
} from '../../../../electron/core/pawn/ledger.ts';
import { PAWN_STATUSES, PAWN_TRANSITIONS, stepsFrom } from '../../../../electron/core/pawn/transitions.ts';
import { addDays, instantAt, localDateOf } from '../../../../electron/core/time/vietnam-time.ts';
import { at, contractOf, ledgerOf, POLICE, rulesOn } from './sample-pawn.ts';

const contract = contractOf();

/** Does one thing after the other as the desk does; throws where the desk would refuse. */
function live(...steps: readonly (readonly [day: string, action: PawnAction])[]): readonly PawnEvent[] {
  const events = [...ledgerOf(contract)];
  for (const [day, action] of steps) {
    const state = foldLedger(contract, events);
    const decided = decideAction(action, { contract, state, today: day, rule: rulesOn(day).pawn });
    if (!decided.ok) throw new Error(JSON.stringify(decided.error));
    events.push({
      contractId: contract.id,
      sequence: events.length + 1,
      at: at(day, '12:00'),
      operatorId: 'operator-1',
      details: decided.value,
    });
  }
  return events;
}

const stateAfter = (...steps: readonly (readonly [day: string, action: PawnAction])[]): PawnState =>
  foldLedger(contract, live(...steps));

const SALE: PawnAction = {
  type: 'sale-notice',
  way: 'letter',
  reason: 'Quá hạn không chuộc',
  saleDate: '2026-04-20',
  place: 'Tại cơ sở',
};
const HOLD: PawnAction = { type: 'hold', police: POLICE };
const RELEASE: PawnAction = { type: 'release', police: POLICE };

describe('a life', () => {
  test('opened, part-paid, renewed, redeemed', () => {
    const state = stateAfter(
      ['2026-03-20', { type: 'part-pay', amount: 1_000_000 }],
      [
        '2026-04-05',
        { type: 'renew', amount: 400_000, dueDate: '2026-05-05', rate: { per: 'month', perMillion: 12_000 } },
      ],
      ['2026-05-05', { type: 'redeem' }],
    );
    expect(state.status).toBe('redeemed');
    expect(totalOf(state.debt)).toBe(0);
    expect(state.endedOn).toBe('2026-05-05');
    expect(Object.values(state.places)).toEqual(['taken-back', 'taken-back']);
  });

  test('a renewal begins a new term at the new rate on what is left', () => {
    const { debt } = stateAfter([
      '2026-04-05',
      { type: 'renew', amount: 1_150_000, dueDate: '2026-06-05', rate: { per: 'day', perMillion: 400 } },
    ]);
    expect(debt).toMatchObject({
      principal: 9_000_000,
      since: '2026-04-05',
      dueDate: '2026-06-05',
      termInterest: 0,
    });
    expect(debt.terms.rate).toEqual({ per: 'day', perMillion: 400 });
  });

  test('one of two items goes back, the other still secures the rest', () => {
    const state = stateAfter(['2026-03-20', { type: 'take-item', itemId: '1', amount: 4_000_000 }]);
    expect(keptItems(contract, state).map(({ id }) => id)).toEqual(['2']);
    expect(state.status).toBe('running');
  });

  test('overdue, told, told of the sale, sold: the surplus goes back', () => {
    const state = stateAfter(
      ['2026-04-06', { type: 'overdue-notice', way: 'phone-message' }],
      ['2026-04-08', SALE],
      ['2026-04-20', { type: 'liquidate', proceeds: 14_000_000, costs: 200_000, buyer: 'Người mua Mẫu' }],
    );
    expect(state).toMatchObject({ status: 'liquidated', endedOn: '2026-04-20', overdueNotices: 1 });
    expect(Object.values(state.places)).toEqual(['sold', 'sold']);
  });

  test('held by the police: money may come, goods may not go; released, a sale needs a new notice', () => {
    const held = stateAfter(['2026-04-08', SALE], ['2026-04-09', HOLD]);
    expect(held).toMatchObject({ status: 'on-hold', police: POLICE });
    expect(possibleActions({ contract, state: held, today: '2026-04-30' })).toEqual([
      'part-pay',
      'seize',
      'release',
    ]);
    const released = stateAfter(['2026-04-08', SALE], ['2026-04-09', HOLD], ['2026-04-12', RELEASE]);
    expect(released.status).toBe('running');
    expect(released.saleNotice).toBeUndefined();
    expect(released.police).toBeUndefined();
  });

  test('one item seized: the rest goes on; all seized: the contract is seized', () => {
    const one = stateAfter(['2026-03-10', { type: 'seize', police: POLICE, itemIds: ['1'] }]);
    expect(one).toMatchObject({ status: 'running', places: { 1: 'seized', 2: 'kept' }, police: POLICE });
    const all = stateAfter(
      ['2026-03-10', { type: 'seize', police: POLICE, itemIds: ['1'] }],
      ['2026-03-11', { type: 'seize', police: POLICE, itemIds: ['2'] }],
    );
    expect(all.status).toBe('seized');
    const back = stateAfter(
      ['2026-03-10', { type: 'seize', police: POLICE, itemIds: ['1', '2'] }],
      ['2026-03-30', RELEASE],
    );
    expect(back).toMatchObject({ status: 'running', places: { 1: 'kept', 2: 'kept' } });
  });
});

describe('what is refused', () => {
  const refusal = (action: PawnAction, day: string, state = foldLedger(contract, ledgerOf(contract))) => {
    const decided = decideAction(action, { contract, state, today: day, rule: rulesOn(day).pawn });
    if (decided.ok) throw new Error('was allowed');
    return decided.error;
  };
  const paths = (action: PawnAction, day: string) => {
    const error = refusal(action, day);
    if (error.code !== 'fields') throw new Error(error.code);
    return error.fields.map(({ path }) => path);
  };

  test('goods do not go out while the police hold them, with the reason', () => {
    const held = stateAfter(['2026-03-09', HOLD]);
    for (const action of [{ type: 'redeem' }, { type: 'take-item', itemId: '1', amount: 0 }] as const) {
      const error = refusal(action, '2026-03-12', held);
      expect(error.code).toBe('not-now');
      expect(JSON.stringify(error)).toContain('Công an');
    }
  });

  test('a renewal above the cap, without all interest, or without a day', () => {
    expect(
      paths(
        { type: 'renew', amount: 1, dueDate: '2026-04-05', rate: { per: 'month', perMillion: 16_667 } },
        '2026-04-05',
      ),
    ).toEqual(['amount', 'dueDate', 'rate']);
  });

  test('no officer or case, no hold', () => {
    expect(
      paths({ type: 'hold', police: { agency: '', officer: ' ', caseNumber: '' } }, '2026-03-09'),
    ).toEqual(['police.agency', 'police.officer', 'police.caseNumber']);
    expect(paths({ type: 'seize', police: POLICE, itemIds: ['7'] }, '2026-03-09')).toEqual(['itemIds']);
  });

  test('a part payment that pays all is a redemption; nothing and half a đồng are no payment', () => {
    expect(paths({ type: 'part-pay', amount: 10_000_000 }, '2026-03-05')).toEqual(['amount']);
    expect(paths({ type: 'part-pay', amount: 0 }, '2026-03-06')).toEqual(['amount']);
    expect(paths({ type: 'part-pay', amount: 0.5 }, '2026-03-06')).toEqual(['amount']);
  });

  test('the last item is redeemed, not taken', () => {
    const state = stateAfter(['2026-03-20', { type: 'take-item', itemId: '1', amount: 4_000_000 }]);
    const error = refusal({ type: 'take-item', itemId: '2', amount: 1_000 }, '2026-03-21', state);
    expect(JSON.stringify(error)).toContain('itemId');
  });

  test('no sale without a notice, nor before its day', () => {
    const sell: PawnAction = { type: 'liquidate', proceeds: 1_000, costs: 0, buyer: 'Người mua Mẫu' };
    expect(refusal(sell, '2026-05-05').code).toBe('not-now');
    const error = refusal(sell, '2026-04-19', stateAfter(['2026-04-08', SALE]));
    expect(JSON.stringify(error)).toContain('20/04/2026');
  });

  test('after the end nothing happens any more', () => {
    const ended = stateAfter(['2026-03-20', { type: 'redeem' }]);
    expect(possibleActions({ contract, state: ended, today: '2026-09-01' })).toEqual([]);
    for (const action of [HOLD, SALE, { type: 'redeem' } as const]) {
      expect(refusal(action, '2026-09-01', ended).code).toBe('not-now');
    }
  });
});

describe('a ledger that somebody wrote into', () => {
  const paid = live(['2026-03-20', { type: 'part-pay', amount: 1_000_000 }]);
  const [opened, payment] = paid;
  if (opened === undefined || payment?.details.type !== 'part-paid') throw new Error('no payment');

  test.each([
    ['without its opening', [payment]],
    ['with a gap', [opened, { ...payment, sequence: 3 }]],
    ['with an event twice', [opened, payment, payment]],
    ['back in time', [opened, { ...payment, at: opened.at - 1 }]],
    ['with another amount', [opened, { ...payment, details: { ...payment.details, amount: 999_999 } }]],
    [
      'with interest turned into principal',
      [
        opened,
        {
          ...payment,
          details: {
            ...payment.details,
            parts: { ...payment.details.parts, termInterest: 0, principal: 1_000_000 },
          },
        },
      ],
    ],
    [
      'with a step that the table does not have',
      [opened, { ...payment, details: { type: 'release', police: POLICE } }],
    ],
  ] as const)('%s', (_what, events) => {
    expect(() => foldLedger(contract, events as readonly PawnEvent[])).toThrow(BrokenLedger);
  });
});

describe('the table of transitions', () => {
  test('no status is a trap but the two ends, and every one is reached', () => {
    for (const status of PAWN_STATUSES) {
      expect(stepsFrom(status).length === 0).toBe(status === 'redeemed' || status === 'liquidated');
      if (status !== 'running') expect(PAWN_TRANSITIONS.some(({ to }) => to === status)).toBe(true);
    }
  });

  test('goods leave neither a hold nor a seizure but by the police', () => {
    for (const { from, step } of PAWN_TRANSITIONS) {
      if (from === 'on-hold' || from === 'seized') {
        expect(['part-paid', 'release', 'seizure', 'part-seizure']).toContain(step);
      }
    }
  });
});

describe('any life at all', () => {
  const action: fc.Arbitrary<PawnAction> = fc.oneof(
    fc.record({ type: fc.constant('part-pay' as const), amount: fc.integer({ min: 1, max: 3_000_000 }) }),
    fc.record({
      type: fc.constant('renew' as const),
      amount: fc.integer({ min: 0, max: 4_000_000 }),
      dueDate: fc.integer({ min: 30, max: 500 }).map((days) => addDays('2026-03-05', days)),
      rate: fc.record({
        per: fc.constant('month' as const),
        perMillion: fc.integer({ min: 0, max: 16_666 }),
      }),
    }),
    fc.record({
      type: fc.constant('take-item' as const),
      itemId: fc.constantFrom('1', '2'),
      amount: fc.integer({ min: 0, max: 3_000_000 }),
    }),
    fc.constantFrom<PawnAction>(HOLD, RELEASE, { type: 'redeem' }, SALE, {
      type: 'overdue-notice',
      way: 'letter',
    }),
    fc.record({
      type: fc.constant('liquidate' as const),
      proceeds: fc.integer({ min: 1, max: 30_000_000 }),
      costs: fc.integer({ min: 0, max: 500_000 }),
      buyer: fc.constant('Người mua Mẫu'),
    }),
  );

  test('what is allowed folds; the sums stay whole and nothing is owed below zero', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), action), { maxLength: 12 }), (steps) => {
        let events = ledgerOf(contract);
        let day = '2026-03-05';
        for (const [wait, what] of steps) {
          day = addDays(day, wait);
          const state = foldLedger(contract, events);
          const decided = decideAction(what, { contract, state, today: day, rule: rulesOn(day).pawn });
          if (!decided.ok) continue;
          events = [
            ...events,
            {
              contractId: contract.id,
              sequence: events.length + 1,
              at: instantAt(day, '12:00'),
              operatorId: 'operator-1',
              details: decided.value,
            },
          ];
          const next = foldLedger(contract, events);
          const owed = totalOf(next.debt);
          expect(Number.isSafeInteger(owed) && owed >= 0).toBe(true);
          expect(localDateOf(next.lastAt)).toBe(day);
          if (next.status === 'redeemed') expect(owed).toBe(0);
          else if (next.status === 'running')
            expect(totalOf(owedOn(next, addDays(day, 30)))).toBeGreaterThanOrEqual(owed);
        }
      }),
    );
  });
});
