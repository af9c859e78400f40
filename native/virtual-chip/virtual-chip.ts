/** The chip: takes command APDUs apart, finds the handler, and keeps the session between commands. */
import { type CommandApdu, encodeResponse, INS, parseCommand, SW } from '../iso7816/apdu.ts';
import { hexToBytes } from '../iso7816/bytes.ts';
import type { CardContents, RandomSource } from './card-contents.ts';
import type { CarrierFaults, VirtualChip } from './chip.ts';
import {
  type ChipContext,
  type ChipSession,
  loseChannel,
  POWER_ON_SESSION,
  refuse,
  type Step,
} from './chip-session.ts';
import { externalAuthenticate } from './commands/external-authenticate.ts';
import { generalAuthenticate } from './commands/general-authenticate.ts';
import { getChallenge } from './commands/get-challenge.ts';
import { internalAuthenticate } from './commands/internal-authenticate.ts';
import { manageSecurityEnvironment } from './commands/manage-security-environment.ts';
import { readBinary, readBinaryOdd } from './commands/read-binary.ts';
import { select } from './commands/select.ts';
import { createTryCounter, insteadOfAnswer, spoilMac, withOwnStatusWords } from './faults/answer-faults.ts';
import { type ChipFault, findFault } from './faults/chip-fault.ts';
import { isSecured, plainCapacity, unwrapCommand, wrapResponse } from './protocols/secure-messaging.ts';

export type { VirtualChip } from './chip.ts';

export interface VirtualChipOptions {
  readonly contents: CardContents;
  readonly random: RandomSource;
  /** Faults of the stages `answers` and `carrier`; those of the files are already in `contents`. */
  readonly faults?: readonly ChipFault[];
}

type Handler = (command: CommandApdu, session: ChipSession, context: ChipContext) => Step;

const HANDLERS: ReadonlyMap<number, Handler> = new Map([
  [INS.SELECT, select],
  [INS.READ_BINARY, readBinary],
  [INS.READ_BINARY_ODD, readBinaryOdd],
  [INS.GET_CHALLENGE, getChallenge],
  [INS.EXTERNAL_AUTHENTICATE, externalAuthenticate],
  [INS.MSE, manageSecurityEnvironment],
  [INS.GENERAL_AUTHENTICATE, generalAuthenticate],
  [INS.INTERNAL_AUTHENTICATE, internalAuthenticate],
]);

const CHAINING = 0x10;
const CHANNEL_NUMBER = 0x03;
const PROPRIETARY_OR_INVALID = 0xe0;
const SM_WITHOUT_HEADER = [0x04, 0x08];
const LOGICAL_CHANNEL_NOT_SUPPORTED = 0x6881;
const SECURE_MESSAGING_NOT_SUPPORTED = 0x6882;
const CHAINING_NOT_SUPPORTED = 0x6884;
const SHORT_RESPONSE = 256;

/** The status word of a class byte that this chip does not speak; undefined for those that it does. */
function refusedClass(command: CommandApdu): number | undefined {
  if ((command.cla & PROPRIETARY_OR_INVALID) !== 0) return SW.CLA_NOT_SUPPORTED;
  if ((command.cla & CHANNEL_NUMBER) !== 0) return LOGICAL_CHANNEL_NOT_SUPPORTED;
  if (SM_WITHOUT_HEADER.includes(command.cla & 0x0c)) return SECURE_MESSAGING_NOT_SUPPORTED;
  if ((command.cla & CHAINING) !== 0 && command.ins !== INS.GENERAL_AUTHENTICATE)
    return CHAINING_NOT_SUPPORTED;
  return undefined;
}

function dispatch(command: CommandApdu, session: ChipSession, context: ChipContext): Step {
  const handler = HANDLERS.get(command.ins);
  if (handler === undefined) return refuse(session, SW.INS_NOT_SUPPORTED);
  // SECURITY: a BAC challenge is good for the next command only (Doc 9303-11 §4.3.1).
  const { challenge: _stale, ...withoutChallenge } = session;
  return handler(command, command.ins === INS.EXTERNAL_AUTHENTICATE ? session : withoutChallenge, context);
}

export function createVirtualChip(options: VirtualChipOptions): VirtualChip {
  const { contents, random, faults = [] } = options;
  const { profile } = contents;
  const wrongMacAt = findFault(faults, 'wrong-mac')?.securedResponse;
  const tearAtApdu = findFault(faults, 'tear-at-apdu')?.apdu;
  const carrierFaults: CarrierFaults = {
    extraLatencyMs: findFault(faults, 'slow')?.milliseconds ?? 0,
    ...(tearAtApdu === undefined ? {} : { tearAtApdu }),
  };
  const takesExtended = profile.extendedLength && findFault(faults, 'no-extended') === undefined;
  const tries = createTryCounter(faults);
  let session = POWER_ON_SESSION;
  let commandCount = 0;
  let securedResponses = 0;

  const contextFor = (capacity: number): ChipContext => ({
    contents,
    random,
    faults,
    capacity,
    tries,
  });
  const status = (sw: number): Uint8Array =>
    encodeResponse(withOwnStatusWords({ data: new Uint8Array(), sw }, faults));

  function processPlain(command: CommandApdu): Uint8Array {
    // SECURITY: Doc 9303-11 §9.8.8: a plain command ends the secure session; it is then answered as after reset.
    if (session.channel !== undefined) session = loseChannel(session);
    const limit = Math.min(command.ne ?? SHORT_RESPONSE, profile.maxResponseLength);
    const step = dispatch(command, session, contextFor(limit));
    session = { ...step.session, ...(step.openChannel && { channel: step.openChannel }) };
    return encodeResponse(withOwnStatusWords(step.response, faults));
  }

  function processSecured(command: CommandApdu): Uint8Array {
    const unwrapped = session.channel
      ? unwrapCommand(session.channel, command)
      : { ok: false as const, sw: SW.SM_OBJECTS_INCORRECT };
    if (!unwrapped.ok) {
      session = loseChannel(session);
      return status(unwrapped.sw);
    }
    const limit = Math.min(command.ne ?? SHORT_RESPONSE, profile.maxResponseLength);
    const step = dispatch(unwrapped.command, session, contextFor(plainCapacity(limit, unwrapped.keys.suite)));
    const wrapped = wrapResponse(unwrapped.keys, command.ins, withOwnStatusWords(step.response, faults));
    session = { ...step.session, channel: step.openChannel ?? wrapped.keys };
    securedResponses++;
    return securedResponses === wrongMacAt ? spoilMac(wrapped.bytes) : wrapped.bytes;
  }

  return {
    atr: hexToBytes(profile.atr),
    carrierFaults,
    get commandCount() {
      return commandCount;
    },
    reset() {
      session = POWER_ON_SESSION;
    },
    process(bytes) {
      commandCount++;
      const instead = insteadOfAnswer(faults, commandCount, random);
      if (instead !== undefined) return instead;
      const parsed = parseCommand(bytes);
      if (!parsed.ok || (!takesExtended && isExtendedForm(bytes))) return status(SW.WRONG_LENGTH);
      const command = parsed.value;
      const refused = refusedClass(command);
      if (refused !== undefined) {
        session = session.channel === undefined ? refuse(session, refused).session : loseChannel(session);
        return status(refused);
      }
      return isSecured(command) ? processSecured(command) : processPlain(command);
    },
  };
}

/** A zero where Lc or Le would be, and more behind it (ISO/IEC 7816-3 §12.1.3). */
const isExtendedForm = (bytes: Uint8Array): boolean => bytes.length > 5 && bytes[4] === 0;
