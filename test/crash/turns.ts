/** Whose turn it is: every fault several lives in a row, and again those that struck none of them. */
import type { RotaPlace } from './fault-rota.ts';

/** What happened under each place so far, by its name. */
export interface Met {
  readonly killsUnder: ReadonlyMap<string, number>;
  readonly struckUnder: ReadonlyMap<string, number>;
}

/** Lives in a row under one fault, so that what one leaves behind is also taken up under the same fault. */
const LIVES_PER_TURN = 3;
/** So many lives of a desk meet any fault, as a rule: a life may be killed before it has asked anything. */
const ENOUGH_LIVES = 10;
/** More lives for a fault that struck none of those. */
const ENCORES = 6;

/** Which place of the rota each life belongs to: all of them in turn, several lives each when there are enough. */
export function placeOfLife(places: readonly RotaPlace[], life: number, kills: number): RotaPlace {
  const turn = Math.max(1, Math.min(LIVES_PER_TURN, Math.floor(kills / places.length)));
  return places[Math.floor(life / turn) % places.length] ?? { name: 'none' };
}

/** Places whose fault struck nobody although it had lives enough. */
export const unmet = (places: readonly RotaPlace[], { killsUnder, struckUnder }: Met): readonly RotaPlace[] =>
  places.filter(
    ({ name, fault }) =>
      fault !== undefined &&
      (killsUnder.get(name) ?? 0) >= ENOUGH_LIVES &&
      (struckUnder.get(name) ?? 0) === 0,
  );

/**
 * The place of each life. `met` is looked at when the regular turns are over, so it must be kept up to date meanwhile; what
 * the fault of the life before struck may come one life later.
 */
export function* turns(places: readonly RotaPlace[], kills: number, met: Met): Generator<RotaPlace> {
  for (let life = 0; life < kills; life++) yield placeOfLife(places, life, kills);
  for (let encore = 0; encore < ENCORES; encore++) yield* unmet(places, met);
}
