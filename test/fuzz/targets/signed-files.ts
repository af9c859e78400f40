/** CMS, certificates, revocation lists, master lists, and whatever an operator may import. */
import { parseDocumentSecurityObject } from '../../../native/emrtd/passive-authentication/document-security-object.ts';
import { parseCardSecurity } from '../../../native/emrtd/security-info/card-security.ts';
import { parseCertificate } from '../../../native/emrtd/trust/certificate.ts';
import { parseMasterList } from '../../../native/emrtd/trust/master-list.ts';
import { parseRevocationList } from '../../../native/emrtd/trust/revocation-list.ts';
import { signedContentType } from '../../../native/emrtd/trust/signed-data.ts';
import { piecesIn } from '../../../native/emrtd/trust/trust-file.ts';
import { loadTrustStore } from '../../../native/emrtd/trust/trust-store.ts';
import { asciiToBytes } from '../../../native/iso7816/bytes.ts';
import { mutateText } from '../mutate-text.ts';
import { type FuzzTarget, octetsTarget } from '../target.ts';
import { certificates, chipFiles, revocationLists, signedFiles, trustTexts } from './examples.ts';

const LATIN1_LIMIT = 0x100;
/** One text in so many is changed as text; the others as octets. */
const AS_TEXT = 2;

export const SIGNED_FILE_TARGETS: readonly FuzzTarget[] = [
  octetsTarget('cms', 10, signedFiles, (octets) => {
    signedContentType(octets);
    return parseDocumentSecurityObject(octets).ok;
  }),
  octetsTarget(
    'card-security',
    2,
    () => chipFiles().filter(([tag, length]) => tag === 0x30 && length === 0x82),
    (octets) => parseCardSecurity(octets).ok,
  ),
  // A signature is verified whenever the structure holds, and that takes its time.
  octetsTarget(
    'master-list',
    1,
    () => signedFiles().slice(-1),
    (octets) => parseMasterList(octets).ok,
  ),
  octetsTarget('certificate', 6, certificates, (octets) => parseCertificate(octets).ok),
  octetsTarget('revocation-list', 3, revocationLists, (octets) => parseRevocationList(octets).ok),
  octetsTarget(
    'trust-file',
    2,
    () => [...trustTexts().map((text) => asciiToBytes(text)), ...certificates(), ...revocationLists()],
    (octets, draws) => {
      const text = Buffer.from(octets).toString('latin1');
      const made = draws.oneIn(AS_TEXT) ? mutateText(text, draws, draws.pick(trustTexts())) : text;
      const bytes = Uint8Array.from(made, (char) => char.charCodeAt(0) % LATIN1_LIMIT);
      if (piecesIn(bytes).length === 0) return false;
      return loadTrustStore([{ origin: 'fuzz', bytes }]).anchors.length > 0;
    },
  ),
];
