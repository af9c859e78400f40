/** The conversation with a chip over a transceiver: plain first, under secure messaging once keys are agreed. */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import {
  type CommandApdu,
  encodeCommand,
  INS,
  parseResponse,
  type ResponseApdu,
  SW,
} from '../../iso7816/apdu.ts';
import { concatBytes } from '../../iso7816/bytes.ts';
import {
  type CipherSuite,
  incrementCounter,
  type SessionKeys,
} from '../../iso7816/secure-messaging-cipher.ts';
import type { Transceiver } from '../../pcsc/transceiver.ts';
import type { CardSession, SessionFailure } from '../card-session.ts';
import { openResponse, protectCommand } from './protected-apdu.ts';

/**
 * SECURITY: a chip decides how often it is asked again, so the whole conversation is bounded. A full read of
 * the largest files that we accept stays far below it.
 */
export const MAX_APDUS_PER_SESSION = 6000;
/** 61xx: no file block or public key needs more than a few rounds of GET RESPONSE. */
const MAX_GET_RESPONSE = 300;
const MAX_RESPONSE_BYTES = 65_536 + 1024;

export interface SessionStatistics {
  readonly apdus: number;
  readonly transportMs: number;
  /** Octets of the longest response data field, as it came from the reader. */
  readonly largestResponse: number;
  /** Milliseconds of the quickest exchange: what a command costs whatever it carries. 0 before the first. */
  readonly quickestMs: number;
}

export interface ChipSession extends CardSession {
  /** Suite of the running channel; undefined in plain. */
  readonly suite: CipherSuite | undefined;
  /** A response was authenticated under the present keys: the chip has them too. */
  readonly proven: boolean;
  /** Forgets the keys: the next command goes out in plain, to open a new channel after one that was lost. */
  unsecure(): void;
  /** Goes on with the same chip after a reset: another connection, no keys. Limits and statistics run on. */
  continueOn(transceiver: Transceiver): void;
  readonly statistics: SessionStatistics;
}

export interface ChipSessionOptions {
  /** Monotonic milliseconds. */
  readonly monotonic: () => number;
  readonly signal?: AbortSignal | undefined;
  readonly maxApdus?: number;
}

type Channel =
  | { readonly state: 'plain' }
  | { readonly state: 'secured'; readonly keys: SessionKeys; readonly proven: boolean }
  | { readonly state: 'lost' };

const PLAIN: Channel = { state: 'plain' };
const LOST: Channel = { state: 'lost' };

export function createChipSession(transceiver: Transceiver, options: ChipSessionOptions): ChipSession {
  const maxApdus = options.maxApdus ?? MAX_APDUS_PER_SESSION;
  let channel: Channel = PLAIN;
  let carrier = transceiver;
  let apdus = 0;
  let transportMs = 0;
  let largestResponse = 0;
  let quickestMs = Number.POSITIVE_INFINITY;

  /** One command APDU on the wire, counted and timed. */
  async function exchange(command: CommandApdu): Promise<Result<ResponseApdu, SessionFailure>> {
    if (options.signal?.aborted) return err({ code: 'cancelled', detail: 'the read was cancelled' });
    if (apdus >= maxApdus) return err(broken(`more than ${maxApdus} commands`));
    apdus++;
    const started = options.monotonic();
    const raw = await carrier.transmit(encodeCommand(command));
    const took = options.monotonic() - started;
    transportMs += took;
    if (!raw.ok) return err(raw.error);
    quickestMs = Math.min(quickestMs, took);
    const response = parseResponse(raw.value);
    if (!response.ok) return err(broken('a response without a status word'));
    largestResponse = Math.max(largestResponse, response.value.data.length);
    return response;
  }

  /** Collects what 61xx announces (ISO/IEC 7816-4 §5.6, T=0 habits that some readers keep). */
  async function exchangeWhole(command: CommandApdu): Promise<Result<ResponseApdu, SessionFailure>> {
    let answer = await exchange(command);
    if (!answer.ok || answer.value.sw >> 8 !== 0x61) return answer;
    const parts = [answer.value.data];
    let length = answer.value.data.length;
    for (let round = 0; round < MAX_GET_RESPONSE; round++) {
      const announced = answer.value.sw & 0xff;
      // GET RESPONSE itself is never protected: it fetches the rest of a protected response.
      answer = await exchange({ cla: 0x00, ins: INS.GET_RESPONSE, p1: 0, p2: 0, ne: announced || 256 });
      if (!answer.ok) return answer;
      parts.push(answer.value.data);
      length += answer.value.data.length;
      if (length > MAX_RESPONSE_BYTES) return err(broken('a response without end'));
      if (answer.value.sw >> 8 !== 0x61) return ok({ data: concatBytes(...parts), sw: answer.value.sw });
      if (answer.value.data.length === 0) return err(broken('61xx without data'));
    }
    return err(broken('61xx without end'));
  }

  async function sendProtected(
    command: CommandApdu,
    secured: Extract<Channel, { state: 'secured' }>,
  ): Promise<Result<ResponseApdu, SessionFailure>> {
    const wrapped = protectCommand(command, secured.keys);
    const answer = await exchangeWhole(wrapped.command);
    if (!answer.ok) {
      // Nobody knows whether the chip counted this command, so the counters may differ from here on.
      channel = LOST;
      return answer;
    }
    const opened = openResponse(answer.value, command.ins, wrapped.keys);
    if (opened.ok) {
      channel = { state: 'secured', keys: opened.value.keys, proven: true };
      return ok(opened.value.response);
    }
    if (opened.error === 'unprotected' && !endsChannel(answer.value.sw)) {
      // Many chips refuse in plain and keep the channel. A refusal is all that can be made of it.
      channel = { ...secured, keys: skipResponse(wrapped.keys) };
      return ok({ ...answer.value, unprotected: true });
    }
    // SECURITY: nothing can be believed under these keys any more (Doc 9303-11 §9.8.3), and nothing may
    // go on in plain unless the caller starts anew.
    channel = LOST;
    return err({
      code: 'secure-channel-lost',
      detail: `secure messaging: ${opened.error}`,
      sw: answer.value.sw,
    });
  }

  return {
    async send(command) {
      switch (channel.state) {
        case 'plain':
          return exchangeWhole(command);
        case 'secured':
          return sendProtected(command, channel);
        case 'lost':
          return err({ code: 'secure-channel-lost', detail: 'the secure channel has ended' });
      }
    },
    secure(keys) {
      channel = { state: 'secured', keys, proven: false };
    },
    unsecure() {
      channel = PLAIN;
    },
    continueOn(other) {
      carrier = other;
      channel = PLAIN;
    },
    get secured() {
      return channel.state === 'secured';
    },
    get proven() {
      return channel.state === 'secured' && channel.proven;
    },
    get suite() {
      return channel.state === 'secured' ? channel.keys.suite : undefined;
    },
    get statistics() {
      return {
        apdus,
        transportMs,
        largestResponse,
        quickestMs: Number.isFinite(quickestMs) ? quickestMs : 0,
      };
    },
  };
}

const broken = (detail: string): SessionFailure => ({ code: 'chip-protocol-error', detail });

/** SECURITY: success is never believed without a checksum; 6987 and 6988 say that the chip dropped the keys. */
const endsChannel = (sw: number): boolean =>
  sw === SW.SUCCESS || sw === SW.SM_OBJECTS_MISSING || sw === SW.SM_OBJECTS_INCORRECT;

const skipResponse = (keys: SessionKeys): SessionKeys => ({
  ...keys,
  sendSequenceCounter: incrementCounter(keys.sendSequenceCounter),
});
