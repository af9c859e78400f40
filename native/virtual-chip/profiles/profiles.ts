/** The profiles that `card simulate --profile` and training know by name. */
import { CCCD_2021 } from './cccd-2021.ts';
import { CCCD_2024, CCCD_2024_WITHOUT_PORTRAIT } from './cccd-2024.ts';
import type { ChipProfile } from './chip-profile.ts';
import { CONTACT_T1 } from './contact-t1.ts';
import {
  PASSPORT_BAC,
  PASSPORT_DH,
  PASSPORT_OWN_CURVE,
  PASSPORT_OWN_FIELD,
  PASSPORT_P521,
  PASSPORT_PACE_CAM,
  PASSPORT_PACE_IM,
  PASSPORT_RSA_PSS,
} from './passports.ts';

export const PROFILES = {
  'cccd-2021': CCCD_2021,
  'cccd-2024': CCCD_2024,
  'cccd-2024-without-portrait': CCCD_2024_WITHOUT_PORTRAIT,
  'contact-t1': CONTACT_T1,
  'passport-bac': PASSPORT_BAC,
  'passport-dh': PASSPORT_DH,
  'passport-own-curve': PASSPORT_OWN_CURVE,
  'passport-own-field': PASSPORT_OWN_FIELD,
  'passport-p521': PASSPORT_P521,
  'passport-pace-cam': PASSPORT_PACE_CAM,
  'passport-pace-im': PASSPORT_PACE_IM,
  'passport-rsa-pss': PASSPORT_RSA_PSS,
} as const satisfies Record<string, ChipProfile>;

export type ProfileName = keyof typeof PROFILES;

export const isProfileName = (name: string): name is ProfileName => Object.hasOwn(PROFILES, name);
