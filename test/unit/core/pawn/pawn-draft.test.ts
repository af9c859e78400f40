/** The form: every error at once, each at its field. */
import { expect, test } from 'vitest';
import { checkPawn, normaliseItem, type PawnDraft } from '../../../../electron/core/pawn/pawn-draft.ts';
import { comesOfAge } from '../../../../electron/core/pawn/stops.ts';
import { BIKE, DAY, DRAFT, PERSON, PHONE, RULES } from './sample-pawn.ts';

const errorsOf = (more: Partial<PawnDraft>, person = PERSON) =>
  checkPawn(person, { ...DRAFT, ...more }, { rules: RULES, today: DAY }).map(({ path }) => path);

test('a whole form has no error', () => {
  expect(errorsOf({})).toEqual([]);
  expect(errorsOf({ items: [PHONE, BIKE] })).toEqual([]);
});

test('all errors come at once, with both languages', () => {
  const errors = checkPawn(
    { ...PERSON, fullName: '' },
    {
      ...DRAFT,
      items: [
        { ...PHONE, description: '', storage: '', identifiers: {} },
        { ...BIKE, identifiers: { plate: '29A112345' } },
      ],
      ownership: { kind: 'other', ownerName: '', ownerDocumentNumber: '', authorisation: '' },
      principal: 0,
      rate: { per: 'month', perMillion: Number.NaN },
      dueDate: DAY,
      noticeAddress: ' ',
      identityCopyKept: false,
    },
    { rules: RULES, today: DAY },
  );
  expect(errors.map(({ path }) => path)).toEqual([
    'person.fullName',
    'items.0.description',
    'items.0.storage',
    'items.0.identifiers.imei',
    'items.1.identifiers.frame-number',
    'items.1.identifiers.engine-number',
    'principal',
    'rate',
    'dueDate',
    'ownership.ownerName',
    'ownership.ownerDocumentNumber',
    'noticeAddress',
    'identityCopyKept',
  ]);
  for (const { message } of errors) expect(message.vi !== '' && message.en !== '').toBe(true);
});

test('sums are whole and payable, terms are not endless, lists not either', () => {
  expect(errorsOf({ principal: 1.5 })).toEqual(['principal']);
  expect(errorsOf({ principal: 200_000_000_000 })).toEqual(['principal']);
  expect(errorsOf({ dueDate: '2036-03-05' })).toEqual(['dueDate']);
  expect(errorsOf({ dueDate: 'tomorrow' })).toEqual(['dueDate']);
  expect(errorsOf({ items: [] })).toEqual(['items']);
  expect(
    errorsOf({ items: Array.from({ length: 21 }, () => ({ ...PHONE, category: 'other', identifiers: {} })) }),
  ).toEqual(['items']);
  expect(errorsOf({ note: 'x'.repeat(501) })).toEqual(['note']);
  expect(errorsOf({ items: [{ ...PHONE, description: 'a\u0007b' }] })).toEqual(['items.0.description']);
  expect(errorsOf({ items: [{ ...PHONE, category: 'nothing' }] })).toEqual(['items.0.category']);
});

test('one number in two lines is a slip, however it is written', () => {
  const again = { ...PHONE, identifiers: { imei: '49-015420-323751-8' } };
  expect(errorsOf({ items: [PHONE, again] })).toEqual(['items.1.identifiers.imei']);
});

test('identifiers are kept in their one form, and empty ones not at all', () => {
  expect(
    normaliseItem({ ...PHONE, identifiers: { imei: ' 49-015420-323751-8 ', serial: '' } }, RULES.items)
      .identifiers,
  ).toEqual({ imei: '490154203237518' });
});

test('coming of age, also on 29 February and with a birth date known in part', () => {
  expect(comesOfAge('2008-03-05', 18)).toBe('2026-03-05');
  expect(comesOfAge('2008-02-29', 18)).toBe('2026-02-28');
  expect(comesOfAge('2008', 18)).toBe('2026-12-31');
  expect(comesOfAge('2008-06', 18)).toBe('2026-06-30');
});
