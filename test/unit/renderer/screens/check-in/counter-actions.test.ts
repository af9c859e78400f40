import { describe, expect, test } from 'vitest';
import {
  EMPTY_PERSON,
  type Reader,
  type Scan,
} from '../../../../../renderer/screens/check-in/counter-state.ts';
import { counter, QR_SCAN } from '../../../../support/renderer/memory-counter.ts';
import { failure, read, verdict, waiting } from '../../../../support/renderer/people.ts';

const PASSPORT_SCAN: Scan = {
  access: { kind: 'mrz', documentNumber: 'X0000001', birthDate: '900905', expiryDate: '310904' },
  person: {
    fullName: 'MAU VI DU',
    birthDate: '05/09/1990',
    sex: 'female',
    nationality: 'UTO',
    documentKind: 'passport',
    documentNumber: 'X0000001',
    residence: '',
    scanned: 'mrz',
  },
};
const EMPTY_READER: Reader = { state: 'empty', insertion: 0 };
/** Calls that an action did not wait for. */
const settled = () => new Promise((done) => setTimeout(done));

describe('from digits to a filed guest', () => {
  test('six digits read the card, a room files it, one act brings the next', async () => {
    const { actions, calls, stage, methods } = counter();
    for (const digit of '000002') actions.typeDigit(digit);
    actions.takeDigits();
    await new Promise((done) => setTimeout(done));
    expect(calls[0]).toEqual({ method: 'checkIn.read', input: { kind: 'can', can: '000002' } });
    expect(stage()).toBe('guest');
    actions.editStay({ room: '204' });
    await actions.file();
    expect(calls[1]).toMatchObject({ method: 'stay.file', input: { stay: { room: '204' } } });
    expect(stage()).toBe('filed');
    await actions.next();
    expect(stage()).toBe('waiting');
    expect(methods()).toEqual(['checkIn.read', 'stay.file', 'checkIn.next']);
  });

  test('five digits read nothing', () => {
    const { actions, calls } = counter();
    for (const digit of '00000') actions.typeDigit(digit);
    actions.takeDigits();
    expect(calls).toEqual([]);
  });

  test('digits typed on the confirmation belong to the next guest, and the card of the last one is not read', async () => {
    const { actions, store, lay, calls } = counter();
    await actions.start({ kind: 'can', can: '000002' });
    actions.editStay({ room: '204' });
    await actions.file();
    actions.typeDigit('7');
    await new Promise((done) => setTimeout(done));
    expect(store.get()).toMatchObject({ digits: '7', filed: undefined });
    for (const digit of '20743') actions.typeDigit(digit);
    actions.takeDigits();
    expect(store.get().pending).toEqual({ kind: 'can', can: '720743' });
    expect(calls.filter(({ method }) => method === 'checkIn.read')).toHaveLength(1);
    lay({ state: 'card', insertion: 2 });
    await actions.start({ kind: 'can', can: '720743' });
    expect(calls.filter(({ method }) => method === 'checkIn.read')).toHaveLength(2);
  });

  test('without a card the digits wait', async () => {
    const { actions, store, calls } = counter({ reader: { state: 'empty', insertion: 0 } });
    await actions.start({ kind: 'can', can: '000002' });
    expect(store.get().pending).toEqual({ kind: 'can', can: '000002' });
    expect(calls).toEqual([]);
  });
});

describe('a forged card', () => {
  const forged = { ...read, verdict: verdict('forged', 'data-group-changed') };

  test('is filed only after the confirmation, and then says so to the backend', async () => {
    const { actions, calls } = counter({ view: forged });
    actions.editStay({ room: '105' });
    await actions.file();
    expect(calls).toEqual([]);
    actions.confirmForged(true);
    await actions.file();
    expect(calls[0]).toMatchObject({ method: 'stay.file', input: { despiteForged: true } });
  });

  test('a genuine one never carries the confirmation', async () => {
    const { actions, calls } = counter({ view: read });
    await actions.file();
    expect(calls[0]?.input).not.toHaveProperty('despiteForged');
  });
});

