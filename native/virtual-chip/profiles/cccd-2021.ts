/** The citizen card of 2021 (CCCD gắn chip), as far as its public traces tell (facts: card technology §1). */
import type { ChipProfile } from './chip-profile.ts';

export const CCCD_2021: ChipProfile = {
  name: 'cccd-2021',
  documentType: 'TD1',
  description: 'Căn cước công dân gắn chip, issued 2021–2024',
  // Made up in the form PC/SC gives contactless cards: card capabilities (ISO 7816-4 §12.1.1.9) announce
  // short file identifiers, command chaining and extended length. No real value is published.
  atr: '3b85800180738421c092',
  selectMasterFile: 'ins-not-supported',
  cardAccessInsideApplication: 'security-status',
  extendedLength: true,
  maxResponseLength: 32_767,
  bac: true,
  pace: {
    oid: '0.4.0.127.0.7.2.2.4.2.2', // id-PACE-ECDH-GM-AES-CBC-CMAC-128
    mapping: 'GM',
    suite: 'AES-128',
    group: 'brainpoolP256r1',
    parameterId: 13,
    passwords: ['mrz', 'can'],
  },
  chipAuthentication: {
    oid: '0.4.0.127.0.7.2.2.3.2.2', // id-CA-ECDH-AES-CBC-CMAC-128
    suite: 'AES-128',
    group: 'brainpoolP256r1',
    encoding: 'explicit',
  },
  activeAuthentication: {
    algorithm: 'ecdsa',
    curve: 'brainpoolP256r1',
    encoding: 'explicit',
    announced: true,
    signatureFormat: 'plain',
  },
  announcesTerminalAuthentication: true,
  dataGroups: ['DG1', 'DG2', 'DG3', 'DG13', 'DG14', 'DG15'],
  closedDataGroups: ['DG3'],
  portraitBytes: 16_000,
  sod: { ldsVersion: 0 },
};
