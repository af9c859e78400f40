import { describe, expect, test } from 'vitest';
import type { MethodName } from '../../../../../electron/bridge/contract.ts';
import { createCounterActions } from '../../../../../renderer/screens/check-in/counter-actions.ts';
import {
  type CheckIn,
  EMPTY_PERSON,
  type Reader,
  stageOf,
} from '../../../../../renderer/screens/check-in/counter-state.ts';
import { createCounterStore } from '../../../../../renderer/screens/check-in/counter-store.ts';
import { failure, read, verdict, waiting } from '../../../../support/renderer/people.ts';

/** A counter with a memory backend: `checkIn.read` reads at once, `checkIn.next` clears. */
function counter(
  options: { view?: CheckIn; reader?: Reader; refuses?: Partial<Record<MethodName, string>> } = {},
) {
  let view = options.view ?? waiting;
  let reader: Reader = options.reader ?? { state: 'card', insertion: 1 };
  let ids = 1;
  const calls: { method: MethodName; input: unknown }[] = [];
  const store = createCounterStore();
  const answer = (method: MethodName, input: unknown): unknown => {
    calls.push({ method, input });
    const code = options.refuses?.[method];
    if (code !== undefined) return { ok: false, failure: failure(code) };
    const id = `check-in-${++ids}`;
    if (method === 'checkIn.read') view = { ...read, id };
    if (method === 'checkIn.next') view = { ...waiting, id };
    if (method === 'checkIn.byHand')
      view = { ...read, id, stage: 'by-hand', source: 'typed', portrait: false };
    if (method === 'stay.file') return { ok: true, value: { id: 'entry-1', deadline: 1, late: false } };
    return { ok: true, value: view };
  };
  const actions = createCounterActions({
    call: async (method, input) => answer(method, input) as never,
    store,
    view: () => view,
    reader: () => reader,
    open: () => {},
  });
  return {
    actions,
    store,
    calls,
    methods: () => calls.map(({ method }) => method),
    stage: () => stageOf(view, store.get()),
    lay: (next: Reader) => {
      reader = next;
    },
  };
}

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
  test('is not pushed out by a scan or by digits', () => {
    const { actions, store, calls, stage } = counter({ view: read });
    actions.scan('000190000002||');
    expect(store.get().finishFirst).toBe(true);
    actions.typeDigit('2');
    expect(store.get().stay?.draft.room).toBe('2');
    expect(calls).toEqual([]);
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
