import { describe, expect, test } from 'vitest';
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
    expect(reading.vietnamese?.number).toBe(profile.documentType === 'TD1' ? HOLDER.number : undefined);
    for (const [file, bytes] of reading.files) expect(bytes, file).toEqual(contents.files.get(file as never));
  });
});
