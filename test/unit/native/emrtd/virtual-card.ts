/** A Vietnamese card in software, and everything that a read of it needs. The people are invented. */
import type { Result } from '../../../../electron/core/result.ts';
import { readCard } from '../../../../native/emrtd/read-card.ts';
import type {
  AccessKey,
  CardReading,
  FileName,
  ReadDependencies,
  ReadEvent,
  ReadFailure,
} from '../../../../native/emrtd/reading.ts';
import type { Transceiver } from '../../../../native/pcsc/transceiver.ts';
import type { CardContents, RandomSource } from '../../../../native/virtual-chip/card-contents.ts';
import type { CardHolder } from '../../../../native/virtual-chip/card-holder.ts';
import type { ChipFault } from '../../../../native/virtual-chip/faults/chip-fault.ts';
import { tamper } from '../../../../native/virtual-chip/faults/file-faults.ts';
import { createIssuer } from '../../../../native/virtual-chip/issuer/issuer.ts';
import { CCCD_2021 } from '../../../../native/virtual-chip/profiles/cccd-2021.ts';
import type { ChipProfile } from '../../../../native/virtual-chip/profiles/chip-profile.ts';
import { CONTACT_T1 } from '../../../../native/virtual-chip/profiles/contact-t1.ts';
import { createSimulatedTransceiver } from '../../../../native/virtual-chip/simulated-transceiver.ts';
import { createVirtualChip, type VirtualChip } from '../../../../native/virtual-chip/virtual-chip.ts';

export const HOLDER: CardHolder = {
  number: '000090000001',
  fullName: 'Nguyễn Văn Mẫu',
  birthDate: '1990-01-15',
  sex: 'male',
  nationality: 'Việt Nam',
  ethnicity: 'Kinh',
  religion: 'Không',
  placeOfOrigin: 'Phường Ví Dụ, Hà Nội',
  placeOfResidence: 'Số 1 Phố Thử, Phường Ví Dụ, Hà Nội',
  personalMarks: 'Sẹo chấm cách 1cm trên đuôi mày trái',
  issueDate: '2022-01-20',
  expiryDate: '2030-01-15',
  fatherName: 'Nguyễn Văn Cha',
  motherName: 'Trần Thị Mẹ',
};

export const CAN = { kind: 'can', can: '000001' } as const;
export const WRONG_CAN = { kind: 'can', can: '000002' } as const;
export const MRZ_KEY = {
  kind: 'mrz',
  documentNumber: '090000001',
  birthDate: '900115',
  expiryDate: '300115',
} as const;
/** The key of the holder's document by its type. */
export const KEY_OF_TYPE = {
  TD1: MRZ_KEY,
  TD3: { ...MRZ_KEY, documentNumber: 'C90000001' },
} as const;
export const WRONG_MRZ_KEY = { ...MRZ_KEY, birthDate: '900116' } as const;

/** Reproducible. Not for keys of anything but these tests. */
export function seededRandom(seed = 1): RandomSource {
  let state = seed;
  const octet = () => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) & 0xff;
  };
  return (length) => Uint8Array.from({ length }, octet);
}

export const NOW = () => new Date('2026-11-20T03:00:00Z');

export const issuer = createIssuer({ random: seededRandom(7), now: NOW });

/** A small portrait keeps the tests that read hundreds of cards quick. */
const SMALL_PORTRAIT = 1200;
export const smallPortraitOf = (profile: ChipProfile): ChipProfile => ({
  ...profile,
  portraitBytes: SMALL_PORTRAIT,
});
export const SMALL_CARD: ChipProfile = smallPortraitOf(CCCD_2021);
/** The same, as a chip without extended length: every block is a short one. */
export const shortOnly = (profile: ChipProfile): ChipProfile => ({
  ...profile,
  atr: CONTACT_T1.atr,
  extendedLength: CONTACT_T1.extendedLength,
  maxResponseLength: CONTACT_T1.maxResponseLength,
});
export const SHORT_CARD: ChipProfile = shortOnly(SMALL_CARD);

/** The start and the end of a JPEG, which is all that the reader of the chip looks at. */
export const smallPortrait = () => {
  const jpeg = new Uint8Array(SMALL_PORTRAIT);
  jpeg.set([0xff, 0xd8, 0xff, 0xe0]);
  jpeg.set([0xff, 0xd9], SMALL_PORTRAIT - 2);
  return { format: 'jpeg', bytes: jpeg, width: 240, height: 320 } as const;
};

const issued = new Map<ChipProfile, CardContents>();

export function contentsOf(profile: ChipProfile): CardContents {
  const known = issued.get(profile);
  if (known) return known;
  const small = profile.portraitBytes === SMALL_PORTRAIT;
  const contents = issuer.issue(HOLDER, { profile, ...(small && { portrait: smallPortrait() }) });
  issued.set(profile, contents);
  return contents;
}

export const chipWith = (contents: CardContents, faults: readonly ChipFault[] = []): VirtualChip =>
  createVirtualChip({ contents, faults, random: seededRandom(3) });

/** The chip from reset, as a reader sees it. */
export function insert(chip: VirtualChip) {
  chip.reset();
  return createSimulatedTransceiver({ chip });
}

export function dependencies(
  change: Partial<ReadDependencies> = {},
): ReadDependencies & { readonly events: ReadEvent[] } {
  const events: ReadEvent[] = [];
  let clock = 0;
  return {
    events,
    trust: { certificates: [issuer.csca] },
    random: seededRandom(5),
    now: NOW,
    monotonic: () => clock++,
    onEvent: (event) => events.push(event),
    ...change,
  };
}

/** The same card after a forger, or bad luck, had it. */
export const chipWithFaults = (profile: ChipProfile, ...faults: readonly ChipFault[]): VirtualChip =>
  chipWith(tamper(contentsOf(profile), faults, seededRandom(11)), faults);

export type ReadResult = Result<CardReading, ReadFailure>;

export const read = (
  card: Transceiver,
  keys: readonly AccessKey[],
  deps: ReadDependencies = dependencies(),
): Promise<ReadResult> => readCard(card, { keys }, deps);

export const readChip = (chip: VirtualChip, keys: readonly AccessKey[], deps?: ReadDependencies) =>
  read(insert(chip), keys, deps);

export function succeeded(result: ReadResult): CardReading {
  if (!result.ok) throw new Error(`${result.error.code} at ${result.error.step}: ${result.error.detail}`);
  return result.value;
}

export const codeOf = (result: ReadResult): ReadFailure['code'] | 'read' =>
  result.ok ? 'read' : result.error.code;

export const fileOn = (contents: CardContents, name: FileName): Uint8Array | undefined =>
  [...contents.files].find(([other]) => other === name)?.[1];
