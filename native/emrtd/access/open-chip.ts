/** Opening the chip with the keys at hand: PACE where the chip offers it, else BAC (Doc 9303-11 §4.2). */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { INS, SW } from '../../iso7816/apdu.ts';
import { establishBac } from '../bac/bac.ts';
import type { SessionFailure } from '../card-session.ts';
import type { ChipMapping } from '../chip-authentication/chip-authentication-mapping.ts';
import { createFileReader } from '../files/file-reader.ts';
import { createTransferPath, type TransferPath } from '../files/transfer-path.ts';
import { EMRTD_APPLICATION } from '../lds/elementary-files.ts';
import { establishPace } from '../pace/pace.ts';
import { type PaceChoice, rankPaceInfos, refusedDomains } from '../pace/pace-selection.ts';
import type { AccessKey, ReadFailureCode } from '../reading.ts';
import type { ChipSession } from '../secure-messaging/chip-session.ts';
import { type CardAccess, selectMasterFile } from './card-access.ts';

export interface AccessFailure extends SessionFailure {
  readonly step: string;
}

export interface AccessDependencies {
  readonly random: (length: number) => Uint8Array;
  /** The lengths that come through. */
  readonly path?: TransferPath;
  /** A chip that warns of its last try is not given this key (see `PaceDependencies`). */
  readonly keepLastTry?: boolean;
}

export type MrzKey = Extract<AccessKey, { kind: 'mrz' }>;

/** What opened the chip, so that it can be opened the same way again. */
export type OpenedAccess =
  | {
      readonly protocol: 'PACE-CAN' | 'PACE-MRZ';
      readonly key: AccessKey;
      readonly choice: PaceChoice;
      /** What the chip authentication mapping showed, still to be judged. */
      readonly chipMapping?: ChipMapping;
    }
  | { readonly protocol: 'BAC'; readonly key: MrzKey };

/** Variants tried per key; chips offer two or three. */
const MAX_PACE_CHOICES = 3;
/** SECURITY: keys tried per read, so that a wrong request cannot run a chip into its retry limit. */
const MAX_KEYS = 8;

const SELECT_STEP = 'SELECT the eMRTD application';

/**
 * Tries the keys in order, PACE before BAC for each, and leaves the eMRTD application selected under secure
 * messaging. When nothing works, the failure is the one that says most: blocked before wrong key before
 * not supported.
 */
export async function openChip(
  session: ChipSession,
  cardAccess: CardAccess,
  keys: readonly AccessKey[],
  deps: AccessDependencies,
): Promise<Result<OpenedAccess, AccessFailure>> {
  const choices = rankPaceInfos(cardAccess.infos).slice(0, MAX_PACE_CHOICES);
  const failures: AccessFailure[] = [];
  const refused = new Set<AccessKey>();
  for (const way of waysToOpen(keys.slice(0, MAX_KEYS), choices)) {
    // SECURITY: a key that PACE refused is not tried with the next variant: tries are counted by the chip.
    if (way.protocol !== 'BAC' && refused.has(way.key)) continue;
    const careful = { ...deps, keepLastTry: way.key !== keys[0] };
    let opened = await openWith(session, way, careful);
    // The tokens matched and then the channel broke: that says nothing against the key or the protocol.
    if (!opened.ok && opened.error.code === 'secure-channel-lost')
      opened = await openWith(session, way, careful);
    if (opened.ok) return opened;
    if (endsTheRead(opened.error.code)) return opened;
    failures.push(opened.error);
    // SECURITY: the chip counts, and its last try is for a person to spend, not for a guess of ours.
    if (isLastTry(opened.error.sw)) break;
    if (opened.error.code !== 'access-not-supported') refused.add(way.key);
  }
  const failure = mostTelling(failures, cardAccess);
  return err(failure.code === 'access-not-supported' ? await tellNoEmrtd(session, failure) : failure);
}

/** Opens in one given way, and says what came with it. */
async function openWith(
  session: ChipSession,
  way: OpenedAccess,
  deps: AccessDependencies,
): Promise<Result<OpenedAccess, AccessFailure>> {
  session.unsecure();
  switch (way.protocol) {
    case 'PACE-CAN':
    case 'PACE-MRZ': {
      const established = await establishPace(session, way.choice, way.key, deps);
      if (!established.ok) return established;
      const chipMapping =
        established.value && (await readCardSecurity(session, established.value, deps.path));
      if (chipMapping && !chipMapping.ok) return chipMapping;
      const selected = await selectApplication(session);
      if (!selected.ok) return selected;
      return ok({ ...way, ...(chipMapping && { chipMapping: chipMapping.value }) });
    }
    case 'BAC': {
      const selected = await selectApplication(session);
      if (!selected.ok) return selected;
      const established = await establishBac(session, way.key, deps);
      return established.ok ? ok(way) : established;
    }
  }
}

