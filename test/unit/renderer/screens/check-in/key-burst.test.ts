import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BURST_GAP_MS,
  fallQuiet,
  isScanning,
  type KeyEffect,
  type KeyPress,
  NO_BURST,
  pressKey,
  QUIET_MS,
} from '../../../../../renderer/screens/check-in/key-burst.ts';

const LINE = '000190000002||Tran Thi Vi Du|03021990|Nu|Thon Mau, Xa Thu|14082021';

const press = (key: string, at: number, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  at,
  repeat: false,
  modified: false,
  inField: false,
  ...more,
});

/** Types every key `gap` milliseconds after the one before. */
function type(keys: readonly string[], gap: number, more: Partial<KeyPress> = {}) {
  let burst = NO_BURST;
  const effects: KeyEffect[] = [];
  let swallowed = 0;
  keys.forEach((key, index) => {
    const outcome = pressKey(burst, press(key, index * gap, more));
    burst = outcome.burst;
    if (outcome.effect) effects.push(outcome.effect);
    if (outcome.swallow) swallowed += 1;
  });
  return { burst, effects, swallowed, at: (keys.length - 1) * gap };
}

const lines = (effects: readonly KeyEffect[]) => effects.filter(({ kind }) => kind === 'scan');

describe('keys as they fall', () => {
  test('a digit outside a text field is taken and does not reach the page', () => {
    const { effects, swallowed } = type(['7'], 100);
    expect(effects).toEqual([{ kind: 'digit', digit: '7' }]);
    expect(swallowed).toBe(1);
  });

  test('a digit in a text field stays there', () => {
    expect(type(['2', '0', '4'], 100, { inField: true })).toMatchObject({ effects: [], swallowed: 0 });
  });

  test('letters, digits with Ctrl and held keys start nothing', () => {
    expect(type(['a', 'n'], 100).effects).toEqual([]);
    expect(type(['1'], 100, { modified: true }).effects).toEqual([]);
    expect(type(['1'], 100, { repeat: true }).effects).toEqual([]);
  });

  test('six digits at a hand’s pace are no scan, and Enter after them is not swallowed', () => {
    const typed = type([...'000002', 'Enter'], 60, { inField: true });
    expect(typed.swallowed).toBe(0);
    expect(isScanning(typed.burst, typed.at)).toBe(false);
  });

  test.each(['Enter', 'Tab'])('a scanned line ends with %s, which the form never sees', (end) => {
    const scan = type([...LINE, end], 8, { inField: true });
    expect(lines(scan.effects)).toEqual([{ kind: 'scan', text: LINE }]);
    expect(scan.swallowed).toBe(1);
    expect(scan.burst).toEqual(NO_BURST);
  });

  test('the head of a scanned number is known as a scan before its first bar', () => {
    const scan = type([...LINE.slice(0, 12)], 8, { inField: true });
    expect(isScanning(scan.burst, scan.at + 100)).toBe(true);
    expect(isScanning(scan.burst, scan.at + QUIET_MS + 1)).toBe(false);
  });

  test('a scanner without a terminator ends its line by falling quiet', () => {
    const scan = type([...LINE], 8, { inField: true });
    expect(fallQuiet(scan.burst, scan.at + 50).effect).toBeUndefined();
    expect(fallQuiet(scan.burst, scan.at + QUIET_MS).effect).toEqual({ kind: 'scan', text: LINE });
  });

  test('Shift and Alt keys between the letters do not break a scan', () => {
    const keys = [...LINE].flatMap((key) => (key === '|' ? ['Shift', key] : [key]));
    expect(lines(type([...keys, 'Enter'], 20, { inField: true }).effects)).toEqual([
      { kind: 'scan', text: LINE },
    ]);
  });

  test('a scan from any screen gives one line, after at most six stray digits', () => {
    const scan = type([...LINE, 'Enter'], 8);
    expect(lines(scan.effects)).toHaveLength(1);
    expect(scan.effects.length).toBeLessThanOrEqual(7);
  });

  test('a web address or a price tag is no card', () => {
    expect(lines(type([...'https://vi-du.test/a|b', 'Enter'], 8).effects)).toEqual([]);
    expect(lines(type([...'8934567890123', 'Enter'], 8).effects)).toEqual([]);
  });

  test('property: whatever a hand types, no line comes of it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'0123456789|aZ', 'Enter', 'Shift'), { maxLength: 120 }),
        fc.integer({ min: BURST_GAP_MS + 1, max: 400 }),
        fc.boolean(),
        (keys, gap, inField) => lines(type(keys, gap, { inField }).effects).length === 0,
      ),
    );
  });

  test('property: a line survives any scanner pace and any terminator', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: BURST_GAP_MS }),
        fc.constantFrom('Enter', 'Tab'),
        fc.stringMatching(/^[0-9]{12}(\|[A-Za-z0-9 ,]{0,20}){3}\|[0-9]{8}(\|[A-Za-z0-9 ,]{0,20}){3,7}$/),
        (gap, end, line) => {
          expect(lines(type([...line, end], gap, { inField: true }).effects)).toEqual([
            { kind: 'scan', text: line },
          ]);
        },
      ),
    );
  });
});

