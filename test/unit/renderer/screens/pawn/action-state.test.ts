import { describe, expect, test } from 'vitest';
import { pawnRulesOn } from '../../../../../electron/backend/pawn/pawn-catalogue.ts';
import { contractViewOf, setupViewOf } from '../../../../../electron/backend/pawn/pawn-views.ts';
import { pawnActionInput, pawnActionType } from '../../../../../electron/bridge/views/pawn.ts';
import { actionOf, startOf } from '../../../../../renderer/screens/pawn/action-state.ts';
import { contractOf, ledgerOf, POLICE } from '../../../core/pawn/sample-pawn.ts';

const TODAY = '2026-04-10';
const RULES = pawnRulesOn(TODAY);
const contract = contractOf();
const view = contractViewOf({ contract, events: ledgerOf(contract) }, [], TODAY, RULES);
const setup = setupViewOf(TODAY, RULES, { on: false, dueHours: 24 });

describe.each(pawnActionType.options)('%s', (type) => {
  test('begins as something that fits the contract of the bridge', () => {
    const state = startOf(type, view, setup, 'Quá hạn');
    expect(pawnActionInput.safeParse(actionOf(type, state)).success).toBe(true);
  });
});

test('a renewal is prefilled with all interest due and the running rate', () => {
  const action = actionOf('renew', startOf('renew', view, setup, ''));
  expect(action).toMatchObject({
    amount: view.owed.total - view.owed.principal,
    dueDate: '2026-05-10',
    rate: { per: 'month', perMillion: 15_000 },
  });
});

test('a sale is prefilled with its earliest day; sums that are none are refused by the desk', () => {
  const state = startOf('sale-notice', view, setup, 'Quá hạn');
  expect(actionOf('sale-notice', state)).toMatchObject({ saleDate: '2026-04-20', reason: 'Quá hạn' });
  expect(actionOf('part-pay', { ...state, amount: 'x' })).toEqual({ type: 'part-pay', amount: -1 });
});

test('a release names those who held it', () => {
  const held = ledgerOf(contract, ['2026-04-08', { type: 'hold', police: POLICE }]);
  const heldView = contractViewOf({ contract, events: held }, [], TODAY, RULES);
  expect(actionOf('release', startOf('release', heldView, setup, ''))).toEqual({
    type: 'release',
    police: POLICE,
  });
});
