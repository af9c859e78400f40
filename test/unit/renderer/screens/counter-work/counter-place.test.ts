import { describe, expect, test } from 'vitest';
import type { Trade } from '../../../../../renderer/router.ts';
import { counterHash } from '../../../../../renderer/screens/counter-work/counter-place.ts';

describe('a card that is laid leads to', () => {
  test.each<[readonly Trade[], string, string]>([
    // A house that lodges declares a stay, wherever its clerk looks; visitors have a screen of their own.
    [['lodging'], '#/today', '#/check-in'],
    [['lodging'], '#/visitors', '#/visitors/new'],
    [['lodging'], '#/pawn', '#/check-in'],
    [['lodging'], '', '#/check-in'],
    // Tenants are begun on their screen; who stays a few nights is declared elsewhere.
    [['boarding-house'], '#/tenants', '#/tenants/new'],
    [['boarding-house'], '#/tenants/tenancy-1', '#/tenants/new'],
    [['boarding-house'], '#/board', '#/check-in'],
    // A clinic and a pawnshop have one counter.
    [['medical-facility'], '#/today', '#/wards/new'],
    [['medical-facility'], '#/check-in', '#/wards/new'],
    [['pawnshop'], '#/outbox', '#/pawn/new'],
    // With several trades the screen decides.
    [['lodging', 'pawnshop'], '#/pawn', '#/pawn/new'],
    [['lodging', 'pawnshop'], '#/today', '#/check-in'],
    [['lodging', 'medical-facility'], '#/wards', '#/wards/new'],
    [['medical-facility', 'lodging'], '#/today', '#/check-in'],
    // A screen that the desk does not have is no counter.
    [['lodging'], '#/wards', '#/check-in'],
  ])('%j at %s: %s', (trades, hash, counter) => expect(counterHash(trades, hash)).toBe(counter));
});
