import { describe, expect, test } from 'vitest';
import type { Declaration } from '../../../../electron/core/declaration/declaration.ts';
import { followingKey, orderKeyOf } from '../../../../electron/core/outbox/order-key.ts';
import { stayNotice } from '../../db/database-fixture.ts';

const about = (issuingState: string, number: string): Declaration => {
  const notice = stayNotice();
  return {
    ...notice,
    person: { ...notice.person, document: { ...notice.person.document, issuingState, number } },
  };
};

describe('what keeps its order', () => {
  test('records about one person, however the number was typed', () => {
    expect(orderKeyOf(about('VNM', 'b1 234567'))).toBe(orderKeyOf(about('VNM', 'B1234567')));
  });

  test('two states may give out the same number', () => {
    expect(orderKeyOf(about('FRA', 'B1234567'))).not.toBe(orderKeyOf(about('ITA', 'B1234567')));
  });

  test('a correction of the number itself stays behind what it corrects', () => {
    const corrected = about('VNM', 'B7654321');
    expect(followingKey(corrected, { orderKey: 'person VNM B1234567' })).toBe('person VNM B1234567');
    expect(followingKey(corrected, undefined)).toBe(orderKeyOf(corrected));
  });

  test('pawn contracts keep their order by contract, not by person', () => {
    const { stay: _, ...common } = stayNotice();
    const pawned = (number: string): Declaration => ({
      ...common,
      kind: 'pawn-contract',
      pawn: {
        number,
        pawnedAt: common.createdAt,
        dueDate: '2027-01-01',
        principal: 1_000_000,
        rate: { per: 'month', perMillion: 15_000 },
        items: [],
      },
    });
    expect(orderKeyOf(pawned('HD-1'))).not.toBe(orderKeyOf(pawned('HD-2')));
  });
});
