/** TLV, BER, domain parameters and keys: what every other parser is built on. */
import { extendedLengthOfAtr, parseAtrInformation } from '../../../native/emrtd/files/card-capabilities.ts';
import { parseAgreementDomain } from '../../../native/emrtd/security-info/agreement-domain.ts';
import { parseSecurityInfos } from '../../../native/emrtd/security-info/security-infos.ts';
import { parsePublicKey } from '../../../native/emrtd/signature/public-key.ts';
import { berChildren, berOctets, readBer } from '../../../native/emrtd/trust/ber.ts';
import { parseResponse } from '../../../native/iso7816/apdu.ts';
import { hexToBytes } from '../../../native/iso7816/bytes.ts';
import { parseTlv, parseTlvHeader, parseTlvList } from '../../../native/iso7816/tlv.ts';
import { type FuzzTarget, octetsTarget } from '../target.ts';
import { chipFiles, publicKeys, signedFiles } from './examples.ts';

/** A TLV lies within what it was read from. */
function readTlvs(octets: Uint8Array, offset: number): boolean {
  parseTlvHeader(octets, offset);
  const tlv = parseTlv(octets, offset);
  if (tlv.ok && tlv.value.value.length > tlv.value.encoded.length)
    throw new Error('a value longer than its TLV');
  if (tlv.ok && tlv.value.encoded.length > octets.length - offset) throw new Error('a TLV beyond its input');
  const list = parseTlvList(octets);
  if (!list.ok) return false;
  const length = list.value.reduce((sum, { encoded }) => sum + encoded.length, 0);
  if (length !== octets.length) throw new Error('a list of TLVs that does not fill its input');
  return true;
}

function readBerWhole(octets: Uint8Array): boolean {
  const node = readBer(octets);
  berOctets(node);
  return (node && berChildren(node, node.tag)) !== undefined;
}

export const ENCODING_TARGETS: readonly FuzzTarget[] = [
  octetsTarget('tlv', 18, chipFiles, (octets, draws) => readTlvs(octets, draws.below(octets.length + 2))),
  octetsTarget('ber', 6, signedFiles, readBerWhole),
  octetsTarget(
    'response-apdu',
    4,
    () => ['9000', '6A82', '', '90', '7C0A8608AABBCCDDEEFF00119000'].map(hexToBytes),
    (octets) => parseResponse(octets).ok,
  ),
  octetsTarget(
    'atr',
    2,
    () =>
      [
        '3b88800180738421c08290008d', // historical octets with capabilities
        '3b8f8001804f0ca000000306030001000000006a',
        '7f66080202078002020780', // EF.ATR/INFO
        '4301804703840180e0020201',
      ].map(hexToBytes),
    (octets) =>
      extendedLengthOfAtr(octets) !== 'silent' || Object.keys(parseAtrInformation(octets)).length > 0,
  ),
  octetsTarget(
    'security-infos',
    6,
    () => chipFiles().filter(([tag]) => tag === 0x31 || tag === 0x6e),
    (octets) => parseSecurityInfos(octets).ok,
  ),
  octetsTarget('public-key', 3, publicKeys, (octets) => {
    const algorithm = parseTlv(octets, 2);
    if (algorithm.ok) {
      parseAgreementDomain(algorithm.value, 'DH');
      parseAgreementDomain(algorithm.value, 'ECDH');
    }
    return parsePublicKey(octets).ok;
  }),
];
