/** An invented card, read: files signed by a test CSCA, with active authentication that holds. */

import { concludeVerdict } from '../../../electron/core/identity/conclude-verdict.ts';
import type { Check } from '../../../electron/core/identity/verdict.ts';
import { authenticatePassively } from '../../../native/emrtd/passive-authentication/passive-authentication.ts';
import type { CardReading, MrzFields } from '../../../native/emrtd/reading.ts';
import { asciiToBytes } from '../../../native/iso7816/bytes.ts';
import { encodeTlv } from '../../../native/iso7816/tlv.ts';
import { makeCsca, makeDocumentSigner, type TestCertificate } from './certificates.ts';
import { filesOf, makeSod } from './document-security-object.ts';
import { integer, makeEcKey, oid, type TestEcKey } from './test-key.ts';

const LINES = [
  'IDVNM0900000018000090000001<<8',
  '9001158M3001156VNM<<<<<<<<<<<8',
  'NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<',
];

export interface SampleReading {
  readonly reading: CardReading;
  readonly csca: TestCertificate;
  readonly signer: TestCertificate;
  readonly activeKey: TestEcKey;
}

export const READ_AT = new Date('2026-11-22T08:15:00Z');

export function sampleReading(options: { readonly withoutActive?: boolean } = {}): SampleReading {
  const csca = makeCsca();
  const activeKey = makeEcKey('brainpoolP256r1');
  const chipKey = makeEcKey('brainpoolP256r1', { explicit: true });
  const dataGroups = new Map([
    [1, encodeTlv(0x61, encodeTlv(0x5f1f, asciiToBytes(LINES.join(''))))],
    [2, encodeTlv(0x75, new Uint8Array(40_000).fill(7))],
    [14, encodeTlv(0x6e, encodeTlv(0x31, ...chipInfos(chipKey)))],
    ...(options.withoutActive ? [] : [[15, encodeTlv(0x6f, activeKey.publicKeyInfo)] as const]),
  ]);
  const signer = makeDocumentSigner(csca);
  const sod = makeSod({ signer, dataGroups });
  const files = filesOf(dataGroups).set('EF.SOD', sod);
  const challenge = Uint8Array.of(8, 7, 6, 5, 4, 3, 2, 1);
  const mrz: MrzFields = {
    format: 'TD1',
    documentCode: 'ID',
    issuingState: 'VNM',
    documentNumber: '090000001',
    optionalData: '000090000001<<8',
    birthDate: '900115',
    sex: 'M',
    expiryDate: '300115',
    nationality: 'VNM',
    surname: 'NGUYEN',
    givenNames: 'VAN MAU',
    lines: LINES,
  };
  const trust = { certificates: [csca.der] };
  const checks: readonly Check[] = [
    { name: 'access', outcome: 'pass', note: 'PACE-CAN' },
    ...authenticatePassively({ sod, files, mrz, trust, now: READ_AT }),
    { name: 'chip-authentication', outcome: 'pass', note: 'ECDH brainpoolP256r1 AES-128' },
    options.withoutActive
      ? { name: 'active-authentication', outcome: 'not-offered' }
      : { name: 'active-authentication', outcome: 'pass' },
    { name: 'validity', outcome: 'pass' },
  ];
  const reading: CardReading = {
    access: 'PACE-CAN',
    keyKind: 'can',
    files,
    mrz,
    ...(!options.withoutActive && {
      activeAuthentication: { challenge, signature: activeKey.signPlain(challenge) },
    }),
    checks,
    verdict: concludeVerdict(checks),
    statistics: {
      apdus: 1,
      transportMs: 0,
      hostMs: 0,
      totalMs: 0,
      toTextMs: 0,
      largestResponse: 256,
      quickestMs: 0,
      extendedLength: false,
      perFile: [],
    },
  };
  return { reading, csca, signer, activeKey };
}

const chipInfos = (key: TestEcKey): Uint8Array[] => [
  encodeTlv(0x30, oid('0.4.0.127.0.7.2.2.3.2.2'), integer(1n)),
  encodeTlv(0x30, oid('0.4.0.127.0.7.2.2.1.2'), key.publicKeyInfo),
];
