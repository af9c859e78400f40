/**
 * How many bytes one path (reader, driver and chip) carries at once. Nothing is guessed: extended length waits until the
 * chip claims it and a command in plain has come through; sizes grow as blocks arrive and shrink as they fail.
 */
import type { CipherSuite } from '../../iso7816/secure-messaging-cipher.ts';
import type { SessionFailure } from '../card-session.ts';
import { protectedLength } from '../secure-messaging/protected-apdu.ts';
import { largestBlock, MIN_BLOCK, SHORT_RESPONSE, smallerBlock } from './block-size.ts';
import type { AtrInformation } from './card-capabilities.ts';

/** What a path has shown, to be remembered for the next card of the same ATR in the same reader. */
export interface PathRecord {
  readonly extended: 'unclaimed' | 'refused' | 'carried';
  /** Octets of the longest response data field that has come through. */
  readonly proven: number;
  /** The response data field to ask for next time; `proven` at least. */
  readonly limit: number;
  /** The most that the chip says it gives, where it says so. */
  readonly stated?: number;
  /** The largest block that the chip gave after it had refused larger ones. */
  readonly blockLimit?: number;
  readonly shortIds: 'untried' | 'accepted' | 'refused';
  /** Whether the chip answers a first block that is longer than the file. */
  readonly readsBeyondEnd: boolean;
}

/** Where records are kept. Keys: name of the reader and ATR. */
export interface PathMemory {
  recall(readerName: string, atr: Uint8Array): PathRecord | undefined;
  /** Undefined forgets. */
  remember(readerName: string, atr: Uint8Array, record: PathRecord | undefined): void;
}

export interface TransferPath {
  /** Nothing is known of what the chip claims. */
  readonly asksForClaim: boolean;
  claim(information: AtrInformation): void;
  /** The chip claims extended length, and nobody has seen such a command come through. */
  readonly probes: boolean;
  probed(carried: boolean): void;
  /** The largest block to ask for. */
  blockSize(suite: CipherSuite | undefined): number;
  /** Whether a block of this length needs a command of extended length. */
  needsExtended(length: number, suite: CipherSuite | undefined): boolean;
  /** A block came. */
  carried(asked: number, got: number, suite: CipherSuite | undefined): void;
  /** A block came that is shorter than what was asked for, and the file goes on behind it. */
  gaveLess(asked: number, got: number, suite: CipherSuite | undefined): void;
  /** The chip refused this length and kept the channel. Gives the next size to try, undefined at the end of the ladder. */
  refused(length: number, suite: CipherSuite | undefined): number | undefined;
  /** The chip named the length that it gives. */
  named(length: number): void;
  /** The conversation broke over a block of this length. */
  broke(length: number, suite: CipherSuite | undefined, failure: SessionFailure): void;
  shortIds: PathRecord['shortIds'];
  readsBeyondEnd: boolean;
  /** What this read has shown; `forget` when what was remembered did not hold. */
  record(): PathRecord | 'unchanged' | 'forget';
}

/** A chip that claims extended length without a size is first asked for this much, which Vietnamese cards are known to give. */
const FIRST_EXTENDED_RESPONSE = 2048;
/** Longer than any file but a large portrait; more in one exchange would only make a lifted card costlier. */
const LARGEST_RESPONSE = 32_768;

