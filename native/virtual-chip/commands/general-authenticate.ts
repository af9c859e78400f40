/** GENERAL AUTHENTICATE for PACE (four chained commands) and chip authentication, Doc 9303-11 §4.4.4.2, §6.2.4.2. */
import { type CommandApdu, SW } from '../../iso7816/apdu.ts';
import { encodeTlv, parseTlv, parseTlvList, type Tlv } from '../../iso7816/tlv.ts';
import {
  advance,
  answer,
  type ChipContext,
  type ChipSession,
  isAllowed,
  refuse,
  type Step,
} from '../chip-session.ts';
import { findFault } from '../faults/chip-fault.ts';
import { agreeChannel } from '../protocols/chip-authentication.ts';
import {
  agreeKeys,
  chipAuthenticationData,
  confirmTokens,
  mapNonce,
  type PaceStage,
  sendNonce,
} from '../protocols/pace.ts';

const DYNAMIC_AUTHENTICATION_DATA = 0x7c;
const CHAINING = 0x10;
const LAST_OF_CHAIN_EXPECTED = 0x6883;

const DO = {
  NONCE: 0x80,
  TERMINAL_MAPPING: 0x81,
  CHIP_MAPPING: 0x82,
  TERMINAL_KEY: 0x83,
  CHIP_KEY: 0x84,
  TERMINAL_TOKEN: 0x85,
  CHIP_TOKEN: 0x86,
  CHIP_AUTHENTICATION_DATA: 0x8a,
} as const;

/** What each stage of PACE must receive; the first command of the chain carries an empty template. */
const EXPECTED_OBJECT: { readonly [S in PaceStage['at']]: number | undefined } = {
  'password-chosen': undefined,
  'nonce-sent': DO.TERMINAL_MAPPING,
  mapped: DO.TERMINAL_KEY,
  agreed: DO.TERMINAL_TOKEN,
};

export function generalAuthenticate(command: CommandApdu, session: ChipSession, context: ChipContext): Step {
  if (command.p1 !== 0 || command.p2 !== 0) return refuse(session, SW.INCORRECT_P1P2);
  const objects = parseTemplate(command.data);
  if (objects === undefined) return refuse(session, SW.WRONG_DATA);
  if (session.pace !== undefined) {
    const step = continuePace(command, objects, session, session.pace, context);
    // A public key of 2048 bits does not fit a short response.
    return step.response.data.length <= context.capacity ? step : refuse(session, SW.WRONG_LENGTH);
  }
  if (session.chipAuthenticationChosen) return authenticateChip(objects, session, context);
  return refuse(session, SW.CONDITIONS_NOT_SATISFIED);
}

function parseTemplate(data: Uint8Array | undefined): readonly Tlv[] | undefined {
  const template = parseTlv(data ?? new Uint8Array());
  if (!template.ok || template.value.tag !== DYNAMIC_AUTHENTICATION_DATA) return undefined;
  if (template.value.encoded.length !== data?.length) return undefined;
  const objects = parseTlvList(template.value.value);
  return objects.ok ? objects.value : undefined;
}

const template = (tag: number, value: Uint8Array): Uint8Array =>
  encodeTlv(DYNAMIC_AUTHENTICATION_DATA, encodeTlv(tag, value));

function continuePace(
  command: CommandApdu,
  objects: readonly Tlv[],
  session: ChipSession,
  stage: PaceStage,
  context: ChipContext,
): Step {
  const profile = context.contents.profile.pace;
  if (profile === undefined || !isAllowed(session, 'pace')) {
    return refuse(session, SW.CONDITIONS_NOT_SATISFIED);
  }
  const isLast = stage.at === 'agreed';
  const isChained = (command.cla & CHAINING) !== 0;
  if (isChained === isLast) {
    return refuse(session, isLast ? LAST_OF_CHAIN_EXPECTED : SW.CONDITIONS_NOT_SATISFIED);
  }
  const expected = EXPECTED_OBJECT[stage.at];
  const input = objects[0]?.value ?? new Uint8Array();
  if (objects.length !== (expected === undefined ? 0 : 1) || objects[0]?.tag !== expected) {
    return refuse(session, SW.WRONG_DATA);
  }
  switch (stage.at) {
    case 'password-chosen': {
      const next = sendNonce(profile, stage.password, context.random);
      return answer({ ...session, pace: next.stage }, template(DO.NONCE, next.data));
    }
    case 'nonce-sent': {
      if (findFault(context.faults, 'pace-broken')) return refuse(session, SW.UNKNOWN);
      const next = mapNonce(profile, stage.nonce, input, context.random);
      if (next === undefined) return refuse(session, SW.WRONG_DATA);
      return answer({ ...session, pace: next.stage }, template(DO.CHIP_MAPPING, next.data));
    }
    case 'mapped': {
      const next = agreeKeys(profile, stage, input, context.random);
      if (next === undefined) return refuse(session, SW.WRONG_DATA);
      return answer({ ...session, pace: next.stage }, template(DO.CHIP_KEY, next.data));
    }
    case 'agreed': {
      const confirmed = confirmTokens(profile, stage, input);
      if (confirmed === undefined) return refuse(session, context.tries.count());
      const { pace: _done, ...rest } = session;
      const proof = chipAuthenticationData(profile, stage, context.contents.keys.paceMapping);
      const objects = [
        encodeTlv(DO.CHIP_TOKEN, confirmed.data),
        ...(proof ? [encodeTlv(DO.CHIP_AUTHENTICATION_DATA, proof)] : []),
      ];
      return {
        ...answer(advance(rest, 'pace-succeeded'), encodeTlv(DYNAMIC_AUTHENTICATION_DATA, ...objects)),
        openChannel: confirmed.keys,
      };
    }
  }
}

function authenticateChip(objects: readonly Tlv[], session: ChipSession, context: ChipContext): Step {
  const { profile, keys } = context.contents;
  const { chipAuthenticationChosen: _chosen, ...rest } = session;
  const publicKey = objects[0];
  if (objects.length !== 1 || publicKey?.tag !== DO.NONCE) return refuse(session, SW.WRONG_DATA);
  if (profile.chipAuthentication === undefined || keys.chipAuthentication === undefined) {
    return refuse(session, SW.CONDITIONS_NOT_SATISFIED);
  }
  const channel = agreeChannel(keys.chipAuthentication, profile.chipAuthentication.suite, publicKey.value);
  if (channel === undefined) return refuse(session, SW.WRONG_DATA);
  return {
    ...answer(advance(rest, 'chip-authentication-succeeded'), encodeTlv(DYNAMIC_AUTHENTICATION_DATA)),
    openChannel: channel,
  };
}