describe('a guest who is not filed', () => {
  test('is not pushed out by a scan or by digits', async () => {
    const { actions, store, methods, stage } = counter({ view: read });
    await actions.scanTyped('000190000002||');
    expect(store.get().finishFirst).toBe(true);
    store.set({ finishFirst: false });
    actions.takeScan({ kind: 'read', ...PASSPORT_SCAN });
    expect(store.get().finishFirst).toBe(true);
    actions.typeDigit('2');
    expect(store.get().stay?.draft.room).toBe('2');
    expect(methods()).toEqual(['checkIn.scanned']);
    expect(stage()).toBe('guest');
  });

  test('leaves at once when nothing was typed, at the second Esc otherwise', () => {
    const untouched = counter({ view: read });
    untouched.actions.back();
    expect(untouched.methods()).toEqual(['checkIn.next']);
    const typed = counter({ view: read });
    typed.actions.editStay({ room: '204' });
    typed.actions.back();
    expect(typed.methods()).toEqual([]);
    typed.actions.back();
    expect(typed.methods()).toEqual(['checkIn.next']);
  });

  test('keeps what was typed when the filing is refused', async () => {
    const { actions, store, stage } = counter({ view: read, refuses: { 'stay.file': 'disk-full' } });
    actions.editStay({ room: '204' });
    await actions.file();
    expect(store.get()).toMatchObject({ problem: { code: 'disk-full' }, stay: { draft: { room: '204' } } });
    expect(stage()).toBe('guest');
  });
});

describe('by hand', () => {
  test('a correction is sent again before filing, with the stay that was typed', async () => {
    const { actions, calls, store } = counter();
    actions.openByHand();
    expect(store.get().byHand).toEqual(EMPTY_PERSON);
    actions.editPerson({ fullName: 'Nguyễn Văn Mẫu' });
    await actions.submitPerson();
    actions.editStay({ room: '7' });
    actions.editPerson({ birthDate: '15/01/1990' });
    await actions.file();
    expect(calls.map(({ method }) => method)).toEqual(['checkIn.byHand', 'checkIn.byHand', 'stay.file']);
    expect(calls[2]).toMatchObject({ input: { checkInId: 'check-in-3', stay: { room: '7' } } });
  });
});

describe('a scanner', () => {
  test('that types beside the form leaves no digit in the room; a room that was typed stays', async () => {
    const stray = counter({ view: read });
    for (const digit of '000190') stray.actions.typeDigit(digit);
    expect(stray.store.get().stay?.draft.room).toBe('0');
    await stray.actions.scanTyped('000190000002||');
    expect(stray.store.get()).toMatchObject({ stay: { draft: { room: '' } }, finishFirst: true });
    const typed = counter({ view: read });
    typed.actions.editStay({ room: '204' });
    for (const digit of '000190') typed.actions.typeDigit(digit);
    await typed.actions.scanTyped('000190000002||');
    expect(typed.store.get().stay?.draft.room).toBe('204');
  });

  test('that types: the backend says what it is, and the card is read with it', async () => {
    const { actions, calls } = counter();
    await actions.scanTyped('000190000002||...');
    await settled();
    expect(calls).toEqual([
      { method: 'checkIn.scanned', input: { text: '000190000002||...' } },
      { method: 'checkIn.read', input: QR_SCAN.access },
    ]);
  });

  test('on a stand: the card that still lies under it is not another guest', async () => {
    const { actions, store, methods, stage } = counter();
    const stand = () => actions.takeScan({ kind: 'read', ...QR_SCAN });
    stand();
    await settled();
    expect(stage()).toBe('guest');
    stand();
    expect(store.get().finishFirst).toBe(false);
    actions.editStay({ room: '204' });
    await actions.file();
    stand();
    await settled();
    expect(stage()).toBe('filed');
    expect(methods()).toEqual(['checkIn.read', 'stay.file']);
    // Another code is another guest.
    actions.takeScan({ kind: 'read', ...PASSPORT_SCAN });
    await settled();
    expect(methods()).toEqual(['checkIn.read', 'stay.file', 'checkIn.next']);
    expect(store.get().pending).toEqual(PASSPORT_SCAN.access);
  });

  test('on HID: read at once, or as soon as a card lies there', async () => {
    const here = counter();
    here.actions.takeScan({ kind: 'read', ...PASSPORT_SCAN });
    await settled();
    expect(here.calls).toEqual([{ method: 'checkIn.read', input: PASSPORT_SCAN.access }]);
    const later = counter({ reader: EMPTY_READER });
    later.actions.takeScan({ kind: 'read', ...PASSPORT_SCAN });
    expect(later.store.get().pending).toEqual(PASSPORT_SCAN.access);
    expect(later.calls).toEqual([]);
  });

  test('that read nothing known: said where the clerk is, and not while a chip is being read', () => {
    const idle = counter();
    idle.actions.takeScan({ kind: 'failed', failure: failure('mrz-unreadable') });
    expect(idle.store.get().problem?.code).toBe('mrz-unreadable');
    const busy = counter({ view: { ...waiting, stage: 'reading' } });
    busy.actions.takeScan({ kind: 'failed', failure: failure('mrz-unreadable') });
    busy.actions.takeScan({ kind: 'read', ...PASSPORT_SCAN });
    expect(busy.store.get().problem).toBeUndefined();
    expect(busy.calls).toEqual([]);
  });

  test('without a chip: the person as scanned, until something in it is changed', async () => {
    const { actions, calls, store } = counter({ reader: EMPTY_READER });
    actions.takeScan({ kind: 'read', ...PASSPORT_SCAN });
    actions.openByHand();
    await actions.submitPerson();
    expect(calls.at(-1)).toMatchObject({ method: 'checkIn.byHand', input: PASSPORT_SCAN.person });
    actions.editPerson({ fullName: 'MAU VI' });
    await actions.submitPerson();
    expect(store.get().byHand?.scanned).toBeUndefined();
    expect(calls.at(-1)?.input).toMatchObject({ fullName: 'MAU VI', documentNumber: 'X0000001' });
    expect(calls.at(-1)?.input).not.toMatchObject({ scanned: 'mrz' });
  });

  test('while the empty by-hand form is open: fills it in; a form that was begun is kept', () => {
    const { actions, store, calls } = counter({ reader: EMPTY_READER });
    actions.openByHand();
    actions.takeScan({ kind: 'read', ...PASSPORT_SCAN });
    expect(store.get().byHand).toEqual(PASSPORT_SCAN.person);
    actions.editPerson({ sex: 'male' });
    actions.takeScan({ kind: 'read', ...PASSPORT_SCAN });
    expect(store.get()).toMatchObject({ byHand: { sex: 'male' }, finishFirst: true });
    expect(calls).toEqual([]);
  });

  test('nothing of one guest stays for the next', async () => {
    const { actions, store } = counter();
    actions.takeScan({ kind: 'read', ...PASSPORT_SCAN });
    await settled();
    actions.editStay({ room: '204' });
    await actions.file();
    await actions.next();
    expect(store.get()).not.toHaveProperty('scan');
    actions.openByHand();
    expect(store.get().byHand).toEqual(EMPTY_PERSON);
  });
});

