/** The mappings of PACE by name, Doc 9303-11 §4.4.3.3: each makes of the nonce a generator that only both ends know. */
import type { PaceMapping } from '../security-info/security-infos.ts';
import type { NonceMapping } from './mapping-context.ts';
import { exchangeGenericMapping } from './mapping-generic.ts';
import { exchangeIntegratedMapping } from './mapping-integrated.ts';

export const NONCE_MAPPINGS: Readonly<Record<PaceMapping, NonceMapping>> = {
  GM: exchangeGenericMapping,
  IM: exchangeIntegratedMapping,
  // §4.4.3.3.3: as the generic mapping; the proof of the chip comes with the tokens.
  CAM: exchangeGenericMapping,
};