/** EF.CardSecurity, which holds the signed static key. It lies at the master file, so it is read before the application. */
async function readCardSecurity(
  session: ChipSession,
  claim: ChipMapping['claim'],
  path: TransferPath = createTransferPath(),
): Promise<Result<ChipMapping, AccessFailure>> {
  const { shortIds } = path;
  const file = await createFileReader(session, path).read('EF.CardSecurity');
  // Short identifiers of the master file say nothing about those of the application.
  path.shortIds = shortIds;
  if (file.ok) return ok({ claim, cardSecurity: file.value });
  if (file.error.reason === 'session') return err({ ...file.error.failure, step: 'EF.CardSecurity' });
  return ok({ claim });
}

/**
 * Opens the chip again after a channel was lost, in the first of these ways that works, and says which.
 * Once the application is selected, PACE wants the master file back; a chip without one can only be opened with BAC.
 */
export async function reopenChip(
  session: ChipSession,
  ways: readonly OpenedAccess[],
  deps: AccessDependencies,
): Promise<Result<OpenedAccess, AccessFailure>> {
  let failure = NOTHING_TO_TRY;
  for (const way of ways) {
    session.unsecure();
    if (way.protocol !== 'BAC') {
      const selected = await selectMasterFile(session);
      if (!selected.ok) return err({ ...selected.error, step: 'SELECT the master file' });
    }
    const opened = await openWith(session, way, deps);
    if (opened.ok) return opened;
    if (endsTheRead(opened.error.code)) return opened;
    failure = opened.error;
  }
  return err(failure);
}

/** 63C1 and 63C0: one more wrong key and the chip blocks, or it has. */
const isLastTry = (sw: number | undefined): boolean => sw === 0x63c1 || sw === 0x63c0;

function waysToOpen(keys: readonly AccessKey[], choices: readonly PaceChoice[]): readonly OpenedAccess[] {
  return keys.flatMap((key): readonly OpenedAccess[] => {
    const protocol = key.kind === 'can' ? 'PACE-CAN' : 'PACE-MRZ';
    const pace = choices.map((choice) => ({ protocol, key, choice }) as const);
    return key.kind === 'mrz' ? [...pace, { protocol: 'BAC', key }] : pace;
  });
}

/** SELECT by DF name. Some chips want to be allowed an answer (P2 = 00). */
async function selectApplication(session: ChipSession): Promise<Result<void, AccessFailure>> {
  const select = { cla: 0, ins: INS.SELECT, p1: 0x04, data: EMRTD_APPLICATION } as const;
  let response = await session.send({ ...select, p2: 0x0c });
  if (response.ok && response.value.sw === SW.INCORRECT_P1P2) {
    response = await session.send({ ...select, p2: 0x00, ne: 256 });
  }
  if (!response.ok) return err({ ...response.error, step: SELECT_STEP });
  const { sw } = response.value;
  return sw === SW.SUCCESS
    ? ok(undefined)
    : err({ code: 'not-an-emrtd', detail: 'no eMRTD application', sw, step: SELECT_STEP });
}

/** A chip that takes no protocol of ours may not be an eMRTD at all, which is another thing to tell the clerk. */
async function tellNoEmrtd(session: ChipSession, failure: AccessFailure): Promise<AccessFailure> {
  session.unsecure();
  const selected = await selectApplication(session);
  return selected.ok ? failure : selected.error;
}

const NOTHING_TO_TRY: AccessFailure = {
  code: 'access-not-supported',
  detail: 'no key fits what the chip offers',
  step: 'access',
};

/** With the reasons why sets of the chip's own were passed over, where it had nothing else. */
function nothingToTry({ infos }: CardAccess): AccessFailure {
  const refused = refusedDomains(infos);
  return refused.length === 0
    ? NOTHING_TO_TRY
    : { ...NOTHING_TO_TRY, detail: `own domain parameters passed over: ${refused.join(', ')}` };
}

function mostTelling(failures: readonly AccessFailure[], cardAccess: CardAccess): AccessFailure {
  const first = (accept: (code: ReadFailureCode) => boolean) => failures.find(({ code }) => accept(code));
  return (
    first((code) => code === 'access-blocked') ??
    first((code) => code === 'wrong-can' || code === 'wrong-mrz-key') ??
    first((code) => code !== 'access-not-supported') ??
    failures[0] ??
    nothingToTry(cardAccess)
  );
}

/** Nothing that another key could help. */
function endsTheRead(code: ReadFailureCode): boolean {
  switch (code) {
    case 'card-removed':
    case 'card-mute':
    case 'card-in-use':
    case 'reader-unplugged':
    case 'reader-service-stopped':
    case 'cancelled':
    case 'not-an-emrtd':
      return true;
    case 'transmit-failed':
    case 'wrong-can':
    case 'wrong-mrz-key':
    case 'access-blocked':
    case 'access-not-supported':
    case 'secure-channel-lost':
    case 'chip-protocol-error':
    case 'file-unreadable':
      return false;
  }
}
