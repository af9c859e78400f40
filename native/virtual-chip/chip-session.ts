/**
 * What a chip remembers between two commands, and the table of who may do what.
 * Sessions are values: a handler takes one and returns the next.
 */
import type { ResponseApdu } from '../iso7816/apdu.ts';
import { SW } from '../iso7816/apdu.ts';
import type { SessionKeys } from '../iso7816/secure-messaging-cipher.ts';
import type { CardContents, RandomSource } from './card-contents.ts';
import type { ChipFault } from './faults/chip-fault.ts';
import type { ChipFileName } from './profiles/chip-profile.ts';
import type { PaceStage } from './protocols/pace.ts';

export type AccessState = 'closed' | 'opened-by-bac' | 'opened-by-pace' | 'chip-authenticated';

export type AccessEvent =
  | 'bac-succeeded'
  | 'pace-succeeded'
  | 'chip-authentication-succeeded'
  | 'channel-lost';

/** Doc 9303-11 §4: no entry means that the event cannot happen in that state. */
export const ACCESS_TRANSITIONS: {
  readonly [S in AccessState]: { readonly [E in AccessEvent]?: AccessState };
} = {
  closed: { 'bac-succeeded': 'opened-by-bac', 'pace-succeeded': 'opened-by-pace' },
  'opened-by-bac': { 'chip-authentication-succeeded': 'chip-authenticated', 'channel-lost': 'closed' },
  'opened-by-pace': { 'chip-authentication-succeeded': 'chip-authenticated', 'channel-lost': 'closed' },
  'chip-authenticated': { 'chip-authentication-succeeded': 'chip-authenticated', 'channel-lost': 'closed' },
};

export type Protocol = 'bac' | 'pace' | 'chip-authentication' | 'active-authentication';

/** Which protocols may run in which state; the others answer 6985. */
export const PROTOCOLS_ALLOWED: { readonly [S in AccessState]: readonly Protocol[] } = {
  closed: ['bac', 'pace'],
  'opened-by-bac': ['chip-authentication', 'active-authentication'],
  'opened-by-pace': ['chip-authentication', 'active-authentication'],
  'chip-authenticated': ['chip-authentication', 'active-authentication'],
};

/** The master file, or the eMRTD application (Doc 9303-10 §3.1). */
export type Directory = 'MF' | 'eMRTD';

export interface ChipSession {
  readonly access: AccessState;
  readonly directory: Directory;
  readonly currentFile?: ChipFileName;
  /** Secure messaging is on exactly while this is there. */
  readonly channel?: SessionKeys;
  /** RND.IC of BAC, good for the very next command only. */
  readonly challenge?: Uint8Array;
  readonly pace?: PaceStage;
  /** MSE:Set AT chose chip authentication; GENERAL AUTHENTICATE may follow. */
  readonly chipAuthenticationChosen?: true;
}

export const POWER_ON_SESSION: ChipSession = { access: 'closed', directory: 'MF' };

/** What handlers may use besides the session. */
export interface ChipContext {
  readonly contents: CardContents;
  readonly random: RandomSource;
  readonly faults: readonly ChipFault[];
  /** Longest response data that still fits the command's Le, secure messaging objects taken off. */
  readonly capacity: number;
  /** Wrong passwords so far; stays when the chip is reset. */
  readonly tries: TryCounter;
}

/** A chip that counts wrong passwords takes none once it is blocked. */
export interface TryCounter {
  readonly blocked: boolean;
  /** What MSE:Set AT is answered with: 9000, or 63Cx as a warning once a password was wrong. */
  readonly greeting: number;
  /** One more was wrong. The status word of the refusal: 6300, or 63Cx with the tries that are left. */
  count(): number;
}

export interface Step {
  readonly response: ResponseApdu;
  readonly session: ChipSession;
  /** A new channel: this response still goes out under the old protection, the next command needs the new one. */
  readonly openChannel?: SessionKeys;
}

const NO_DATA = new Uint8Array();

export const answer = (session: ChipSession, data: Uint8Array = NO_DATA, sw: number = SW.SUCCESS): Step => ({
  response: { data, sw },
  session,
});

/** Refuses; a protocol under way is broken off, so that no half-done run can be continued. */
export function refuse(session: ChipSession, sw: number): Step {
  const { challenge: _challenge, pace: _pace, chipAuthenticationChosen: _chosen, ...rest } = session;
  return { response: { data: NO_DATA, sw }, session: rest };
}

export function advance(session: ChipSession, event: AccessEvent): ChipSession {
  const access = ACCESS_TRANSITIONS[session.access][event];
  if (access === undefined) throw new Error(`no transition from ${session.access} on ${event}`);
  return { ...session, access };
}

/** SECURITY: Doc 9303-11 §9.8.8: after a secure messaging error or a plain command the channel and all rights are gone. */
export function loseChannel(session: ChipSession): ChipSession {
  return {
    access: ACCESS_TRANSITIONS[session.access]['channel-lost'] ?? 'closed',
    directory: session.directory,
  };
}

export const isAllowed = (session: ChipSession, protocol: Protocol): boolean =>
  PROTOCOLS_ALLOWED[session.access].includes(protocol);
