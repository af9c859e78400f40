/** Any octet of any answer during access changed, cut or lengthened: a result, never a throw, never a better verdict. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ok } from '../../../../electron/core/result.ts';
import type { Transceiver } from '../../../../native/pcsc/transceiver.ts';
import {
  PASSPORT_DH,
  PASSPORT_PACE_CAM,
  PASSPORT_PACE_IM,
} from '../../../../native/virtual-chip/profiles/passports.ts';
import { chipWith, contentsOf, insert, KEY_OF_TYPE, read, smallPortraitOf } from './virtual-card.ts';

type Change = (answer: Uint8Array, octet: number, value: number) => Uint8Array;

const CHANGES: readonly Change[] = [
  (answer, octet, value) => answer.map((old, i) => (i === octet % answer.length ? old ^ value : old)),
  (answer, octet) => answer.slice(0, octet % answer.length),
  (answer, octet, value) => Uint8Array.of(...answer.subarray(0, octet % answer.length), value, ...answer),
];

/** Spoils the answer to one command. */
function spoiling(card: Transceiver, apdu: number, change: (answer: Uint8Array) => Uint8Array): Transceiver {
  let count = 0;
  return {
    ...card,
    async transmit(command) {
      const answer = await card.transmit(command);
      return ++count === apdu && answer.ok ? ok(change(answer.value)) : answer;
    },
  };
}

describe.each([PASSPORT_PACE_CAM, PASSPORT_PACE_IM, PASSPORT_DH])('$name', (passport) => {
  const profile = smallPortraitOf(passport);
  const contents = contentsOf(profile);

  test('any answer', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(...CHANGES),
        fc.nat(300),
        fc.integer({ min: 1, max: 255 }),
        async (apdu, change, octet, value) => {
          const card = spoiling(insert(chipWith(contents)), apdu, (answer) => change(answer, octet, value));
          const result = await read(card, [KEY_OF_TYPE[profile.documentType]]);
          if (!result.ok) return;
          // What was read is what was issued, or it is not vouched for.
          if (result.value.verdict.level !== 'genuine') return;
          for (const [name, bytes] of result.value.files) {
            if (name === 'EF.CardAccess') continue; // unsigned
            expect(bytes, name).toEqual([...contents.files].find(([other]) => other === name)?.[1]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