export function createTransferPath(known?: PathRecord): TransferPath {
  let extended: 'unknown' | 'claimed' | PathRecord['extended'] = known?.extended ?? 'unknown';
  /** What has come through in this read; what was remembered is believed until it fails. */
  let proven = 0;
  let limit = known?.limit ?? SHORT_RESPONSE;
  let stated = known?.stated;
  let blockLimit = known?.blockLimit ?? Number.POSITIVE_INFINITY;
  /** Failures of a length that had worked before. The first is forgiven: more likely the card has moved. */
  let strikes = 0;
  let learnt = false;
  /** What was remembered has just failed, and nothing has come through since. */
  let doubtful = false;

  const needsExtended: TransferPath['needsExtended'] = (length, suite) => length > largestBlock(suite);

  /**
   * Back to what has come through, then to the usual first size, then to short commands for good. Where a memory fails,
   * the reader or the chip is not the one remembered, and this read takes no more risks.
   */
  function lower(): void {
    learnt = true;
    if (proven > SHORT_RESPONSE && proven < limit) limit = proven;
    else if (known === undefined && limit > FIRST_EXTENDED_RESPONSE) limit = FIRST_EXTENDED_RESPONSE;
    else {
      limit = SHORT_RESPONSE;
      extended = 'refused';
    }
    proven = Math.min(proven, limit);
    stated = limit;
  }

  return {
    get asksForClaim() {
      return extended === 'unknown';
    },
    claim({ extended: claimed, responseLimit }) {
      if (extended !== 'unknown' && extended !== 'claimed') return;
      learnt = true;
      if (claimed === 'no') extended = 'unclaimed';
      if (claimed === 'yes') extended = 'claimed';
      if (claimed === 'silent' && extended === 'unknown') extended = 'unclaimed';
      if (responseLimit === undefined) return;
      stated = Math.min(responseLimit, LARGEST_RESPONSE);
      if (stated <= SHORT_RESPONSE) extended = 'unclaimed';
    },
    get probes() {
      return extended === 'claimed';
    },
    probed(came) {
      if (extended !== 'claimed') return;
      extended = came ? 'carried' : 'refused';
      if (came) limit = stated ?? FIRST_EXTENDED_RESPONSE;
    },
    blockSize: (suite) => Math.min(blockLimit, largestBlock(suite, limit)),
    needsExtended,
    carried(asked, got, suite) {
      const whole = got === asked && asked === largestBlock(suite, limit);
      const length = whole ? limit : suite === undefined ? got : protectedLength(suite, got);
      if (length > proven) {
        proven = length;
        learnt = true;
      }
      if (!needsExtended(asked, suite)) return;
      doubtful = false;
      if (whole && stated === undefined) limit = Math.min(2 * limit, LARGEST_RESPONSE);
    },
    gaveLess(asked, got, suite) {
      // Its buffer is no larger: asked for more, it gives this much and says nothing.
      if (needsExtended(asked, suite)) blockLimit = Math.max(got, largestBlock(suite));
    },
    refused(length, suite) {
      learnt = true;
      if (needsExtended(length, suite)) {
        lower();
        return Math.min(blockLimit, largestBlock(suite, limit));
      }
      const next = smallerBlock(length);
      blockLimit = next ?? MIN_BLOCK;
      return next;
    },
    named(length) {
      blockLimit = length;
      learnt = true;
    },
    broke(length, suite, failure) {
      const long = needsExtended(length, suite);
      if (!maySpeakAgainstLength(failure, long)) return;
      if (long) doubtful = known !== undefined;
      if (length <= largestBlock(suite, proven) && ++strikes === 1) return;
      this.refused(length, suite);
    },
    shortIds: known?.shortIds ?? 'untried',
    readsBeyondEnd: known?.readsBeyondEnd ?? true,
    record() {
      if (doubtful) return 'forget';
      if (!learnt || extended === 'unknown' || extended === 'claimed') return 'unchanged';
      return {
        extended,
        proven: extended === 'carried' ? Math.max(proven, Math.min(known?.proven ?? 0, limit)) : proven,
        limit,
        shortIds: this.shortIds,
        readsBeyondEnd: this.readsBeyondEnd,
        ...(stated !== undefined && extended === 'carried' && { stated }),
        ...(Number.isFinite(blockLimit) && { blockLimit }),
      };
    },
  };
}

/**
 * A short block is doubted when the reader would not send it, or the chip gave up with a status word of its own; a wrong
 * checksum is another matter. A long one is doubted whatever became of it: readers fall silent over it, or reset the card.
 */
function maySpeakAgainstLength({ code, sw }: SessionFailure, long: boolean): boolean {
  switch (code) {
    case 'transmit-failed':
      return true;
    case 'secure-channel-lost':
      return long || (sw !== undefined && sw !== 0x9000);
    case 'card-mute':
    case 'card-removed':
    case 'chip-protocol-error':
      return long;
    default:
      return false;
  }
}