describe('lines of an MRZ', () => {
  const TD3 = [
    'P<UTOMAU<<VI<DU<<<<<<<<<<<<<<<<<<<<<<<<<<<<<',
    'X0000001<4UTO9009051F3109041<<<<<<<<<<<<<<<6',
  ];
  const TD1 = [
    'IDVNM0900000018000090000001<<8',
    '9001158M3001156VNM<<<<<<<<<<<8',
    'NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<',
  ];
  const keysOf = (zone: readonly string[], end: string) => zone.flatMap((line) => [...line, end]);

  test.each([
    ['TD3', TD3, 'Enter'],
    ['TD1', TD1, 'Enter'],
    ['TD3', TD3, 'Tab'],
  ])('%s, each line ended by a key that the form never sees', (_, zone, end) => {
    const scan = type(keysOf(zone, end), 6, { inField: true });
    expect(scan.swallowed).toBe(zone.length);
    // Another line may follow: silence ends it.
    expect(scan.effects).toEqual([]);
    expect(fallQuiet(scan.burst, scan.at + QUIET_MS).effect).toEqual({
      kind: 'scan',
      text: zone.join('\n'),
    });
  });

  test('without a terminator after the last line', () => {
    const scan = type(keysOf(TD3, 'Enter').slice(0, -1), 6, { inField: true });
    expect(fallQuiet(scan.burst, scan.at + QUIET_MS).effect).toEqual({
      kind: 'scan',
      text: TD3.join('\n'),
    });
  });

  test('one line is no MRZ; its Enter is lost to the page, and nothing is scanned', () => {
    const scan = type([...TD3[1]!, 'Enter'], 6, { inField: true });
    expect(fallQuiet(scan.burst, scan.at + QUIET_MS).effect).toBeUndefined();
  });

  test('a hand that types it is not taken for a scanner', () => {
    const typed = type(keysOf(TD3, 'Enter'), BURST_GAP_MS + 1, { inField: true });
    expect(typed.swallowed).toBe(0);
    expect(fallQuiet(typed.burst, typed.at + QUIET_MS).effect).toBeUndefined();
  });
});

describe('layouts and input methods', () => {
  const at = (presses: readonly Partial<KeyPress>[]) => {
    let burst = NO_BURST;
    presses.forEach((one, index) => {
      burst = pressKey(burst, press(one.key ?? '', index * 5, { inField: true, ...one })).burst;
    });
    return burst.text;
  };

  test('digits and bar count by their physical key', () => {
    // The Vietnamese layout types letters on the digit row; an input method hides what it is busy with.
    expect(
      at([
        { key: 'ă', code: 'Digit1' },
        { key: 'Process', code: 'Digit4' },
        { key: '~', code: 'Backslash', shift: true },
        { key: '7', code: 'Numpad7' },
      ]),
    ).toBe('14|7');
  });

  test('letters and filler that an input method hides are known by their key', () => {
    expect(
      at([
        { key: 'Process', code: 'KeyP' },
        { key: 'Process', code: 'Comma', shift: true },
        { key: 'Unidentified', code: 'KeyU' },
      ]),
    ).toBe('P<U');
  });

  test('Alt codes of letters leave no digits behind; shifted digits are signs', () => {
    expect(
      at([
        { key: '1', code: 'Digit1' },
        { key: '2', code: 'Numpad2', modified: true },
        { key: '@', code: 'Digit2', shift: true },
      ]),
    ).toBe('1@');
  });
});
