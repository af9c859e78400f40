/** Changes to octets that know nothing of what they mean. */
import { concatBytes } from '../../native/iso7816/bytes.ts';
import type { Draws } from './draws.ts';

const TELLING = [
  0x00, 0x01, 0x02, 0x1f, 0x20, 0x30, 0x31, 0x3c, 0x5f, 0x7f, 0x80, 0x81, 0x82, 0x84, 0xa0, 0xff,
];
const LONGEST_INSERTION = 64;
/** Inputs stay below what a chip could hold, so that a bound on memory means something. */
const LONGEST = 64 * 1024;

type Change = (octets: Uint8Array, draws: Draws, other: Uint8Array) => Uint8Array;

const changed = (octets: Uint8Array, at: number, value: number): Uint8Array => {
  const copy = octets.slice();
  copy[at] = value;
  return copy;
};

const spliced = (octets: Uint8Array, at: number, without: number, put: Uint8Array): Uint8Array =>
  concatBytes(octets.subarray(0, at), put, octets.subarray(at + without));

const rangeIn = (octets: Uint8Array, draws: Draws): Uint8Array => {
  const from = draws.below(octets.length);
  return octets.subarray(from, from + 1 + draws.below(octets.length - from));
};

const CHANGES: readonly Change[] = [
  (octets, draws) => {
    const at = draws.below(octets.length);
    return changed(octets, at, octets[at]! ^ (1 << draws.below(8)));
  },
  (octets, draws) => changed(octets, draws.below(octets.length), draws.pick(TELLING)),
  (octets, draws) => changed(octets, draws.below(octets.length), draws.below(256)),
  (octets, draws) => octets.slice(0, draws.below(octets.length)),
  (octets, draws) => {
    const at = draws.below(octets.length);
    return spliced(octets, at, 1 + draws.below(octets.length - at), new Uint8Array());
  },
  (octets, draws) =>
    spliced(octets, draws.below(octets.length), 0, draws.octets(1 + draws.below(LONGEST_INSERTION))),
  (octets, draws) => spliced(octets, draws.below(octets.length), 0, rangeIn(octets, draws)),
  (octets, draws, other) => {
    const put = rangeIn(other, draws);
    return spliced(octets, draws.below(octets.length), put.length, put);
  },
  (octets, draws) => {
    const copy = octets.slice();
    const from = draws.below(copy.length);
    copy.fill(draws.pick(TELLING), from, from + 1 + draws.below(LONGEST_INSERTION));
    return copy;
  },
];

/** @param other a second example, of which a piece may be put in; both may be empty */
export function mutateOctets(octets: Uint8Array, draws: Draws, other: Uint8Array): Uint8Array {
  const start = octets.length === 0 ? draws.octets(1 + draws.below(LONGEST_INSERTION)) : octets;
  const piece = other.length === 0 ? start : other;
  return draws.pick(CHANGES)(start, draws, piece).subarray(0, LONGEST);
}
