/**
 * EF.SOD, the Document Security Object (Doc 9303-10 §4.6.2): CMS SignedData over the hashes of the data groups,
 * inside tag 77.
 */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { parseTlv } from '../../iso7816/tlv.ts';
import { childrenOf, objectIdentifierOf, octetStringOf, smallIntegerOf, TAG } from '../security-info/der.ts';
import { type DigestName, digestByObjectIdentifier } from '../signature/digest.ts';
import { isSignatureValid, parseSignedData, type SignedContent } from '../trust/signed-data.ts';

export interface DocumentSecurityObject extends SignedContent {
  /** LDSSecurityObject version: 0, or 1 with an LDS version inside. */
  readonly version: number;
  readonly digest: DigestName;
  /** Data group number → hash. */
  readonly dataGroupHashes: ReadonlyMap<number, Uint8Array>;
}

export interface SodError {
  readonly code: 'sod-malformed' | 'sod-unsupported';
  /** For the evidence file; no personal data. */
  readonly detail: string;
}

const SOD_TAG = 0x77;
/** id-icao-mrtd-security-ldsSecurityObject, and two identifiers of early documents (Belgium, Netherlands). */
const LDS_SECURITY_OBJECT: readonly string[] = ['2.23.136.1.1.1', '1.3.27.1.1.1', '1.2.528.1.1006.1.20.1'];
const MAX_VERSION = 1;
/** Doc 9303-10 knows sixteen data groups. */
const MAX_DATA_GROUP = 16;

/**
 * Parses EF.SOD without judging it. `sod-malformed`: not the structure; `sod-unsupported`: an algorithm, key or
 * layout that we cannot verify. Never throws, whatever the octets.
 */
export function parseDocumentSecurityObject(sod: Uint8Array): Result<DocumentSecurityObject, SodError> {
  const outer = parseTlv(sod);
  if (!outer.ok || outer.value.tag !== SOD_TAG) return err({ code: 'sod-malformed', detail: 'no tag 77' });
  const signed = parseSignedData(outer.value.value, LDS_SECURITY_OBJECT);
  if (!signed.ok) {
    const { code, detail } = signed.error;
    return err({ code: `sod-${code}`, detail });
  }
  const lds = parseLdsSecurityObject(signed.value.content);
  if (!lds) return err({ code: 'sod-malformed', detail: 'LDS security object' });
  // What another version would hold is not known; 0 and 1 are all that Doc 9303-10 defines.
  if (lds.version > MAX_VERSION) {
    return err({ code: 'sod-unsupported', detail: `LDS security object version ${lds.version}` });
  }
  const digest = digestByObjectIdentifier(lds.hashAlgorithm);
  if (!digest) return err({ code: 'sod-unsupported', detail: `hash ${lds.hashAlgorithm}` });
  return ok({ ...signed.value, version: lds.version, digest, dataGroupHashes: lds.hashes });
}

/** SECURITY: see `isSignatureValid`; the certificate of the signer is judged elsewhere (`issuer-chain.ts`). */
export const isSodSignatureValid = (sod: DocumentSecurityObject): boolean => isSignatureValid(sod);

/** LDSSecurityObject, Doc 9303-10 Appendix D: version, hash algorithm, hashes, and in version 1 the LDS version. */
function parseLdsSecurityObject(content: Uint8Array):
  | {
      readonly version: number;
      readonly hashAlgorithm: string;
      readonly hashes: ReadonlyMap<number, Uint8Array>;
    }
  | undefined {
  const outer = parseTlv(content);
  const [versionTlv, algorithm, values] = (outer.ok && childrenOf(outer.value, TAG.SEQUENCE)) || [];
  const version = smallIntegerOf(versionTlv);
  const hashAlgorithm = objectIdentifierOf(childrenOf(algorithm, TAG.SEQUENCE)?.[0]);
  const list = childrenOf(values, TAG.SEQUENCE);
  if (version === undefined || hashAlgorithm === undefined || !list) return undefined;
  const hashes = new Map<number, Uint8Array>();
  for (const entry of list) {
    const [number, hash] = childrenOf(entry, TAG.SEQUENCE) ?? [];
    const dataGroup = smallIntegerOf(number);
    const value = octetStringOf(hash);
    if (dataGroup === undefined || dataGroup < 1 || dataGroup > MAX_DATA_GROUP || !value) return undefined;
    if (hashes.has(dataGroup)) return undefined;
    hashes.set(dataGroup, value);
  }
  return { version, hashAlgorithm, hashes };
}
