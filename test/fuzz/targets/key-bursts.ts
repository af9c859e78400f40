/** Scanners that type: keys of a keyboard, damaged on their way, among those that a hand presses. */
import { readScan } from '../../../electron/backend/check-in/scanned.ts';
import {
  fallQuiet,
  type KeyOutcome,
  type KeyPress,
  NO_BURST,
  pressKey,
  QUIET_MS,
} from '../../../renderer/screens/check-in/key-burst.ts';
import type { Draws } from '../draws.ts';
import { mutateText } from '../mutate-text.ts';
import type { FuzzTarget } from '../target.ts';

/** As the page keeps at most of one burst. */
const LONGEST_BURST = 2001;
const USUAL_GAP = 30;
const LONGEST_GAP = 300;
const TODAY = '2026-11-25';

const NAMED_KEYS = ['Shift', 'Alt', 'Dead', 'Process', 'Unidentified', 'Backspace', 'Escape', 'Tab', 'Enter'];
/** What Telex and VNI make of letters, and what is no letter at all. */
const OTHER_KEYS = ['ư', 'ễ', 'w', '7', '|', '<', '\u0301', '\u{1f600}', '\ud800', '', 'Ā'.repeat(40)];
const CODES = ['Digit1', 'Numpad9', 'Backslash', 'Comma', 'KeyN', 'KeyÄ', 'Digit', ''];

const keyOf = (character: string, at: number, draws: Draws): KeyPress => ({
  key: character === '\r' || character === '\n' ? 'Enter' : character,
  at,
  repeat: draws.oneIn(400),
  modified: draws.oneIn(400),
  inField: draws.oneIn(2),
  ...(/^\d$/.test(character) && draws.oneIn(2) && { code: `Digit${character}` }),
  ...(character === '|' && draws.oneIn(2) && { code: 'Backslash', shift: true }),
});

const damaged = (press: KeyPress, draws: Draws): KeyPress => ({
  ...press,
  key: draws.oneIn(2) ? draws.pick(NAMED_KEYS) : draws.pick(OTHER_KEYS),
  ...(draws.oneIn(2) && { code: draws.pick(CODES), shift: draws.oneIn(2) }),
});

/** The text as keys, a few of them lost, changed or late. */
function pressesOf(text: string, draws: Draws): readonly KeyPress[] {
  const presses: KeyPress[] = [];
  const changes = draws.oneIn(3) ? 0 : 60;
  let at = draws.below(LONGEST_GAP);
  for (const character of `${text}${draws.oneIn(3) ? '' : '\r'}`) {
    at += draws.oneIn(150) ? draws.below(LONGEST_GAP) : draws.below(USUAL_GAP);
    const press = keyOf(character, at, draws);
    presses.push(changes > 0 && draws.oneIn(changes) ? damaged(press, draws) : press);
  }
  return presses;
}

function typeAll(presses: readonly KeyPress[]): readonly string[] {
  const scans: string[] = [];
  let burst = NO_BURST;
  const take = (outcome: KeyOutcome) => {
    burst = outcome.burst;
    if (burst.text.length > LONGEST_BURST) throw new Error(`a burst of ${burst.text.length} characters`);
    if (outcome.effect?.kind === 'scan') scans.push(outcome.effect.text);
    if (outcome.effect?.kind === 'digit' && !/^\d$/.test(outcome.effect.digit)) {
      throw new Error('a digit that is none');
    }
  };
  for (const press of presses) take(pressKey(burst, press));
  take(fallQuiet(burst, (presses.at(-1)?.at ?? 0) + QUIET_MS));
  if (burst !== NO_BURST && burst.text !== '') throw new Error('a burst that does not end in silence');
  return scans;
}

/** What is typed is read as the counter reads it. */
export const keyBurstTarget = (share: number, texts: readonly string[]): FuzzTarget => ({
  name: 'key-bursts',
  share,
  maxCpuMs: 1000,
  maxMegabytes: 48,
  prepare: () => (draws) => {
    const text = draws.oneIn(3) ? draws.pick(texts) : mutateText(draws.pick(texts), draws, draws.pick(texts));
    return typeAll(pressesOf(text, draws)).some((scan) => readScan(scan, 'damaged', TODAY).ok);
  },
});
