/** A public key by kind and size: the key itself is of one chip alone. */
import type { Result } from '../../../electron/core/result.ts';
import type { PublicKey } from '../signature/public-key.ts';
import type { KeyDescription } from './structure-report-schema.ts';

export function describeKey(key: Result<PublicKey, string>): KeyDescription {
  if (!key.ok) return { algorithm: key.error };
  switch (key.value.kind) {
    case 'RSA':
      return { algorithm: 'RSA', bits: 8 * key.value.length };
    case 'EC':
      return { algorithm: `EC ${key.value.domain.name}`, bits: 8 * key.value.domain.fieldBytes };
    case 'DSA':
      return { algorithm: 'DSA' };
  }
}
