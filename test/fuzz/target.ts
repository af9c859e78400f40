/** What is fuzzed: a name, its share of the inputs, and what one input may cost. */
import type { Draws } from './draws.ts';
import { mutateOctets } from './mutate-octets.ts';
import { mutateText } from './mutate-text.ts';
import { mutateTlv } from './mutate-tlv.ts';

/**
 * Makes one input of the draws and runs the code under test with it.
 *
 * Throws for whatever must not happen: parsers answer with a Result or undefined, and never throw.
 * @returns whether the input was taken as valid, for the report: a run that gets nothing accepted tests only the door
 */
export type TryInput = (draws: Draws) => boolean | Promise<boolean>;

export interface FuzzTarget {
  readonly name: string;
  /** Parts of the whole. */
  readonly share: number;
  /** CPU time of one input, milliseconds: far above what any takes, far below what a clerk would call hanging. */
  readonly maxCpuMs: number;
  /** Memory that one input may claim at a time, MiB. */
  readonly maxMegabytes: number;
  /** Makes the examples that inputs are mutated from; once for each run. */
  readonly prepare: () => TryInput | Promise<TryInput>;
}

/** Memory counts what is not yet collected: some hundred octets for each of the objects in 64 KiB. */
const PARSER_LIMITS = { maxCpuMs: 1000, maxMegabytes: 96 } as const;
const MOST_ROUNDS = 4;
const RANDOM_LENGTH = 300;

/** So often an example stands as it is, so that what the parser does with a valid one is seen as well. */
const UNCHANGED = 40;

/** One changed example, or now and then octets out of the blue. */
export function octetsFrom(examples: readonly Uint8Array[], draws: Draws): Uint8Array {
  if (draws.oneIn(50)) return draws.octets(draws.below(RANDOM_LENGTH));
  let octets = draws.pick(examples);
  if (draws.oneIn(UNCHANGED)) return octets;
  const rounds = 1 + draws.below(MOST_ROUNDS);
  for (let round = 0; round < rounds; round++) {
    const other = draws.pick(examples);
    const shaped = draws.oneIn(3) ? undefined : mutateTlv(octets, draws, other);
    octets = shaped ?? mutateOctets(octets, draws, other);
  }
  return octets;
}

/** A parser of octets. */
export const octetsTarget = (
  name: string,
  share: number,
  examples: () => readonly Uint8Array[],
  accepts: (octets: Uint8Array, draws: Draws) => boolean,
): FuzzTarget => ({
  name,
  share,
  ...PARSER_LIMITS,
  prepare: () => {
    const list = examples();
    return (draws) => accepts(octetsFrom(list, draws), draws);
  },
});

/** A parser of text. */
export const textTarget = (
  name: string,
  share: number,
  examples: readonly string[],
  accepts: (text: string, draws: Draws) => boolean,
): FuzzTarget => ({
  name,
  share,
  ...PARSER_LIMITS,
  prepare: () => (draws) => {
    const text = draws.pick(examples);
    return accepts(draws.oneIn(UNCHANGED) ? text : mutateText(text, draws, draws.pick(examples)), draws);
  },
});