describe('the passport form', () => {
  test('a right key reads the chip; what was typed stays for a correction', async () => {
    const { actions, calls, stage, store } = counter({ scanned: PASSPORT_SCAN });
    actions.openPassport();
    expect(stage()).toBe('passport-entry');
    actions.editPassport({ documentNumber: 'X0000001' });
    await actions.submitPassport();
    expect(calls).toEqual([
      {
        method: 'checkIn.passportKey',
        input: { zone: '', documentNumber: 'X0000001', birthDate: '', expiryDate: '' },
      },
      { method: 'checkIn.read', input: PASSPORT_SCAN.access },
    ]);
    expect(store.get().passport?.documentNumber).toBe('X0000001');
    expect(stage()).toBe('guest');
  });

  test('errors keep the form open', async () => {
    const { actions, stage, store } = counter({ refuses: { 'checkIn.passportKey': 'fields-invalid' } });
    actions.openPassport();
    await actions.submitPassport();
    expect(stage()).toBe('passport-entry');
    expect(store.get().problem?.code).toBe('fields-invalid');
  });

  test('a key waits for its passport, and the picture of the counter comes back', async () => {
    const { actions, stage, store } = counter({ scanned: PASSPORT_SCAN, reader: EMPTY_READER });
    actions.openPassport();
    await actions.submitPassport();
    expect(stage()).toBe('waiting');
    expect(store.get().pending).toEqual(PASSPORT_SCAN.access);
  });

  test('Esc closes it and keeps what was typed; a guest who is not filed is not left for it', () => {
    const { actions, stage, store } = counter();
    actions.openPassport();
    actions.editPassport({ birthDate: '05/09/1990' });
    actions.back();
    expect(stage()).toBe('waiting');
    actions.openPassport();
    expect(store.get().passport?.birthDate).toBe('05/09/1990');
    const guest = counter({ view: read });
    guest.actions.openPassport();
    expect(guest.stage()).toBe('guest');
  });

  test('digits typed beside it go nowhere', () => {
    const { actions, store } = counter();
    actions.openPassport();
    actions.typeDigit('4');
    expect(store.get().digits).toBe('');
  });
});
