/** Reproducible draws: every input of a run comes from (seed, target, index) alone, so that one can be made again by itself. */

export interface Draws {
  /** A whole number in 0 … below−1. */
  below(limit: number): number;
  octets(length: number): Uint8Array;
  pick<T>(list: readonly T[]): T;
  /** True once in `times`. */
  oneIn(times: number): boolean;
}

/** FNV-1a over the parts. */
function stateOf(seed: number, target: string, index: number): number {
  let hash = 0x811c9dc5;
  const take = (octet: number) => {
    hash = Math.imul(hash ^ octet, 0x01000193);
  };
  for (const char of target) take(char.charCodeAt(0));
  for (const number of [seed, index])
    for (let shift = 0; shift < 32; shift += 8) take((number >>> shift) & 0xff);
  return hash;
}

export function drawsFor(seed: number, target: string, index: number): Draws {
  let state = stateOf(seed, target, index);
  const next = (): number => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  const below = (limit: number): number => (limit > 0 ? next() % limit : 0);
  return {
    below,
    octets: (length) => Uint8Array.from({ length }, () => next() & 0xff),
    pick<T>(list: readonly T[]): T {
      if (list.length === 0) throw new Error('nothing to pick from');
      return list[below(list.length)]!;
    },
    oneIn: (times) => below(times) === 0,
  };
}
