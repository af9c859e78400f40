/** CSCA master lists for tests. */
import { encodeTlv } from '../../../native/iso7816/tlv.ts';
import { type CertificateOptions, makeDocumentSigner, type TestCertificate } from './certificates.ts';
import { makeSignedData, type SignedDataOptions } from './document-security-object.ts';
import { integer } from './test-key.ts';

const MASTER_LIST = '2.23.136.1.1.2';
const MASTER_LIST_SIGNER = '2.23.136.1.1.3';

export const makeMasterListSigner = (
  csca: TestCertificate,
  options: CertificateOptions = {},
): TestCertificate =>
  makeDocumentSigner(csca, {
    name: { ...(csca.name.country && { country: csca.name.country }), commonName: 'Master List Signer' },
    extendedKeyUsage: [MASTER_LIST_SIGNER],
    ...options,
  });

/** ContentInfo of a signed CscaMasterList. */
export const makeMasterList = (
  signer: TestCertificate,
  listed: readonly TestCertificate[],
  options: Partial<SignedDataOptions> = {},
): Uint8Array =>
  makeSignedData({
    signer,
    contentType: MASTER_LIST,
    content: encodeTlv(0x30, integer(1n), encodeTlv(0x31, ...listed.map(({ der }) => der))),
    ...options,
  });
