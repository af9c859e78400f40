import { describe, expect, test } from 'vitest';
import type { CheckIn } from '../../../../../renderer/screens/check-in/counter-state.ts';
import { counter, FRESH_STAY } from '../../../../support/renderer/memory-counter.ts';
import { read } from '../../../../support/renderer/people.ts';

describe('a foreign guest', () => {
  const foreign: CheckIn = { ...read, declares: 'foreign-stay' };

  test('is filed with the permitted stay that was typed for this guest, and never with another', async () => {
    const { actions, calls, store } = counter({ view: foreign });
    actions.editStay({ room: '207' });
    await actions.file();
    expect(calls[0]?.input).not.toHaveProperty('permittedStayUntil');
    store.clear();
    const again = counter({ view: { ...foreign, id: 'another' } });
    again.store.set({ permitted: { checkInId: foreign.id, until: '2026-04-01' } });
    await again.actions.file();
    expect(again.calls[0]?.input).not.toHaveProperty('permittedStayUntil');
    const typed = counter({ view: foreign });
    typed.actions.editPermitted('2026-04-01');
    await typed.actions.file();
    expect(typed.calls[0]).toMatchObject({ input: { permittedStayUntil: '2026-04-01' } });
  });

  test('a day that is being changed does not count any more', async () => {
    const { actions, calls } = counter({ view: foreign });
    actions.editPermitted('2026-04-01');
    actions.editPermitted(undefined);
    await actions.file();
    expect(calls[0]?.input).not.toHaveProperty('permittedStayUntil');
  });

  test('a citizen is never filed with one', async () => {
    const { actions, calls } = counter({ view: { ...read, declares: 'stay-notice' } });
    actions.editPermitted('2026-04-01');
    await actions.file();
    expect(calls[0]?.input).not.toHaveProperty('permittedStayUntil');
  });
});

describe('a guest without papers', () => {
  test('is admitted with what was said and no more, and the task is at hand', async () => {
    const { actions, calls, store, stage } = counter();
    actions.openWithoutPapers();
    expect(stage()).toBe('without-papers');
    actions.editWithoutPapers({ fullName: 'Võ Hồng Ánh', permittedStayUntil: '2026-04-01' });
    actions.editWithoutPapers({ stay: { ...FRESH_STAY, room: '101' } });
    await actions.fileWithoutPapers();
    expect(calls[0]).toEqual({
      method: 'stay.withoutPapers',
      input: {
        fullName: 'Võ Hồng Ánh',
        sex: 'unspecified',
        nationality: 'VNM',
        stay: { ...FRESH_STAY, room: '101' },
      },
    });
    expect(stage()).toBe('filed');
    expect(store.get().filed).toMatchObject({ police: { task: 'task-1' }, room: '101' });
  });

  test('a name that was begun is not dropped by one Esc', () => {
    const { actions, stage, store } = counter();
    actions.openWithoutPapers();
    actions.editWithoutPapers({ fullName: 'Võ' });
    actions.back();
    expect(store.get().leaving).toBe(true);
    actions.back();
    expect(stage()).toBe('waiting');
  });
});

describe('the same person in another room', () => {
  test('the earlier stay ends only when the clerk says so', async () => {
    const { actions, calls } = counter({ view: read, refuses: { 'stay.file': 'stay-overlaps' } });
    await actions.file();
    expect(calls[0]?.input).not.toHaveProperty('earlierStay');
    await actions.file({ earlierStay: 'ends-now' });
    expect(calls[1]).toMatchObject({ input: { earlierStay: 'ends-now' } });
  });
});

describe('a group', () => {
  test('a guest is confirmed and the counter waits for the next card, never for the one that lies there', async () => {
    const { actions, calls, stage, store } = counter({ group: true });
    await actions.start({ kind: 'can', can: '000002' });
    await actions.file();
    expect(calls.at(-1)).toEqual({ method: 'group.confirm', input: { checkInId: 'check-in-2' } });
    expect(stage()).toBe('waiting');
    expect(store.get()).toMatchObject({ grouped: { room: '401' }, done: 1 });
    await actions.start({ kind: 'can', can: '000003' });
    expect(store.get().pending).toEqual({ kind: 'can', can: '000003' });
  });

  test('a room that was typed goes before the one that is dealt', async () => {
    const { actions, calls } = counter({ group: true, view: read });
    actions.editStay({ room: ' 501 ' });
    await actions.file();
    expect(calls[0]).toMatchObject({ method: 'group.confirm', input: { room: '501' } });
  });

  test('one without papers joins it: the room and the times are the group’s, and the police come next', async () => {
    const { actions, calls, store, stage } = counter({ group: true });
    actions.openWithoutPapers();
    actions.editWithoutPapers({ fullName: ' Võ Hồng Ánh', birthDate: '1995' });
    await actions.fileWithoutPapers();
    expect(calls).toEqual([
      {
        method: 'group.withoutPapers',
        input: { fullName: ' Võ Hồng Ánh', birthDate: '1995', sex: 'unspecified', nationality: 'VNM' },
      },
    ]);
    expect(stage()).toBe('filed');
    expect(store.get().filed).toMatchObject({
      fullName: 'Võ Hồng Ánh',
      room: '401',
      police: { task: 'task-1' },
    });
    // Taken back: nobody is to be told of who is not here.
    actions.takenBack();
    expect(stage()).toBe('waiting');
  });

  test('one without papers in another room than the one dealt; what is refused keeps what was typed', async () => {
    const { actions, calls, stage, store } = counter({
      group: true,
      refuses: { 'group.withoutPapers': 'fields-invalid' },
    });
    actions.openWithoutPapers();
    actions.editWithoutPapers({ fullName: 'Võ Hồng Ánh', stay: { ...FRESH_STAY, room: ' 501 ' } });
    await actions.fileWithoutPapers();
    expect(calls[0]).toMatchObject({ method: 'group.withoutPapers', input: { room: '501' } });
    expect(stage()).toBe('without-papers');
    expect(store.get().withoutPapers?.fullName).toBe('Võ Hồng Ánh');
    expect(store.get().problem?.code).toBe('fields-invalid');
  });

  test('digits of the next card never become the room of this guest', () => {
    const { actions, store } = counter({ group: true, view: read });
    actions.typeDigit('7');
    expect(store.get()).toMatchObject({ finishFirst: true });
    expect(store.get().stay).toBeUndefined();
  });

  test('what is refused keeps the guest on the counter', async () => {
    const { actions, stage, store } = counter({
      group: true,
      view: read,
      refuses: { 'group.confirm': 'fields-invalid' },
    });
    await actions.file();
    expect(stage()).toBe('guest');
    expect(store.get().problem?.code).toBe('fields-invalid');
  });
});

describe('papers without a card', () => {
  test('begin with the kind of paper; a passport that could not be read keeps what was typed for it', () => {
    const child = counter();
    child.actions.openPaper('birth-certificate');
    expect(child.store.get().byHand).toMatchObject({ documentKind: 'birth-certificate', fullName: '' });
    const passport = counter();
    passport.actions.openPassport();
    passport.actions.editPassport({ documentNumber: 'X0000001', birthDate: '05/09/1990' });
    passport.actions.openByHand();
    expect(passport.store.get().byHand).toMatchObject({
      documentKind: 'passport',
      documentNumber: 'X0000001',
      birthDate: '05/09/1990',
      nationality: '',
    });
  });
});
