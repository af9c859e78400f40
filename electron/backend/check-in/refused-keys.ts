/**
 * Keys that the card on the reader has refused. A scanner on a stand reads the same code twice a second, and a clerk
 * types the same digits again; a chip counts such tries, waits longer after each, or blocks. So one key is sent to a
 * card once for as long as it lies there.
 */
import type { AccessKey } from '../../../native/emrtd/reading.ts';

/** After so many refused tries at one card it is wiser to look than to go on. */
export const WISE_TRIES = 3;

export interface RefusedKeys {
  /** The keys that are worth sending to the card of this insertion. */
  untried(insertion: number, keys: readonly AccessKey[]): readonly AccessKey[];
  /** The chip refused all of these. Returns how many tries of the clerk it has refused by now. */
  refuse(insertion: number, keys: readonly AccessKey[]): number;
  /** A card that was opened, or taken away. */
  forget(): void;
}

const nameOf = (key: AccessKey): string =>
  key.kind === 'can'
    ? `can ${key.can}`
    : `mrz ${key.documentNumber} ${key.birthDate} ${key.expiryDate}`.toUpperCase();

export function createRefusedKeys(): RefusedKeys {
  let card: number | undefined;
  let names = new Set<string>();
  let tries = 0;
  const forget = () => {
    card = undefined;
    names = new Set();
    tries = 0;
  };
  return {
    untried: (insertion, keys) => (card === insertion ? keys.filter((key) => !names.has(nameOf(key))) : keys),
    refuse(insertion, keys) {
      if (card !== insertion) forget();
      card = insertion;
      for (const key of keys) names.add(nameOf(key));
      return ++tries;
    },
    forget,
  };
}
