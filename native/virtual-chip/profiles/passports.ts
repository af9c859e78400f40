/** Passports as their issuers build them around the world, one for each protocol that a reader has to know. */
import type { ChipProfile } from './chip-profile.ts';

const PASSPORT = {
  documentType: 'TD3',
  // Made up in the form PC/SC gives contactless cards, with the capabilities that ISO 7816-4 §12.1.1.9 knows.
  atr: '3b88800180738421e0829000ad',
  selectMasterFile: 'supported',
  cardAccessInsideApplication: 'not-found',
  extendedLength: true,
  statesLengths: true,
  maxResponseLength: 32_767,
  bac: true,
  announcesTerminalAuthentication: false,
  closedDataGroups: [],
  portraitBytes: 16_000,
  sod: { ldsVersion: 0 },
} as const satisfies Partial<ChipProfile>;

/** The first generation: nothing tells it from a copy. */
export const PASSPORT_BAC: ChipProfile = {
  ...PASSPORT,
  name: 'passport-bac',
  description: 'Passport with BAC only, EF.SOD signed with RSA PKCS#1 v1.5',
  dataGroups: ['DG1', 'DG2'],
  sod: { ldsVersion: 0, signer: { algorithm: 'rsa-pkcs1', bits: 2048 } },
};

export const PASSPORT_PACE_IM: ChipProfile = {
  ...PASSPORT,
  name: 'passport-pace-im',
  description: 'Passport with PACE, integrated mapping, AES-256 on brainpoolP384r1; portrait in JPEG 2000',
  portraitFormat: 'jpeg2000',
  pace: {
    oid: '0.4.0.127.0.7.2.2.4.4.4', // id-PACE-ECDH-IM-AES-CBC-CMAC-256
    mapping: 'IM',
    suite: 'AES-256',
    group: 'brainpoolP384r1',
    parameterId: 16,
    passwords: ['mrz', 'can'],
  },
  chipAuthentication: {
    oid: '0.4.0.127.0.7.2.2.3.2.4', // id-CA-ECDH-AES-CBC-CMAC-256
    suite: 'AES-256',
    group: 'brainpoolP384r1',
    encoding: 'explicit',
  },
  dataGroups: ['DG1', 'DG2', 'DG7', 'DG11', 'DG12', 'DG14'],
  sod: { ldsVersion: 1 },
};

/** The key of EF.CardSecurity is the only proof of the chip. */
export const PASSPORT_PACE_CAM: ChipProfile = {
  ...PASSPORT,
  name: 'passport-pace-cam',
  description: 'Passport with PACE, chip authentication mapping, AES-128 on brainpoolP256r1',
  pace: {
    oid: '0.4.0.127.0.7.2.2.4.6.2', // id-PACE-ECDH-CAM-AES-CBC-CMAC-128
    mapping: 'CAM',
    suite: 'AES-128',
    group: 'brainpoolP256r1',
    parameterId: 13,
    passwords: ['mrz', 'can'],
  },
  dataGroups: ['DG1', 'DG2', 'DG7', 'DG11', 'DG12', 'DG14'],
  sod: { ldsVersion: 1 },
};

export const PASSPORT_DH: ChipProfile = {
  ...PASSPORT,
  name: 'passport-dh',
  description:
    'Passport with PACE and chip authentication over a 2048-bit prime field, chip authentication with 3DES',
  pace: {
    oid: '0.4.0.127.0.7.2.2.4.1.2', // id-PACE-DH-GM-AES-CBC-CMAC-128
    mapping: 'GM',
    suite: 'AES-128',
    group: 'modp-2048-256',
    parameterId: 2,
    passwords: ['mrz'],
  },
  chipAuthentication: {
    oid: '0.4.0.127.0.7.2.2.3.1.1', // id-CA-DH-3DES-CBC-CBC
    suite: '3DES',
    group: 'modp-2048-256',
    encoding: 'explicit',
  },
  dataGroups: ['DG1', 'DG2', 'DG7', 'DG11', 'DG12', 'DG14'],
};

