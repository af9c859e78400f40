/** The profiles that `card simulate --profile` and training know by name. */
import { CCCD_2021 } from './cccd-2021.ts';
import type { ChipProfile } from './chip-profile.ts';

export const PROFILES = { 'cccd-2021': CCCD_2021 } as const satisfies Record<string, ChipProfile>;

export type ProfileName = keyof typeof PROFILES;

export const isProfileName = (name: string): name is ProfileName => Object.hasOwn(PROFILES, name);
