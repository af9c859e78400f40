import { describe, expect, test } from 'vitest';
import {
  type Access,
  accessToStart,
  type CheckIn,
  type CounterState,
  digitsOf,
  draftOf,
  EMPTY_COUNTER,
  EMPTY_PERSON,
  filedOf,
  leavesNothing,
  stageOf,
} from '../../../../../renderer/screens/check-in/counter-state.ts';

const text = { vi: 'x', en: 'x' };
const view = (more: Partial<CheckIn> = {}): CheckIn => ({
  id: 'one',
  stage: 'waiting',
  portrait: false,
  warnings: [],
  ...more,
});
const failed = (code: string) => view({ stage: 'failed', failure: { code, message: text, remedy: text } });
const can: Access = { kind: 'can', can: '000002' };
const draft = { room: '', arrival: 1, plannedDeparture: 2, reason: '1' };
const counter = (more: Partial<CounterState> = {}): CounterState => ({ ...EMPTY_COUNTER, ...more });

describe('six digits', () => {
  test('of a whole number the last six count; signs between are dropped', () => {
    expect(digitsOf('000190000002')).toBe('000002');
    expect(digitsOf('00-00 02')).toBe('000002');
    expect(digitsOf('0000021')).toBe('000002');
  });
});

describe('the stage on screen', () => {
  test('is filed for a page that was loaded after the filing, and for a second one', () => {
    const filed = { id: 'record', room: '203', deadline: 9, late: false };
    const at = view({ stage: 'read', filed });
    expect(stageOf(at, counter())).toBe('filed');
    expect(filedOf(at, counter())).toMatchObject({ ...filed, checkInId: 'one' });
    expect(stageOf(view({ stage: 'read' }), counter())).toBe('guest');
  });

  test('follows the backend', () => {
    expect(stageOf(view(), counter())).toBe('waiting');
    expect(stageOf(view({ stage: 'reading' }), counter())).toBe('reading');
    expect(stageOf(failed('wrong-can'), counter())).toBe('failed');
    expect(stageOf(view({ stage: 'read' }), counter())).toBe('guest');
    expect(stageOf(view({ stage: 'by-hand' }), counter({ byHand: EMPTY_PERSON }))).toBe('guest');
  });

  test('a read that the clerk stopped is not shown as a failure', () => {
    expect(stageOf(failed('cancelled'), counter())).toBe('waiting');
  });

  test('the confirmation stays until the next guest has come', () => {
    const filed = { id: 'd', checkInId: 'one', fullName: 'A', room: '1', deadline: 1, late: false };
    expect(stageOf(view({ stage: 'read' }), counter({ filed }))).toBe('filed');
    expect(stageOf(view({ id: 'two' }), counter({ filed }))).toBe('waiting');
  });
});

describe('what is read without another key', () => {
  const card = { state: 'card' as const, insertion: 2 };

  test('digits that waited for their card', () => {
    expect(accessToStart(view(), counter({ pending: can }), card)).toEqual(can);
    expect(accessToStart(view(), counter({ pending: can }), { ...card, state: 'empty' })).toBeUndefined();
    expect(accessToStart(view({ stage: 'read' }), counter({ pending: can }), card)).toBeUndefined();
  });

  test('never the card of a guest who is filed', () => {
    expect(accessToStart(view(), counter({ pending: can, done: 2 }), card)).toBeUndefined();
    expect(accessToStart(view(), counter({ pending: can, done: 1 }), card)).toEqual(can);
  });

  test('a card that was pulled and laid again, but the same insertion never twice', () => {
    expect(accessToStart(failed('card-removed'), counter({ last: can, tried: 1 }), card)).toEqual(can);
    expect(accessToStart(failed('card-removed'), counter({ last: can, tried: 2 }), card)).toBeUndefined();
  });

  test('wrong digits are never tried again by themselves', () => {
    expect(accessToStart(failed('wrong-can'), counter({ last: can }), card)).toBeUndefined();
    expect(accessToStart(failed('cancelled'), counter({ last: can }), card)).toBeUndefined();
  });

  test('nothing while a call is under way', () => {
    expect(accessToStart(view(), counter({ pending: can, busy: true }), card)).toBeUndefined();
  });
});

describe('leaving a guest', () => {
  const read = (level: 'genuine' | 'forged') =>
    view({
      stage: 'read',
      source: 'chip',
      draft,
      verdict: { level, title: text, advice: text, reasons: [] },
    });
  const typed = counter({ stay: { checkInId: 'one', draft: { ...draft, room: '204' } } });

  test('asks only when something was typed', () => {
    expect(leavesNothing(read('genuine'), counter())).toBe(true);
    expect(leavesNothing(read('genuine'), typed)).toBe(false);
    expect(leavesNothing(view({ stage: 'by-hand', source: 'typed', draft }), counter())).toBe(false);
  });

  test('not filing a forged card needs no second thought', () => {
    expect(leavesNothing(read('forged'), typed)).toBe(true);
    expect(leavesNothing(read('forged'), { ...typed, forgedConfirmed: true })).toBe(false);
  });
});

describe('the form', () => {
  test('keeps what was typed for this guest and never carries it to the next', () => {
    const typed = counter({ stay: { checkInId: 'one', draft: { ...draft, room: '204' } } });
    expect(draftOf(view({ stage: 'read', draft }), typed)?.room).toBe('204');
    expect(draftOf(view({ id: 'two', stage: 'read', draft }), typed)?.room).toBe('');
    expect(draftOf(view(), typed)).toBeUndefined();
  });
});
