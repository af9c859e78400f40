/** Generic mapping, Doc 9303-11 §4.4.3.3.1: Ĝ = s·G + H, or ĝ = g^s·h, with H agreed by plain Diffie-Hellman. */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { bytesToBigInt } from '../../iso7816/bytes.ts';
import { encodeTlv } from '../../iso7816/tlv.ts';
import type { AgreementGroup } from '../security-info/agreement-group.ts';
import { generateEphemeralKey } from './ephemeral-key.ts';
import type { Mapped, MappingContext } from './mapping-context.ts';
import { broken, DATA, generalAuthenticate, objectIn, type Step } from './pace-exchange.ts';

/** Exchanges mapping keys with the chip and computes the generator. One command. */
export async function exchangeGenericMapping<E>(context: MappingContext<E>): Promise<Step<Mapped<E>>> {
  const step = 'PACE: map nonce';
  const { session, group, nonce, random } = context;
  const own = generateEphemeralKey(group, group.generator, random);
  const data = encodeTlv(DATA.MAPPING_TERMINAL, group.encode(own.publicKey));
  const objects = await generalAuthenticate(session, step, 'more', data, group.publicKeyBytes);
  if (!objects.ok) return objects;
  const answer = objectIn(step, objects.value, DATA.MAPPING_CHIP);
  if (!answer.ok) return answer;
  const chip = group.decode(answer.value);
  if (!chip.ok) return err(broken(step, chip.error));
  const generator = mapGenerically(group, nonce, own.privateKey, chip.value);
  if (!generator.ok) return err(broken(step, generator.error));
  return ok({ generator: generator.value, chipMappingKey: chip.value });
}

/**
 * @param nonce the decrypted nonce s
 * @param privateKey SK_Map,IFD
 * @param chipPublicKey PK_Map,IC, already checked to be in the group
 */
export function mapGenerically<E>(
  group: AgreementGroup<E>,
  nonce: Uint8Array,
  privateKey: bigint,
  chipPublicKey: E,
): Result<E, 'mapping-degenerate'> {
  const scalar = bytesToBigInt(nonce) % group.order;
  // SECURITY: only a chip that chooses its nonce or key to that end gets a generator of no use; it is refused.
  if (scalar === 0n) return err('mapping-degenerate');
  const shared = group.multiply(chipPublicKey, privateKey);
  const generator = group.add(group.multiply(group.generator, scalar), shared);
  return group.isNeutral(generator) ? err('mapping-degenerate') : ok(generator);
}
