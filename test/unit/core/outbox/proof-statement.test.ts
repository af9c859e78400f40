import { describe, expect, test } from 'vitest';
import {
  type ProofStatement,
  proofFromStatement,
  STATABLE,
} from '../../../../electron/core/outbox/proof-statement.ts';
import { nextState } from '../../../../electron/core/outbox/transitions.ts';

const NOW = 1_800_000_000_000;
const CONTEXT = { expected: 12, operatorId: 'operator-7', now: NOW };
const COUNT: ProofStatement = { kind: 'typed-count', typed: 12, reference: 'TBLT-000.xlsx' };

describe('a proof that a person states', () => {
  test('names who, how many, and for which file', () => {
    expect(proofFromStatement(COUNT, 'id-1', CONTEXT)).toEqual({
      ok: true,
      value: {
        kind: 'typed-count',
        receiptNumber: 'TBLT-000.xlsx',
        expected: 12,
        typed: 12,
        operatorId: 'operator-7',
        registeredAt: NOW,
        storedAt: NOW,
      },
    });
  });

  test.each([0, 11, 13])('a count of %i where twelve went out proves nothing', (typed) => {
    expect(proofFromStatement({ ...COUNT, typed }, 'id-1', CONTEXT)).toMatchObject({
      ok: false,
      error: { code: 'count-mismatch' },
    });
  });

  test('filed by hand needs something to name, and says when', () => {
    const statement = { kind: 'filed-by-hand', way: 'phone', reference: ' Đ/c Ví Dụ ' } as const;
    expect(proofFromStatement(statement, 'id-1', { ...CONTEXT, registeredAt: NOW - 60_000 })).toMatchObject({
      ok: true,
      value: { receiptNumber: 'Đ/c Ví Dụ', reference: 'Đ/c Ví Dụ', way: 'phone', registeredAt: NOW - 60_000 },
    });
    expect(proofFromStatement({ ...statement, reference: '  ' }, 'id-1', CONTEXT)).toMatchObject({
      error: { code: 'fields-invalid', fields: [{ path: 'reference' }] },
    });
  });

  test('all that is wrong is said at once', () => {
    const statement = { kind: 'filed-by-hand', way: 'phone', reference: 'x'.repeat(65) } as const;
    const judged = proofFromStatement(statement, 'id-1', { ...CONTEXT, registeredAt: NOW + 1 });
    expect(judged).toMatchObject({ error: { fields: [{ path: 'reference' }, { path: 'registeredAt' }] } });
  });

  test('a list may show no number; then the record names itself', () => {
    expect(proofFromStatement({ kind: 'seen-in-list' }, 'id-1', CONTEXT)).toMatchObject({
      value: { receiptNumber: 'id-1' },
    });
  });

  test('nothing may be stated from where the table does not let it', () => {
    for (const states of Object.values(STATABLE)) {
      for (const state of states) expect(nextState(state, 'confirm'), state).toBe('registered');
    }
  });
});
