import { expect, test, vi } from 'vitest';
import { pawnDraftInput } from '../../../../../electron/bridge/views/pawn.ts';
import {
  draftOf,
  emptyForm,
  emptyItem,
  pawnFormStore,
} from '../../../../../renderer/screens/pawn/pawn-form-state.ts';

const EMPTY = emptyForm('check-in-1', '2026-03-05', 'Thôn Mẫu');

test('an empty form is due in a month, with the residence as the address; it fits the contract of the bridge', () => {
  expect(EMPTY).toMatchObject({ dueDate: '2026-04-05', noticeAddress: 'Thôn Mẫu', per: 'month' });
  expect(pawnDraftInput.safeParse(draftOf(EMPTY)).success).toBe(true);
});

test('what is typed becomes whole đồng and đồng on each million', () => {
  const draft = draftOf({ ...EMPTY, principal: '10.000.000', rate: '1,5', phone: ' ' });
  expect(draft).toMatchObject({ principal: 10_000_000, rate: { per: 'month', perMillion: 15_000 } });
  expect(draft).not.toHaveProperty('phone');
  expect(draftOf({ ...EMPTY, per: 'day', rate: '500' }).rate).toEqual({ per: 'day', perMillion: 500 });
});

test('what is no rate is sent as one that the desk refuses, never as none', () => {
  for (const rate of ['', 'x', '1,66667']) expect(draftOf({ ...EMPTY, rate }).rate.perMillion).toBe(-1);
});

test('somebody else’s goods carry the owner', () => {
  const draft = draftOf({ ...EMPTY, others: true, ownerName: 'Vũ Văn Thử', authorisation: 'UQ 1' });
  expect(draft.ownership).toMatchObject({ kind: 'other', ownerName: 'Vũ Văn Thử', authorisation: 'UQ 1' });
});

test('lines keep their identity while others go', () => {
  expect(emptyItem().key).not.toBe(emptyItem().key);
  expect(draftOf(EMPTY).items[0]).not.toHaveProperty('key');
});

test('drawn again before anything is typed, the form is the same one: no open list closes, no field loses the cursor', () => {
  expect(emptyForm('check-in-1', '2026-03-05', 'Thôn Mẫu')).toEqual(EMPTY);
  expect(emptyItem().key).not.toBe(EMPTY.items[0]?.key);
});

test('the form outlives a look at another screen', () => {
  const heard = vi.fn();
  const end = pawnFormStore.subscribe(heard);
  pawnFormStore.set(EMPTY);
  expect(pawnFormStore.get()).toBe(EMPTY);
  pawnFormStore.set(undefined);
  end();
  expect(heard).toHaveBeenCalledTimes(2);
});
