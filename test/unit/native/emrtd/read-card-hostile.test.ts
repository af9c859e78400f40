import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ok } from '../../../../electron/core/result.ts';
import { readCard } from '../../../../native/emrtd/read-card.ts';
import type { ReadFailure } from '../../../../native/emrtd/reading.ts';
import { MAX_APDUS_PER_SESSION } from '../../../../native/emrtd/secure-messaging/chip-session.ts';
import { concatBytes, hexToBytes } from '../../../../native/iso7816/bytes.ts';
import type { Transceiver } from '../../../../native/pcsc/transceiver.ts';
import {
  CAN,
  chipWith,
  contentsOf,
  dependencies,
  fileOn,
  insert,
  MRZ_KEY,
  SMALL_CARD,
} from './virtual-card.ts';

/** Answers as a function of the command and of how many came before. */
function cardThat(answer: (command: Uint8Array, n: number) => Uint8Array): Transceiver & { count: number } {
  return {
    readerName: 'hostile',
    atr: new Uint8Array(),
    count: 0,
    async transmit(command) {
      return ok(answer(command, this.count++));
    },
  };
}

const readAll = (card: Transceiver) => readCard(card, { keys: [CAN, MRZ_KEY] }, dependencies());

/** Everything that a failure may be called when the card is there and answers. */
const CHIP_FAILURES: readonly ReadFailure['code'][] = [
  'wrong-can',
  'wrong-mrz-key',
  'access-blocked',
  'not-an-emrtd',
  'access-not-supported',
  'secure-channel-lost',
  'chip-protocol-error',
  'file-unreadable',
];

const status = fc
  .constantFrom(
    '9000',
    '6100',
    '6101',
    '61FF',
    '6C00',
    '6C01',
    '6CFF',
    '6282',
    '6300',
    '63C0',
    '6700',
    '6982',
    '6983',
    '6988',
    '6A82',
    '6B00',
    '6F00',
  )
  .map(hexToBytes);
const start = fc
  .constantFrom(
    '',
    '7C12 8010',
    '7C43 8241',
    '7C43 8441',
    '7C0A 8608',
    '3184FFFFFFFF',
    '3182FFFF',
    '6082FFFF',
    '31143012060A04007F0007020204020202010202010D',
    '990290008E08',
    '8711 01',
    '30803080',
    '5F1F82',
  )
  .map(hexToBytes);
const answer = fc
  .tuple(start, fc.uint8Array({ maxLength: 260 }), status)
  .map(([head, middle, sw]) => concatBytes(head, middle, sw));

describe('a chip that makes things up', () => {
  test('random answers: always a Result, in a bounded number of commands', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.infiniteStream(fc.oneof(answer, fc.uint8Array({ maxLength: 300 }))),
        async (stream) => {
          const card = cardThat(() => stream.next().value ?? new Uint8Array());
          const result = await readAll(card);
          expect(result.ok).toBe(false);
          expect(!result.ok && CHIP_FAILURES).toContain(!result.ok && result.error.code);
          expect(card.count).toBeLessThan(1000);
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each([
    ['61 for ever', () => '6101'],
    ['61 with data for ever', () => 'AA6110'],
    ['6C counting down', (n: number) => `6C${(255 - (n % 256)).toString(16).padStart(2, '0')}`],
    ['6C for ever', () => '6C10'],
    ['6700 for ever', () => '6700'],
    ['9000 for ever', () => '9000'],
    ['6282 for ever', () => '6282'],
    ['an EF.CardAccess of 16 MB', () => '3183FFFFFF0000009000'],
    ['nothing', () => ''],
    ['half a status word', () => '90'],
    ['64 kB at a time', () => `${'31'.repeat(65_000)}9000`],
    ['blocked', () => '6983'],
  ] as const)('%s comes to an end', async (_, text) => {
    const card = cardThat((_command, n) => hexToBytes(text(n)));
    const result = await readAll(card);
    expect(!result.ok && CHIP_FAILURES).toContain(!result.ok && result.error.code);
    expect(card.count).toBeLessThan(1000);
  });
});

/** What a man in the middle, or a chip gone bad, does to one answer. */
type Meddling =
  | { readonly kind: 'flip'; readonly bit: number }
  | { readonly kind: 'cut'; readonly length: number }
  | { readonly kind: 'replace'; readonly by: Uint8Array }
  | { readonly kind: 'again' };

const meddling: fc.Arbitrary<Meddling> = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), bit: fc.nat({ max: 4000 }) }),
  fc.record({ kind: fc.constant('cut' as const), length: fc.nat({ max: 200 }) }),
  fc.record({ kind: fc.constant('replace' as const), by: answer }),
  fc.constant({ kind: 'again' as const }),
);

function meddle(original: Uint8Array, previous: Uint8Array, how: Meddling): Uint8Array {
  switch (how.kind) {
    case 'flip': {
      const flipped = original.slice();
      const bit = how.bit % (8 * flipped.length);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      return flipped;
    }
    case 'cut':
      return original.slice(0, how.length);
    case 'replace':
      return how.by;
    case 'again':
      return previous;
  }
}

describe('a genuine chip behind a meddler', () => {
  test('is read right, or not at all', async () => {
    const contents = contentsOf(SMALL_CARD);
    const attack = fc.array(fc.tuple(fc.nat({ max: 45 }), meddling), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(attack, async (meddlings) => {
        const card = insert(chipWith(contents));
        let previous: Uint8Array = new Uint8Array([0x90, 0x00]);
        let count = 0;
        const behind: Transceiver = {
          ...card,
          async transmit(command) {
            const answered = await card.transmit(command);
            if (!answered.ok) return answered;
            let value = answered.value;
            for (const [at, how] of meddlings) if (at === count) value = meddle(value, previous, how);
            previous = answered.value;
            count++;
            return ok(value);
          },
        };
        const result = await readAll(behind);
        expect(count).toBeLessThan(MAX_APDUS_PER_SESSION);
        if (!result.ok) {
          expect(CHIP_FAILURES).toContain(result.error.code);
          return;
        }
        // SECURITY: nothing under secure messaging may ever be wrong, whatever was done to the answers.
        for (const [name, bytes] of result.value.files) {
          if (name === 'EF.CardAccess') continue;
          expect([name, bytes]).toEqual([name, fileOn(contents, name)]);
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
