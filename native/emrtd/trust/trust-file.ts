/** What a file holds that an operator may trust, whatever its form: told by its content, never by its name. */
import { parseTlv } from '../../iso7816/tlv.ts';
import { fromBase64 } from '../evidence/base64.ts';
import { childrenOf, TAG } from '../security-info/der.ts';
import { binaryAttributesIn, isLdif } from './ldif.ts';
import { isMasterList } from './master-list.ts';

export interface TrustPiece {
  readonly kind: 'certificate' | 'revocation-list' | 'master-list';
  readonly der: Uint8Array;
}

/** Attributes of the ICAO PKD by lower-case name. */
const LDIF_KINDS: Readonly<Record<string, TrustPiece['kind']>> = {
  pkdmasterlistcontent: 'master-list',
  cscamasterlistdata: 'master-list',
  usercertificate: 'certificate',
  cacertificate: 'certificate',
  certificaterevocationlist: 'revocation-list',
};

const PEM_BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----([\sA-Za-z0-9+/=]*)-----END/g;
const PEM_KINDS: Readonly<Record<string, TrustPiece['kind']>> = {
  CERTIFICATE: 'certificate',
  'X509 CERTIFICATE': 'certificate',
  'TRUSTED CERTIFICATE': 'certificate',
  'X509 CRL': 'revocation-list',
  CMS: 'master-list',
  PKCS7: 'master-list',
};

/** DER or BER of one piece, PEM with any number, or LDIF. Empty when it is none of these. */
export function piecesIn(bytes: Uint8Array): readonly TrustPiece[] {
  if (bytes[0] === TAG.SEQUENCE) return binaryPiece(bytes);
  const text = new TextDecoder('latin1').decode(bytes);
  if (isLdif(text)) {
    return binaryAttributesIn(text).flatMap(({ name, value }) => {
      const kind = LDIF_KINDS[name];
      return kind ? [{ kind, der: value }] : [];
    });
  }
  return [...text.matchAll(PEM_BLOCK)].flatMap(([, label = '', body = '']) => {
    const kind = PEM_KINDS[label];
    return kind ? [{ kind, der: decodeBase64(body) }] : [];
  });
}

function binaryPiece(bytes: Uint8Array): readonly TrustPiece[] {
  if (isMasterList(bytes)) return [{ kind: 'master-list', der: bytes }];
  const tlv = parseTlv(bytes); // a trailing line break from an editor is tolerated
  if (!tlv.ok) return [];
  const { encoded } = tlv.value;
  // The caller's own octets where they are just that, so that what was parsed of them once is found again.
  const der = encoded.length === bytes.length ? bytes : encoded;
  return [{ kind: isRevocationList(der) ? 'revocation-list' : 'certificate', der }];
}

const TIMES: readonly number[] = [0x17, 0x18];

/** A TBSCertList has thisUpdate where a TBSCertificate has a subject or a validity. */
function isRevocationList(der: Uint8Array): boolean {
  const outer = parseTlv(der);
  const [tbs] = (outer.ok && childrenOf(outer.value, TAG.SEQUENCE)) || [];
  return (childrenOf(tbs, TAG.SEQUENCE) ?? []).slice(2, 4).some(({ tag }) => TIMES.includes(tag));
}

/** Empty on malformed text, which then fails as a certificate. */
function decodeBase64(text: string): Uint8Array {
  try {
    return fromBase64(text.replace(/\s+/g, ''));
  } catch {
    return new Uint8Array();
  }
}
