/** The whole read against chips that lie: nothing but a Result, in a bounded number of commands, never a better verdict. */
import { ok } from '../../../electron/core/result.ts';
import { readCard } from '../../../native/emrtd/read-card.ts';
import type { AccessKey, CardReading, ReadFailureCode } from '../../../native/emrtd/reading.ts';
import { MAX_APDUS_PER_SESSION } from '../../../native/emrtd/secure-messaging/chip-session.ts';
import { concatBytes, equalBytes, hexToBytes } from '../../../native/iso7816/bytes.ts';
import type { Transceiver } from '../../../native/pcsc/transceiver.ts';
import type { CardContents } from '../../../native/virtual-chip/card-contents.ts';
import { CCCD_2021 } from '../../../native/virtual-chip/profiles/cccd-2021.ts';
import type { ChipFileName, ChipProfile } from '../../../native/virtual-chip/profiles/chip-profile.ts';
import { PASSPORT_BAC, PASSPORT_RSA_PSS } from '../../../native/virtual-chip/profiles/passports.ts';
import {
  CAN,
  chipWith,
  contentsOf,
  dependencies,
  fileOn,
  insert,
  KEY_OF_TYPE,
  MRZ_KEY,
  smallPortraitOf,
} from '../../unit/native/emrtd/virtual-card.ts';
import type { Draws } from '../draws.ts';
import { mutateOctets } from '../mutate-octets.ts';
import { mutateTlv } from '../mutate-tlv.ts';
import type { FuzzTarget } from '../target.ts';

/** Everything that a failure may be called when the card is there and answers. */
const CHIP_FAILURES: readonly ReadFailureCode[] = [
  'wrong-can',
  'wrong-mrz-key',
  'access-blocked',
  'not-an-emrtd',
  'access-not-supported',
  'secure-channel-lost',
  'chip-protocol-error',
  'file-unreadable',
];

/** EF.CardAccess and EF.COM carry no signature: whatever they say must not matter. */
const UNSIGNED: readonly string[] = ['EF.CardAccess', 'EF.COM', 'EF.SOD', 'EF.CardSecurity'];

const LIMITS = { maxCpuMs: 10_000, maxMegabytes: 96 } as const;

async function readFrom(card: Transceiver, keys: readonly AccessKey[]): Promise<CardReading | undefined> {
  let commands = 0;
  const counted: Transceiver = {
    ...card,
    transmit(command) {
      commands += 1;
      return card.transmit(command);
    },
  };
  const result = await readCard(counted, { keys }, dependencies());
  if (commands > MAX_APDUS_PER_SESSION) throw new Error(`${commands} commands`);
  if (result.ok) return result.value;
  if (!CHIP_FAILURES.includes(result.error.code)) throw new Error(`a chip caused ${result.error.code}`);
  return undefined;
}

const STATUS = [
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
]
  .concat(['6987', '6988', '6A80', '6A82', '6A86', '6B00', '6D00', '6F00'])
  .map(hexToBytes);
const STARTS = [
  '',
  '7C12 8010',
  '7C43 8241',
  '7C43 8441',
  '7C0A 8608',
  '3184FFFFFFFF',
  '3182FFFF',
  '6082FFFF',
]
  .concat([
    '31143012060A04007F0007020204020202010202010D',
    '990290008E08',
    '871101',
    '30803080',
    '5F1F82',
    '7C00',
  ])
  .map((hex) => hexToBytes(hex.replaceAll(' ', '')));
const LONGEST_ANSWER = 260;

const madeUpAnswer = (draws: Draws): Uint8Array =>
  draws.oneIn(4)
    ? draws.octets(draws.below(LONGEST_ANSWER))
    : concatBytes(
        draws.pick(STARTS),
        draws.octets(draws.below(draws.pick([2, 20, LONGEST_ANSWER]))),
        draws.pick(STATUS),
      );

/** A chip with nothing behind it. */
async function madeUp(draws: Draws): Promise<boolean> {
  const card: Transceiver = {
    readerName: 'hostile',
    atr: new Uint8Array(),
    async transmit() {
      return ok(madeUpAnswer(draws));
    },
  };
  if (await readFrom(card, [draws.pick([CAN, MRZ_KEY])])) throw new Error('a reading of made-up answers');
  return false;
}

