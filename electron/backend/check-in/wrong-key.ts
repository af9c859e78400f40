/** What the clerk is told when the chip refuses a key: which one, how often by now, and how many tries it leaves. */
import type { ReadFailure } from '../../../native/emrtd/reading.ts';
import type { Failure, FailureCode } from '../../core/failure/failure.ts';
import type { AccessInput } from './access-keys.ts';
import { WISE_TRIES } from './refused-keys.ts';

/** A failed read with what the reader of the chip says about it. */
type FailedRead = Failure & { readonly reading?: ReadFailure };

/** A status word of 63Cx carries the number of tries that are left. */
const TRY_COUNTER = 0x63c0;

/**
 * Undefined when the read failed over something else than the key.
 * @param refuse notes the refusal; says how many tries this card has refused with it
 */
export function wrongKeyFailure(
  failed: FailedRead,
  given: AccessInput['kind'],
  refuse: () => number,
): Failure | undefined {
  if (failed.code === 'access-blocked') refuse();
  if (failed.code !== 'wrong-can' && failed.code !== 'wrong-mrz-key') return undefined;
  const sw = failed.reading?.sw ?? 0;
  const counted = (sw & 0xfff0) === TRY_COUNTER ? { triesLeft: sw & 0x0f } : {};
  return { ...failed, code: codeOf(failed.code, given, refuse()), ...counted };
}

function codeOf(code: FailureCode, given: AccessInput['kind'], tries: number): FailureCode {
  if (tries >= WISE_TRIES) return 'wrong-key-repeated';
  return given === 'qr' ? 'wrong-qr-key' : code;
}
