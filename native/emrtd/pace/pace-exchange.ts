/** GENERAL AUTHENTICATE as the steps of PACE use it, and how they fail (Doc 9303-11 §4.4.4.2, §4.4.5). */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { type CommandApdu, INS, type ResponseApdu, SW } from '../../iso7816/apdu.ts';
import { encodeTlv, parseTlv, parseTlvList, type Tlv } from '../../iso7816/tlv.ts';
import type { CardSession, SessionFailure } from '../card-session.ts';

/** Step names for logs and support; a failure says in which one it happened. */
export type PaceStep =
  | 'PACE: MSE:Set AT'
  | 'PACE: encrypted nonce'
  | 'PACE: map nonce'
  | 'PACE: key agreement'
  | 'PACE: mutual authentication';

export interface PaceFailure extends SessionFailure {
  readonly step: PaceStep;
}

export type Step<T> = Result<T, PaceFailure>;

/** Context tags inside 7C, Doc 9303-11 §4.4.5, Table 4. */
export const DATA = {
  ENCRYPTED_NONCE: 0x80,
  MAPPING_TERMINAL: 0x81,
  MAPPING_CHIP: 0x82,
  EPHEMERAL_TERMINAL: 0x83,
  EPHEMERAL_CHIP: 0x84,
  TOKEN_TERMINAL: 0x85,
  TOKEN_CHIP: 0x86,
  ENCRYPTED_CHIP_AUTHENTICATION_DATA: 0x8a,
} as const;

const CLA_CHAINED = 0x10;
const DYNAMIC_AUTHENTICATION_DATA = 0x7c;
const SHORT_NE = 256;
const EXTENDED_NE = 65_536;
/** Tags and lengths around one object of more than 255 octets. */
const TEMPLATE_OVERHEAD = 8;

/**
 * One command of the chain.
 *
 * @param data data objects to put inside 7C
 * @param answerBytes length of the longest object that may come back, where it is more than a few octets. Public
 * keys of 2048 bits need extended length, which their chips must have (§9.3.1.1).
 * @returns the data objects inside 7C of the answer
 */
export async function generalAuthenticate(
  session: CardSession,
  step: PaceStep,
  position: 'more' | 'last',
  data: Uint8Array | undefined,
  answerBytes = 0,
): Promise<Step<readonly Tlv[]>> {
  const command: CommandApdu = {
    cla: position === 'more' ? CLA_CHAINED : 0x00,
    ins: INS.GENERAL_AUTHENTICATE,
    p1: 0,
    p2: 0,
    data: encodeTlv(DYNAMIC_AUTHENTICATION_DATA, data ?? new Uint8Array()),
    ne: answerBytes + TEMPLATE_OVERHEAD > SHORT_NE ? EXTENDED_NE : SHORT_NE,
  };
  const response = await session.send(command);
  if (!response.ok) return err({ ...response.error, step });
  const { sw } = response.value;
  if (sw === SW.AUTHENTICATION_BLOCKED) return err(blocked(step, sw));
  if (sw !== SW.SUCCESS) return err(unexpected(step, sw));
  const objects = dynamicData(response.value);
  return objects ? ok(objects) : err(broken(step, 'malformed dynamic authentication data'));
}

/** The value of the one object that the step is about. */
export function objectIn(step: PaceStep, objects: readonly Tlv[], tag: number): Step<Uint8Array> {
  const object = objects.find((candidate) => candidate.tag === tag);
  return object ? ok(object.value) : err(broken(step, `no data object ${tag.toString(16)}`));
}

/** Certificate references (87, 88) may stand beside what we ask for. Chips with nothing to say may leave out 7C. */
function dynamicData(response: ResponseApdu): readonly Tlv[] | undefined {
  if (response.data.length === 0) return [];
  const outer = parseTlv(response.data);
  if (!outer.ok || outer.value.tag !== DYNAMIC_AUTHENTICATION_DATA) return undefined;
  if (outer.value.encoded.length !== response.data.length) return undefined;
  const list = parseTlvList(outer.value.value);
  return list.ok ? list.value : undefined;
}

export const blocked = (step: PaceStep, sw: number): PaceFailure => ({
  code: 'access-blocked',
  detail: 'the chip takes no more tries for now',
  sw,
  step,
});

export const unexpected = (step: PaceStep, sw: number): PaceFailure => ({
  code: 'chip-protocol-error',
  detail: 'unexpected status word',
  sw,
  step,
});

export const broken = (step: PaceStep, detail: string): PaceFailure => ({
  code: 'chip-protocol-error',
  detail,
  step,
});
