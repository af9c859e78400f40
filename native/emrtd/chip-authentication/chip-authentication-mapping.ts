/**
 * What PACE with chip authentication mapping proves (Doc 9303-11 §4.4.3.5.2): the chip holds the private key of a
 * static public key. It is worth as much as the signature over that key, so both are judged together.
 */
import type { Check } from '../../../electron/core/identity/verdict.ts';
import { equalBytes } from '../../iso7816/bytes.ts';
import { type ChipMappingClaim, confirmsStaticKey } from '../pace/mapping-chip-authentication.ts';
import { parseDocumentSecurityObject } from '../passive-authentication/document-security-object.ts';
import type { TrustAnchors } from '../reading.ts';
import { isSameDomain } from '../security-info/agreement-domain.ts';
import { type CardSecurity, parseCardSecurity } from '../security-info/card-security.ts';
import type { EcPoint } from '../security-info/ec-domain.ts';
import type { X509Certificate } from '../trust/certificate.ts';
import { judgeIssuerChain } from '../trust/issuer-chain.ts';
import { isSignatureValid } from '../trust/signed-data.ts';
import { parseTrustAnchors } from '../trust/trust-store.ts';

/** What came of the access. */
export interface ChipMapping {
  readonly claim: ChipMappingClaim;
  /** EF.CardSecurity; absent when the chip would not give it. */
  readonly cardSecurity?: Uint8Array;
}

export interface ChipMappingInput extends ChipMapping {
  readonly sod: Uint8Array | undefined;
  readonly trust: TrustAnchors;
  readonly now: Date;
}

/**
 * The check `chip-authentication`, as far as the mapping decides it.
 *
 * - `pass`: the key is confirmed, and signed by the signer of EF.SOD or by one that a trusted CSCA issued
 * - `fail`: the signature is wrong, or the key is not the one that the chip used
 * - `not-possible`: nothing signed to hold it against. Chip authentication with DG14 may still decide.
 *
 * Not verified here: the document type list of the signer, and revocation beyond the lists of the trust store.
 */
export function judgeChipMapping({ claim, cardSecurity, sod, trust, now }: ChipMappingInput): Check {
  const name = 'chip-authentication';
  const undecided = (note: string): Check => ({
    name,
    outcome: 'not-possible',
    reason: 'chip-authentication-not-completed',
    note: `PACE-CAM: ${note}`,
  });
  const failed = (note: string): Check => ({
    name,
    outcome: 'fail',
    reason: 'chip-authentication-failed',
    note: `PACE-CAM: ${note}`,
  });
  if (!cardSecurity) return undecided('no EF.CardSecurity');
  const parsed = parseCardSecurity(cardSecurity);
  if (!parsed.ok) return undecided(parsed.error);
  const { signed } = parsed.value;
  if (!isSignatureValid(signed)) return failed('signature of EF.CardSecurity');
  const staticKeys = staticKeysOf(parsed.value, claim);
  if (staticKeys.length === 0) return undecided('EF.CardSecurity has no key on these domain parameters');
  if (!staticKeys.some((key) => confirmsStaticKey(claim, key)))
    return failed('not the key of EF.CardSecurity');
  // SECURITY: anybody can sign an EF.CardSecurity for a key of his own. It counts when it comes from whoever signed
  // the document, or from a signer of the same state that a trusted CSCA vouches for.
  const object = sod && parseDocumentSecurityObject(sod);
  const documentSigner = object?.ok ? object.value.signer : undefined;
  const note = `PACE-CAM ECDH ${claim.domain.name}`;
  if (documentSigner && isSameCertificate(documentSigner, signed.signer)) {
    return { name, outcome: 'pass', note: `${note}; EF.CardSecurity by the signer of EF.SOD` };
  }
  const chain = judgeIssuerChain(signed.signer, parseTrustAnchors(trust), now, signed.signedAt);
  if (chain.status === 'trusted' && documentSigner?.issuer.country === signed.signer.issuer.country) {
    return { name, outcome: 'pass', note: `${note}; EF.CardSecurity under ${chain.authority.subject.text}` };
  }
  return undecided(`signer of EF.CardSecurity: ${chain.status}`);
}

/** The key whose number the protocol names (§9.2.1); a lone key need not be numbered. */
function staticKeysOf({ infos }: CardSecurity, claim: ChipMappingClaim): readonly EcPoint[] {
  const fitting = infos.chipAuthenticationPublicKeys.flatMap((key) =>
    'publicKey' in key && key.agreement === 'ECDH' && isSameDomain(key.domain, claim.domain) ? [key] : [],
  );
  const numbered = fitting.filter(({ keyId }) => keyId === claim.parameterId);
  return (numbered.length > 0 ? numbered : fitting).map(({ publicKey }) => publicKey);
}

const isSameCertificate = (a: X509Certificate, b: X509Certificate): boolean =>
  equalBytes(a.tbs, b.tbs) && equalBytes(a.signature, b.signature);