const LAST_APDU = 60;

/** Somebody between a genuine chip and its reader. What was read under secure messaging must be what is on the chip. */
const meddlerWith =
  (contents: CardContents, key: AccessKey) =>
  async (draws: Draws): Promise<boolean> => {
    const card = insert(chipWith(contents));
    const places = new Set(Array.from({ length: 1 + draws.below(3) }, () => draws.below(LAST_APDU)));
    let count = 0;
    let previous: Uint8Array = Uint8Array.of(0x90, 0x00);
    const behind: Transceiver = {
      ...card,
      async transmit(command) {
        const answered = await card.transmit(command);
        if (!answered.ok) return answered;
        const before = previous;
        previous = answered.value;
        if (!places.has(count++)) return answered;
        const kind = draws.below(4);
        if (kind === 0) return ok(madeUpAnswer(draws));
        if (kind === 1) return ok(before);
        return ok(mutateOctets(answered.value, draws, before));
      },
    };
    const reading = await readFrom(behind, [key]);
    if (!reading) return false;
    for (const [name, bytes] of reading.files) {
      const genuine = fileOn(contents, name);
      // Half an EF.SOD is kept as evidence, and vouches for nothing.
      const half = name === 'EF.SOD' && reading.verdict.level === 'not-verified';
      const expected = half ? genuine?.subarray(0, bytes.length) : genuine;
      if (name !== 'EF.CardAccess' && !(expected && equalBytes(bytes, expected))) {
        throw new Error(`${name} was changed on the way and taken`);
      }
    }
    return true;
  };

/** A forger who has the protocol right and writes what he wants: never genuine once a signed file differs. */
const forgerWith =
  (contents: CardContents, key: AccessKey) =>
  async (draws: Draws): Promise<boolean> => {
    const names = [...contents.files.keys()];
    const files = new Map<ChipFileName, Uint8Array>(contents.files);
    const rounds = 1 + draws.below(2);
    for (let round = 0; round < rounds; round++) {
      const name = draws.pick(names);
      const octets = files.get(name) ?? new Uint8Array();
      const other = files.get(draws.pick(names)) ?? octets;
      const shaped = draws.oneIn(3) ? undefined : mutateTlv(octets, draws, other);
      files.set(name, shaped ?? mutateOctets(octets, draws, other));
    }
    const reading = await readFrom(insert(chipWith({ ...contents, files })), [key]);
    if (!reading) return false;
    const differs = [...reading.files].some(([name, bytes]) => {
      const genuine = fileOn(contents, name);
      return !UNSIGNED.includes(name) && !(genuine && equalBytes(bytes, genuine));
    });
    const { level } = reading.verdict;
    if (differs && (level === 'genuine' || level === 'intact-untrusted'))
      throw new Error(`changed, and ${level}`);
    return true;
  };

type Chip = (contents: CardContents, key: AccessKey) => (draws: Draws) => Promise<boolean>;

const chipTarget = (name: string, share: number, profile: ChipProfile, chip: Chip): FuzzTarget => ({
  name,
  share,
  ...LIMITS,
  prepare: () => {
    const small = smallPortraitOf(profile);
    return chip(contentsOf(small), KEY_OF_TYPE[small.documentType]);
  },
});

export const HOSTILE_CHIP_TARGETS: readonly FuzzTarget[] = [
  { name: 'chip-made-up', share: 8, ...LIMITS, prepare: () => madeUp },
  chipTarget('chip-meddler-bac', 3, PASSPORT_BAC, meddlerWith),
  chipTarget('chip-meddler-pace', 0.5, CCCD_2021, meddlerWith),
  chipTarget('chip-forger-bac', 5, PASSPORT_BAC, forgerWith),
  chipTarget('chip-forger-pace', 0.5, CCCD_2021, forgerWith),
  chipTarget('chip-forger-active', 0.5, PASSPORT_RSA_PSS, forgerWith),
];