export const PASSPORT_RSA_PSS: ChipProfile = {
  ...PASSPORT,
  name: 'passport-rsa-pss',
  description: 'Passport with PACE, EF.SOD signed with RSA-PSS, active authentication with RSA',
  pace: {
    oid: '0.4.0.127.0.7.2.2.4.2.1', // id-PACE-ECDH-GM-3DES-CBC-CBC
    mapping: 'GM',
    suite: '3DES',
    group: 'P-256',
    parameterId: 12,
    passwords: ['mrz'],
  },
  activeAuthentication: { algorithm: 'rsa-iso9796-2', bits: 1024, hash: 'SHA-256' },
  dataGroups: ['DG1', 'DG2', 'DG7', 'DG11', 'DG12', 'DG14', 'DG15'],
  sod: { ldsVersion: 0, signer: { algorithm: 'rsa-pss', bits: 2048 } },
};

export const PASSPORT_P521: ChipProfile = {
  ...PASSPORT,
  name: 'passport-p521',
  description:
    'Passport with secp521r1 throughout: PACE, chip authentication, EF.SOD with SHA-512; face after ISO/IEC 39794-5',
  faceEncoding: '39794-5',
  pace: {
    oid: '0.4.0.127.0.7.2.2.4.2.4', // id-PACE-ECDH-GM-AES-CBC-CMAC-256
    mapping: 'GM',
    suite: 'AES-256',
    group: 'P-521',
    parameterId: 18,
    passwords: ['mrz', 'can'],
  },
  chipAuthentication: {
    oid: '0.4.0.127.0.7.2.2.3.2.3', // id-CA-ECDH-AES-CBC-CMAC-192
    suite: 'AES-192',
    group: 'P-521',
    encoding: 'explicit',
  },
  dataGroups: ['DG1', 'DG2', 'DG7', 'DG11', 'DG12', 'DG14'],
  sod: { ldsVersion: 1, signer: { algorithm: 'ecdsa', curve: 'P-521' } },
};

/** Doc 9303-11 §9.2.2 lets a chip bring domain parameters of its own; terminals use them once they have checked them. */
export const PASSPORT_OWN_CURVE: ChipProfile = {
  ...PASSPORT,
  name: 'passport-own-curve',
  description: 'Passport with PACE, chip authentication mapping, AES-256 on a curve of its own of 256 bits',
  pace: {
    oid: '0.4.0.127.0.7.2.2.4.6.4', // id-PACE-ECDH-CAM-AES-CBC-CMAC-256
    mapping: 'CAM',
    suite: 'AES-256',
    group: 'invented-256',
    parameterId: 32,
    writtenOut: true,
    passwords: ['mrz', 'can'],
  },
  dataGroups: ['DG1', 'DG2', 'DG7', 'DG11', 'DG12', 'DG14'],
  sod: { ldsVersion: 1 },
};

export const PASSPORT_OWN_FIELD: ChipProfile = {
  ...PASSPORT,
  name: 'passport-own-field',
  description:
    'Passport with PACE, integrated mapping, and chip authentication over a prime field of its own of 2048 bits',
  pace: {
    oid: '0.4.0.127.0.7.2.2.4.3.2', // id-PACE-DH-IM-AES-CBC-CMAC-128
    mapping: 'IM',
    suite: 'AES-128',
    group: 'invented-modp-2048',
    parameterId: 33,
    writtenOut: true,
    passwords: ['mrz', 'can'],
  },
  chipAuthentication: {
    oid: '0.4.0.127.0.7.2.2.3.1.2', // id-CA-DH-AES-CBC-CMAC-128
    suite: 'AES-128',
    group: 'invented-modp-2048',
    encoding: 'explicit',
  },
  dataGroups: ['DG1', 'DG2', 'DG7', 'DG11', 'DG12', 'DG14'],
};
