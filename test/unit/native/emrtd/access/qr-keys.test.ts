/** From a QR code to an open chip: the keys in their order, against chips that only take the later ones. */
import { describe, expect, test } from 'vitest';
import { accessKeysFromQr } from '../../../../../electron/core/identity/card-qr.ts';
import type { AccessKey } from '../../../../../native/emrtd/reading.ts';
import type { CardHolder } from '../../../../../native/virtual-chip/card-holder.ts';
import type { ChipFault } from '../../../../../native/virtual-chip/faults/chip-fault.ts';
import { tamper } from '../../../../../native/virtual-chip/faults/file-faults.ts';
import {
  chipWith,
  codeOf,
  HOLDER,
  insert,
  issuer,
  read,
  readChip,
  SMALL_CARD,
  seededRandom,
  smallPortrait,
  succeeded,
  WRONG_CAN,
} from '../virtual-card.ts';

const TODAY = '2026-11-25';
const COMPRESSED = (date: string) => date.split('-').reverse().join('');

const qrOf = ({ number, fullName, birthDate, issueDate }: CardHolder): string =>
  `${number}||${fullName}|${COMPRESSED(birthDate)}|Nam|Phường Ví Dụ, Hà Nội|${COMPRESSED(issueDate)}`;

function keysOf(holder: CardHolder): readonly AccessKey[] {
  const keys = accessKeysFromQr(qrOf(holder), TODAY);
  if (!keys.ok) throw new Error(keys.error);
  return keys.value;
}

const chipOf = (holder: CardHolder, ...faults: readonly ChipFault[]) => {
  const contents = issuer.issue(holder, { profile: SMALL_CARD, portrait: smallPortrait() });
  return chipWith(tamper(contents, faults, seededRandom(11)), faults);
};

/** Born and issued on these days; what the chip says may be one of several dates that the law allows. */
const cardOf = (birthDate: string, issueDate: string, expiryDate: string | null): CardHolder => ({
  ...HOLDER,
  // Digits 4 to 6: sex and century, year of birth.
  number: `000${birthDate.startsWith('20') ? '2' : '0'}${birthDate.slice(2, 4)}000001`,
  birthDate,
  issueDate,
  expiryDate,
});

describe('PACE needs the number alone', () => {
  test('whatever the expiry: the first key opens', async () => {
    const holder = cardOf('1990-01-15', '2022-01-20', '2099-01-01');
    const reading = succeeded(await readChip(chipOf(holder), keysOf(holder)));
    expect(reading).toMatchObject({ access: 'PACE-CAN', keyKind: 'can' });
  });

  test('and a QR code without day of issue has no other', async () => {
    const keys = accessKeysFromQr(qrOf(HOLDER).replace(/\|\d{8}$/, '|'), TODAY);
    expect(keys).toEqual({ ok: true, value: [{ kind: 'can', can: '000001' }] });
  });
});

describe('BAC with an expiry derived from birth and issue (14, 25, 40, 60)', () => {
  test.each([
    ['at 32, to 40', '1990-01-15', '2022-01-20', '2030-01-15'],
    ['at 22, to 25', '1997-06-10', '2020-06-01', '2022-06-10'],
    ['at 23, within two years of 25, to 40', '1997-06-10', '2021-01-05', '2037-06-10'],
    ['at 57, to 60', '1966-05-20', '2024-05-18', '2026-05-20'],
    ['at 58 and later, never', '1960-05-20', '2021-05-21', null],
    ['at 8 by the law of 2023, to 14', '2016-09-09', '2024-10-01', '2030-09-09'],
    ['at 12 by the law of 2023, to 25', '2012-09-09', '2024-10-01', '2037-09-09'],
  ])('%s', async (_, birth, issue, expiry) => {
    const holder = cardOf(birth, issue, expiry);
    const reading = succeeded(await readChip(chipOf(holder, { kind: 'bac-only' }), keysOf(holder)));
    expect(reading.access).toBe('BAC');
    // Nobody may take the weaker way unnoticed.
    expect(reading.verdict.reasons).toContain('pace-downgraded-to-bac');
  });

  test.each([
    ['issued on the day on which the window opens, to 25', '1997-06-10', '2020-06-10', '2022-06-10'],
    ['issued on that day, to 40', '1997-06-10', '2020-06-10', '2037-06-10'],
    ['issued the day before, to 40 all the same', '1997-06-10', '2020-06-09', '2037-06-10'],
    ['issued on the 58th birthday, to 60', '1963-05-20', '2021-05-20', '2023-05-20'],
    ['issued on the 58th birthday, never', '1963-05-20', '2021-05-20', null],
    ['born on 29 February, to 28 February', '1996-02-29', '2018-01-05', '2021-02-28'],
    ['born on 29 February, to 1 March', '1996-02-29', '2018-01-05', '2021-03-01'],
    ['born on 29 February, to a leap year', '1984-02-29', '2015-01-05', '2024-02-29'],
    ['born on 29 February, issued on the boundary', '2000-02-29', '2023-02-28', '2025-03-01'],
  ])('both sides of a boundary: %s', async (_, birth, issue, expiry) => {
    const holder = cardOf(birth, issue, expiry);
    const reading = succeeded(await readChip(chipOf(holder, { kind: 'bac-only' }), keysOf(holder)));
    expect(reading).toMatchObject({ access: 'BAC', keyKind: 'mrz' });
  });

  test('only the second candidate is right: it is tried second, after one refusal', async () => {
    const holder = cardOf('1997-06-10', '2020-06-10', '2022-06-10');
    const keys = keysOf(holder);
    expect(keys.map((key) => (key.kind === 'mrz' ? key.expiryDate : key.can))).toEqual([
      '000001',
      '370610',
      '220610',
    ]);
    const tries = triesOf(insert(chipOf(holder, { kind: 'bac-only' })));
    succeeded(await read(tries.card, keys));
    expect(tries.refusals()).toBe(1);
  });

  test('never more candidates than a read may try', () => {
    for (let year = 1940; year <= 2012; year++) {
      for (const [month, day] of ['02-28', '02-29', '03-01', '07-01'].map((date) => date.split('-'))) {
        const birth = `${year}-${month}-${day}`;
        if (new Date(birth).toISOString().slice(0, 10) !== birth) continue;
        for (let issued = Math.max(2016, year + 14); issued <= 2035; issued++) {
          for (const date of [
            `${issued}-02-28`,
            `${issued}-03-01`,
            `${issued}-${month}-${month === '02' ? '28' : day}`,
          ]) {
            expect(keysOf(cardOf(birth, date, null)).length).toBeLessThanOrEqual(8);
          }
        }
      }
    }
  });
});

