/** The trusted certificates: none, one, and after a master list of the field. All names are made up. */
import type { MethodOutput } from '../../../electron/bridge/contract.ts';
import { settings } from './lists.ts';
import { DAY, NOW } from './people.ts';
import { granted, type Scene, scene } from './scene.ts';

type Anchor = MethodOutput<'settings.view'>['trustAnchors'][number];

const STATES = ['AT', 'BE', 'DE', 'FR', 'KH', 'LA', 'NL', 'TH', 'VN'];
const ORIGIN = 'vi-du.ml (C=DE, O=Vi Du, CN=Master List Signer)';

const anchor = (index: number, change: Partial<Anchor> = {}): Anchor => {
  const country = STATES[index % STATES.length] ?? 'VN';
  return {
    id: `anchor-${index}`,
    subject: `C=${country}, O=Co quan Vi Du, OU=Ho chieu, CN=CSCA ${country} ${1 + Math.floor(index / STATES.length)}`,
    country,
    validFrom: NOW - 900 * DAY,
    validUntil: NOW + 3000 * DAY,
    sha256: index.toString(16).padStart(4, '0').repeat(16),
    addedAt: NOW - DAY,
    origin: ORIGIN,
    expiry: 'valid',
    needsSuccessor: false,
    ...change,
  };
};

const many = [
  ...Array.from({ length: 120 }, (_, index) => anchor(index)),
  anchor(120, { expiry: 'expired', validUntil: NOW - 20 * DAY, country: 'DE' }),
  anchor(121, { expiry: 'expires-soon', validUntil: NOW + 40 * DAY, needsSuccessor: true, country: 'LA' }),
  anchor(122, { expiry: 'expired', validUntil: NOW - 3 * DAY, needsSuccessor: true, country: 'KH' }),
];

const list: MethodOutput<'settings.view'>['revocationLists'][number] = {
  id: 'list-1',
  issuer: 'C=VN, O=Co quan Vi Du, CN=CSCA VN 1',
  thisUpdate: NOW - 60 * DAY,
  nextUpdate: NOW - 2 * DAY,
  overdue: true,
  revoked: 3,
  addedAt: NOW - 50 * DAY,
  origin: 'VNM.crl',
};

const trustImport: MethodOutput<'settings.view'>['trustImport'] = {
  name: 'vi-du.ml',
  at: NOW,
  added: 123,
  known: 4,
  revocationLists: 0,
  refused: 1,
  masterLists: [
    {
      signer: 'C=DE, O=Vi Du, CN=Master List Signer',
      certificates: 128,
      authority: 'C=DE, O=Vi Du, CN=csca-vi-du',
      sha256: '5f'.repeat(32),
      alreadyTrusted: false,
    },
  ],
};

const trustScene = (name: string, change: Partial<typeof settings>): Scene =>
  scene(name, 'settings/trust', { answers: { 'settings.view': granted({ ...settings, ...change }) } });

export const TRUST_SCENES: readonly Scene[] = [
  trustScene('settings-trust', {}),
  trustScene('settings-trust-none', { trustAnchors: [] }),
  trustScene('settings-trust-list', { trustAnchors: many, revocationLists: [list], trustImport }),
];
