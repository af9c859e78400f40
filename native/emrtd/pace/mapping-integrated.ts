/** Integrated mapping, Doc 9303-11 §4.4.3.3.2: the generator is computed from the chip's nonce s and one of ours, t. */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { bytesToBigInt, concatBytes, hexToBytes } from '../../iso7816/bytes.ts';
import { aesCbcEncrypt, type CipherSuite, tripleDesEncrypt } from '../../iso7816/secure-messaging-cipher.ts';
import { encodeTlv } from '../../iso7816/tlv.ts';
import type { AgreementGroup } from '../security-info/agreement-group.ts';
import type { Mapped, MappingContext } from './mapping-context.ts';
import { broken, DATA, generalAuthenticate, type Step } from './pace-exchange.ts';

interface PseudoRandomParameters {
  /** k: octets of a key of the cipher, and so of t. 3DES counts as 128 bits. */
  readonly keyBytes: number;
  readonly c0: Uint8Array;
  readonly c1: Uint8Array;
}

/** The constants have l bits, the length of s. */
const SHORT_CONSTANTS = {
  c0: hexToBytes('a668892a7c41e3ca739f40b057d85904'),
  c1: hexToBytes('a4e136ac725f738b01c1f60217c188ad'),
};
const LONG_CONSTANTS = {
  c0: hexToBytes('d463d65234124ef7897054986dca0a174e28df758cbaa03f240616414d5a1676'),
  c1: hexToBytes('54bd7255f0aaf831bec3423fcf39d69b6cbf066677d0faae5aadd99df8e53517'),
};

const PARAMETERS: Readonly<Record<CipherSuite, PseudoRandomParameters>> = {
  '3DES': { keyBytes: 16, ...SHORT_CONSTANTS },
  'AES-128': { keyBytes: 16, ...SHORT_CONSTANTS },
  'AES-192': { keyBytes: 24, ...LONG_CONSTANTS },
  'AES-256': { keyBytes: 32, ...LONG_CONSTANTS },
};

/** Bits beyond the size of p that make the reduction even. */
const EXTRA_BITS = 64;

/** Sends t and computes the generator. One command; the chip has nothing to add. */
export async function exchangeIntegratedMapping<E>(context: MappingContext<E>): Promise<Step<Mapped<E>>> {
  const step = 'PACE: map nonce';
  const { session, group, suite, nonce, random } = context;
  // SECURITY: §4.4.3.3 fixes the length of s; a shorter one has fewer values than the password deserves.
  if (nonce.length !== PARAMETERS[suite].c0.length)
    return err(broken(step, `nonce of ${nonce.length} octets`));
  const own = random(PARAMETERS[suite].keyBytes);
  const data = encodeTlv(DATA.MAPPING_TERMINAL, own);
  // The answer is an empty object 82 (§4.4.5.2.2), from some chips nothing at all.
  const sent = await generalAuthenticate(session, step, 'more', data);
  if (!sent.ok) return sent;
  const generator = mapIntegrated(group, suite, nonce, own);
  return generator.ok ? ok({ generator: generator.value }) : err(broken(step, generator.error));
}

/**
 * @param nonce s, as long as c0
 * @param ownNonce t, as long as a key of the cipher
 */
export function mapIntegrated<E>(
  group: AgreementGroup<E>,
  suite: CipherSuite,
  nonce: Uint8Array,
  ownNonce: Uint8Array,
): Result<E, 'mapping-degenerate'> {
  const element = bytesToBigInt(pseudoRandom(suite, nonce, ownNonce, group.prime)) % group.prime;
  const generator = group.encodeFieldElement(element);
  return generator === undefined ? err('mapping-degenerate') : ok(generator);
}

/** R(s, t) before the reduction modulo p: x1 ‖ … ‖ xn (Figure 2). */
export function pseudoRandom(
  suite: CipherSuite,
  nonce: Uint8Array,
  ownNonce: Uint8Array,
  prime: bigint,
): Uint8Array {
  const { keyBytes, c0, c1 } = PARAMETERS[suite];
  const encrypt = suite === '3DES' ? tripleDesEncrypt : aesCbcEncrypt;
  const rounds = Math.ceil((prime.toString(2).length + EXTRA_BITS) / (8 * c0.length));
  const blocks: Uint8Array[] = [];
  let key = encrypt(ownNonce, nonce).subarray(0, keyBytes);
  for (let round = 0; round < rounds; round++) {
    blocks.push(encrypt(key, c1));
    key = encrypt(key, c0).subarray(0, keyBytes);
  }
  return concatBytes(...blocks);
}