/** Counts EXTERNAL AUTHENTICATE and PACE tokens that were refused, and may delay the answer after each. */
function triesOf(
  card: ReturnType<typeof insert>,
  afterRefusal: (refusals: number) => Promise<void> = async () => {},
) {
  let refusals = 0;
  const delaying: typeof card = {
    ...card,
    async transmit(command, ...rest) {
      const response = await card.transmit(command, ...rest);
      const isTry = command[1] === 0x82 || (command[1] === 0x86 && command[0] === 0x00);
      const sw = response.ok ? response.value.slice(-2) : undefined;
      if (isTry && sw?.[0] === 0x63) await afterRefusal(++refusals);
      return response;
    },
  };
  return { card: delaying, refusals: () => refusals };
}

describe('chips that count, and chips that make one wait', () => {
  const boundary = cardOf('1997-06-10', '2020-06-10', '2022-06-10');

  test('a delay that grows with every refusal is waited for', async () => {
    const waits: number[] = [];
    const slow = triesOf(insert(chipOf(boundary, { kind: 'bac-only' })), async (refusals) => {
      const ms = 20 * 2 ** refusals;
      waits.push(ms);
      await new Promise((resolve) => setTimeout(resolve, ms));
    });
    expect(succeeded(await read(slow.card, keysOf(boundary))).access).toBe('BAC');
    expect(waits).toEqual([40]);
  });

  test('the last try is left to a person: a chip of two tries refuses one guess and is not given the next', async () => {
    const chip = chipOf(boundary, { kind: 'bac-only' }, { kind: 'retry-counter', tries: 2 });
    const first = await readChip(chip, keysOf(boundary));
    expect(first).toMatchObject({ ok: false, error: { code: 'wrong-mrz-key', sw: 0x63c1 } });
    // The chip is not blocked: who types the right date gets in.
    const [, , right] = keysOf(boundary);
    expect(succeeded(await readChip(chip, [right!])).access).toBe('BAC');
  });

  test('with PACE as well: warned by MSE:Set AT, a guess is not spent', async () => {
    const chip = chipOf(HOLDER, { kind: 'retry-counter', tries: 2 });
    expect(codeOf(await readChip(chip, [WRONG_CAN, ...keysOf(HOLDER)]))).toBe('wrong-can');
    expect(succeeded(await readChip(chip, keysOf(HOLDER))).access).toBe('PACE-CAN');
  });

  test('the QR code of another card never blocks a chip of three tries in one read', async () => {
    const chip = chipOf(HOLDER, { kind: 'retry-counter', tries: 3 });
    const other = keysOf(cardOf('1997-06-10', '2020-06-10', '2022-06-10')).map((key) =>
      key.kind === 'can' ? WRONG_CAN : key,
    );
    expect(codeOf(await readChip(chip, other))).toBe('wrong-can');
    expect(succeeded(await readChip(chip, keysOf(HOLDER))).access).toBe('PACE-CAN');
  });

  test('a chip that is blocked says so', async () => {
    const chip = chipOf(HOLDER, { kind: 'retry-counter', tries: 1 });
    expect(codeOf(await readChip(chip, [WRONG_CAN]))).toBe('wrong-can');
    expect(codeOf(await readChip(chip, keysOf(HOLDER)))).toBe('access-blocked');
  });
});
