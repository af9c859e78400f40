import { describe, expect, test } from 'vitest';
import { chooseSlot, readerViewOf } from '../../../electron/backend/card-desk.ts';
import type { ReaderSlot, SlotStatus } from '../../../native/pcsc/card-reader-port.ts';

const slot = (name: string, status: SlotStatus, insertion = 1): ReaderSlot => ({ name, status, insertion });
const running = (...slots: ReaderSlot[]) => ({ service: 'running' as const, slots });

describe('which slot the desk looks at', () => {
  test('the only one with a card, wherever it stands', () => {
    expect(chooseSlot(running(slot('A', 'empty'), slot('B', 'present')))).toMatchObject({ name: 'B' });
  });

  test('two cards are said, not guessed', () => {
    expect(chooseSlot(running(slot('A', 'present'), slot('B', 'mute')))).toBe('several');
  });

  test('the preferred reader alone, while it is plugged in', () => {
    const both = running(slot('A', 'present'), slot('B', 'empty'));
    expect(chooseSlot(both, 'B')).toMatchObject({ name: 'B' });
    expect(chooseSlot(both, 'gone')).toMatchObject({ name: 'A' });
  });
});

describe('what the screen says', () => {
  test.each([
    [{ service: 'stopped' as const, slots: [] }, 'service-stopped'],
    [running(), 'no-reader'],
    [running(slot('A', 'empty')), 'empty'],
    [running(slot('A', 'present')), 'card'],
    [running(slot('A', 'mute')), 'mute'],
    [running(slot('A', 'in-use')), 'in-use'],
    [running(slot('A', 'present'), slot('B', 'present')), 'several-cards'],
  ])('%o → %s', (snapshot, state) => {
    expect(readerViewOf(snapshot).state).toBe(state);
  });

  test('every insertion changes the number, in whichever slot', () => {
    const before = readerViewOf(running(slot('A', 'empty', 3), slot('B', 'empty', 1))).insertion;
    expect(readerViewOf(running(slot('A', 'empty', 3), slot('B', 'present', 2))).insertion).not.toBe(before);
  });
});
