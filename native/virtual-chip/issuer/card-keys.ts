/** The private keys of one card, drawn when it is personalised. */
import type { ActiveAuthenticationKey, CardContents, RandomSource } from '../card-contents.ts';
import { drawKey } from '../curves.ts';
import { drawAgreementKey } from '../groups.ts';
import type { ActiveAuthenticationProfile, ChipProfile } from '../profiles/chip-profile.ts';
import { drawRsaKey } from '../protocols/rsa.ts';

export function drawCardKeys(profile: ChipProfile, random: RandomSource): CardContents['keys'] {
  const { pace, chipAuthentication, activeAuthentication } = profile;
  return {
    ...(chipAuthentication && { chipAuthentication: drawAgreementKey(chipAuthentication.group, random) }),
    ...(pace?.mapping === 'CAM' && { paceMapping: drawAgreementKey(pace.group, random) }),
    ...(activeAuthentication && { activeAuthentication: drawActiveKey(activeAuthentication, random) }),
  };
}

function drawActiveKey(profile: ActiveAuthenticationProfile, random: RandomSource): ActiveAuthenticationKey {
  switch (profile.algorithm) {
    case 'ecdsa':
      return { algorithm: 'ecdsa', key: drawKey(profile.curve, random) };
    case 'rsa-iso9796-2':
      return { algorithm: 'rsa-iso9796-2', key: drawRsaKey(profile.bits, random) };
  }
}
