import { describe, expect, test } from 'vitest';
import { bytesToHex, hexToBytes } from '../../../../native/iso7816/bytes.ts';
import { PROFILES } from '../../../../native/virtual-chip/profiles/profiles.ts';
import {
  chipWith,
  contentsOf,
  HOLDER,
  KEY_OF_TYPE,
  readChip,
  smallPortraitOf,
  succeeded,
} from './virtual-card.ts';

const EXPECTED = {
  'cccd-2021': ['PACE-MRZ', 'ECDH brainpoolP256r1 AES-128', 'pass', 'genuine', []],
  'cccd-2024': ['PACE-MRZ', 'ECDH brainpoolP256r1 AES-128', 'pass', 'genuine', []],
  'cccd-2024-without-portrait': ['PACE-MRZ', 'ECDH brainpoolP256r1 AES-128', 'pass', 'genuine', []],
  'contact-t1': ['PACE-MRZ', 'ECDH brainpoolP256r1 AES-128', 'pass', 'genuine', []],
  'passport-bac': ['BAC', undefined, 'not-offered', 'intact-untrusted', ['chip-not-authenticated']],
  'passport-dh': ['PACE-MRZ', 'DH modp-2048-256 3DES', 'not-offered', 'genuine', []],
  'passport-own-curve': [
    'PACE-MRZ',
    'PACE-CAM ECDH explicit-256; EF.CardSecurity by the signer of EF.SOD',
    'not-offered',
    'genuine',
    [],
  ],
  'passport-own-field': ['PACE-MRZ', 'DH explicit-2048 AES-128', 'not-offered', 'genuine', []],
  'passport-p521': ['PACE-MRZ', 'ECDH secp521r1 AES-192', 'not-offered', 'genuine', []],
  'passport-pace-cam': [
    'PACE-MRZ',
    'PACE-CAM ECDH brainpoolP256r1; EF.CardSecurity by the signer of EF.SOD',
    'not-offered',
    'genuine',
    [],
  ],
  'passport-pace-im': ['PACE-MRZ', 'ECDH brainpoolP384r1 AES-256', 'not-offered', 'genuine', []],
  'passport-rsa-pss': ['PACE-MRZ', undefined, 'pass', 'genuine', []],
} as const satisfies Record<keyof typeof PROFILES, unknown>;

describe.each(Object.entries(EXPECTED))('%s', (name, [access, chipNote, active, level, reasons]) => {
  const profile = smallPortraitOf(Object.values(PROFILES).find((known) => known.name === name)!);

  test('is read and judged', async () => {
    const contents = contentsOf(profile);
    const reading = succeeded(await readChip(chipWith(contents), [KEY_OF_TYPE[profile.documentType]]));
    expect(reading.access).toBe(access);
    const checks = Object.fromEntries(reading.checks.map((check) => [check.name, check]));
    expect(checks['chip-authentication']?.note).toBe(chipNote);
    expect(checks['active-authentication']?.outcome).toBe(active);
    expect(reading.verdict).toEqual({ level, reasons });
    expect(reading.mrz.format).toBe(profile.documentType);
    expect(reading.portrait === undefined).toBe(!profile.dataGroups.includes('DG2'));
    const { dataGroups } = profile;
    const [names, isIn] = [
      [...reading.files.keys()],
      (group: string) => dataGroups.some((one) => one === group),
    ];
    for (const group of ['DG7', 'DG11', 'DG12', 'DG13', 'DG14', 'DG15'] as const)
      expect(names.includes(group), group).toBe(isIn(group));
    expect(reading.signature?.mime).toBe(isIn('DG7') ? 'image/jpeg' : undefined);
    expect(reading.document?.issueDate).toBe(isIn('DG12') ? HOLDER.issueDate : undefined);
    expect(reading.personal).toEqual(
      isIn('DG11')
        ? {
            fullName: HOLDER.fullName,
            otherNames: [],
            personalNumber: HOLDER.number,
            birthDate: HOLDER.birthDate,
            placeOfBirth: HOLDER.placeOfOrigin,
            permanentAddress: HOLDER.placeOfResidence,
          }
        : undefined,
    );
    expect(reading.vietnamese?.number).toBe(profile.documentType === 'TD1' ? HOLDER.number : undefined);
    for (const [file, bytes] of reading.files) expect(bytes, file).toEqual(contents.files.get(file as never));
  });
});

test('portraits come as the profile has them: JPEG 2000 in the old encoding, JPEG in the new', async () => {
  for (const [profile, mime, tag] of [
    [PROFILES['passport-pace-im'], 'image/jp2', '5f2e'],
    [PROFILES['passport-p521'], 'image/jpeg', '7f2e'],
  ] as const) {
    const contents = contentsOf(profile);
    const reading = succeeded(await readChip(chipWith(contents), [KEY_OF_TYPE.TD3]));
    expect(reading.portrait?.mime).toBe(mime);
    expect(reading.portrait?.bytes.length).toBeGreaterThan(3000);
    expect(bytesToHex(contents.files.get('DG2')!)).toContain(`${tag}82`);
    expect(reading.verdict.level).toBe('genuine');
  }
});

test('a document whose details are hidden or broken is read without them', async () => {
  const whole = contentsOf(smallPortraitOf(PROFILES['passport-pace-cam']));
  const files = new Map(whole.files);
  files.set('DG11', hexToBytes('6B035F0E7F'));
  files.delete('DG12');
  files.set('DG7', hexToBytes('6703020101'));
  const reading = succeeded(await readChip(chipWith({ ...whole, files }), [KEY_OF_TYPE.TD3]));
  expect(reading).toMatchObject({ personal: { otherNames: [] }, mrz: { surname: 'NGUYEN' } });
  expect(reading.signature).toBeUndefined();
  expect(reading.document).toBeUndefined();
  // What the state did not sign is told as such.
  expect(reading.verdict).toEqual({
    level: 'forged',
    reasons: ['data-group-changed', 'data-group-withheld'],
  });
});
