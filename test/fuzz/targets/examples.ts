/** Valid examples that inputs are made of: files of every profile of the virtual chip, and a PKI beside it. */
import { KNOWN_MODP_GROUPS } from '../../../native/emrtd/security-info/known-modp-groups.ts';
import { encodeTlv } from '../../../native/iso7816/tlv.ts';
import { createIssuer } from '../../../native/virtual-chip/issuer/issuer.ts';
import { PROFILES } from '../../../native/virtual-chip/profiles/profiles.ts';
import { makeCsca, makeDocumentSigner, makeLink } from '../../support/pki/certificates.ts';
import { asIndefiniteBer, makeSod } from '../../support/pki/document-security-object.ts';
import { DATA_GROUPS } from '../../support/pki/intact-document.ts';
import { makeMasterList, makeMasterListSigner } from '../../support/pki/master-list.ts';
import { makeRevocationList } from '../../support/pki/revocation-list.ts';
import { integer, makeEcKey, oid } from '../../support/pki/test-key.ts';
import {
  HOLDER,
  NOW,
  seededRandom,
  smallPortrait,
  smallPortraitOf,
} from '../../unit/native/emrtd/virtual-card.ts';

/** Makes once what takes long to make. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The same keys in every run, or an input could not be made again from its seed. */
function withSeededKeys<T>(make: () => T): T {
  const random = seededRandom(23);
  const kept = Object.getOwnPropertyDescriptor(globalThis.crypto, 'getRandomValues');
  const getRandomValues = <A extends ArrayBufferView>(array: A): A => {
    new Uint8Array(array.buffer, array.byteOffset, array.byteLength).set(random(array.byteLength));
    return array;
  };
  Object.defineProperty(globalThis.crypto, 'getRandomValues', { value: getRandomValues, configurable: true });
  try {
    return make();
  } finally {
    if (kept) Object.defineProperty(globalThis.crypto, 'getRandomValues', kept);
    else Reflect.deleteProperty(globalThis.crypto, 'getRandomValues');
  }
}

const pki = once(() =>
  withSeededKeys(() => {
    const csca = makeCsca();
    const signer = makeDocumentSigner(csca);
    const younger = makeCsca({ key: makeEcKey('secp384r1', { explicit: true }) });
    return {
      csca,
      signer,
      younger,
      link: makeLink(csca, younger),
      masterListSigner: makeMasterListSigner(csca),
    };
  }),
);

/** Every file of every profile, each once. */
export const chipFiles = once((): readonly Uint8Array[] => {
  const issuer = createIssuer({ random: seededRandom(7), now: NOW });
  return Object.values(PROFILES).flatMap((profile) => [
    ...issuer.issue(HOLDER, { profile: smallPortraitOf(profile), portrait: smallPortrait() }).files.values(),
  ]);
});

const subjectPublicKeyInfo = (algorithm: Uint8Array, key: Uint8Array): Uint8Array =>
  encodeTlv(0x30, algorithm, encodeTlv(0x03, Uint8Array.of(0), key));

/** RSA, DSA, Diffie-Hellman and elliptic curves. The numbers have the right sizes and nothing behind them. */
export const publicKeys = once((): readonly Uint8Array[] => {
  const group = KNOWN_MODP_GROUPS[0]?.group;
  if (group?.order === undefined) throw new Error('no known group');
  const { prime, generator, order } = group;
  const value = integer(generator);
  return [
    ...withSeededKeys(() => [makeEcKey('secp256r1'), makeEcKey('brainpoolP384r1', { explicit: true })]).map(
      ({ publicKeyInfo }) => publicKeyInfo,
    ),
    subjectPublicKeyInfo(
      encodeTlv(0x30, oid('1.2.840.113549.1.1.1'), encodeTlv(0x05)),
      encodeTlv(0x30, integer((1n << 2047n) + 1n), integer(65_537n)),
    ),
    subjectPublicKeyInfo(
      encodeTlv(0x30, oid('1.2.840.10040.4.1'), encodeTlv(0x30, integer(prime), integer(order), value)),
      value,
    ),
    subjectPublicKeyInfo(
      encodeTlv(0x30, oid('1.2.840.10046.2.1'), encodeTlv(0x30, integer(prime), value, integer(order))),
      value,
    ),
  ];
});

export const certificates = once((): readonly Uint8Array[] => {
  const { csca, signer, link, younger } = pki();
  return [csca, signer, link, younger].map(({ der }) => der);
});

export const revocationLists = once((): readonly Uint8Array[] => [
  makeRevocationList(pki().csca, [pki().signer.serialNumber]),
]);

/** CMS: EF.SOD in several forms, and a master list. */
export const signedFiles = once((): readonly Uint8Array[] => {
  const { csca, signer, younger, masterListSigner } = pki();
  const sod = makeSod({ signer, dataGroups: DATA_GROUPS });
  return [
    sod,
    asIndefiniteBer(sod),
    ...chipFiles().filter(([tag]) => tag === 0x77),
    makeMasterList(masterListSigner, [csca, younger]),
  ];
});

const BASE64_LINE = 64;
const base64 = (octets: Uint8Array) => Buffer.from(octets).toString('base64');

/** The forms in which the same things come as text. */
export const trustTexts = once((): readonly string[] => {
  const { csca, masterListSigner } = pki();
  const lines = base64(csca.der).replace(new RegExp(`.{${BASE64_LINE}}`, 'g'), '$&\n');
  const list = makeMasterList(masterListSigner, [csca]);
  const folded = base64(list).replace(/.{70}/g, '$&\n ');
  return [
    `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    `version: 1\ndn: c=VN,dc=data\ncn: made up\npkdMasterListContent:: ${folded}\n\n`,
    `dn: c=VN\nuserCertificate;binary:: ${base64(csca.der)}\n`,
  ];
});
