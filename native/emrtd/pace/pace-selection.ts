/** Which of the PACE protocols that a chip offers we use: the strongest that we can, Doc 9303-11 §4.4.2. */
import type { CipherSuite } from '../../iso7816/secure-messaging-cipher.ts';
import {
  type AgreementDomain,
  domainByParameterId,
  isStandardized,
} from '../security-info/agreement-domain.ts';
import { hasPointEncoding } from '../security-info/agreement-group.ts';
import type { DomainRefusal } from '../security-info/domain-refusal.ts';
import type { PaceInfo, PaceMapping, SecurityInfos } from '../security-info/security-infos.ts';

export interface PaceChoice {
  readonly info: PaceInfo;
  readonly domain: AgreementDomain;
  /** More than one set of domain parameters is on offer for this protocol, so MSE:Set AT must name ours (§4.4.4.1). */
  readonly ambiguous: boolean;
}

const PACE_VERSION = 2;

const SUITE_STRENGTH: Readonly<Record<CipherSuite, number>> = {
  '3DES': 0,
  'AES-128': 1,
  'AES-192': 2,
  'AES-256': 3,
};

/** GM is what most chips were tested with. */
const MAPPING_PREFERENCE: Readonly<Record<PaceMapping, number>> = { IM: 0, GM: 1, CAM: 1 };

/** CAM proves the chip at no cost (App. J.1), which is worth more than longer keys; it has no weak variant. */
const provesChip = ({ info }: PaceChoice): number => (info.protocol.mapping === 'CAM' ? 1 : 0);

/** SECURITY: what the standard names was looked at by many; what a chip brings along, only by us. */
const isNamed = ({ domain }: PaceChoice): number => (isStandardized(domain) ? 1 : 0);

/** Bits of security of prime fields (NIST SP 800-57-1 Table 2), from the longest. */
const MODP_STRENGTH = [
  { octets: 384, bits: 128 },
  { octets: 256, bits: 112 },
  { octets: 0, bits: 80 },
] as const;

/** Half the size of a curve; finite fields are far weaker for their size. */
const domainStrength = (domain: AgreementDomain): number =>
  domain.agreement === 'ECDH'
    ? 4 * domain.fieldBytes
    : (MODP_STRENGTH.find(({ octets }) => domain.fieldBytes >= octets)?.bits ?? 0);

/**
 * What we can run, strongest first: on standardized domain parameters before those of the chip's own, then what proves
 * the chip, by cipher, by domain parameters and by mapping. Empty when there is nothing for us.
 */
export function rankPaceInfos(offered: SecurityInfos): readonly PaceChoice[] {
  const choices: PaceChoice[] = [];
  for (const info of offered.paceInfos) {
    const domain = usableDomain(info, offered);
    if (!domain) continue;
    const ambiguous = offered.paceInfos.some(
      (other) => other.oid === info.oid && other.parameterId !== info.parameterId,
    );
    choices.push({ info, domain, ambiguous });
  }
  return choices.toSorted(
    (a, b) =>
      isNamed(b) - isNamed(a) ||
      provesChip(b) - provesChip(a) ||
      SUITE_STRENGTH[b.info.protocol.suite] - SUITE_STRENGTH[a.info.protocol.suite] ||
      domainStrength(b.domain) - domainStrength(a.domain) ||
      MAPPING_PREFERENCE[b.info.protocol.mapping] - MAPPING_PREFERENCE[a.info.protocol.mapping],
  );
}

/** Why sets of the chip's own are passed over; empty when there is none such. */
export const refusedDomains = (offered: SecurityInfos): readonly DomainRefusal[] => [
  ...new Set(offered.paceDomainParameterInfos.flatMap(({ refused }) => (refused ? [refused] : []))),
];

function usableDomain(info: PaceInfo, offered: SecurityInfos): AgreementDomain | undefined {
  const { agreement, mapping } = info.protocol;
  if (info.version !== PACE_VERSION) return undefined;
  // MSE:Set AT names parameters in one octet; the standard numbers end at 31, proprietary ones follow.
  if ((info.parameterId ?? 0) > 0xff) return undefined;
  const domain = namedDomain(info) ?? explicitDomain(info, offered);
  if (domain?.agreement !== agreement) return undefined;
  // secp224r1 has no point encoding (§9.5.1), nor have some curves of a chip's own.
  if (mapping === 'IM' && domain.agreement === 'ECDH' && !hasPointEncoding(domain)) return undefined;
  return domain;
}

const namedDomain = ({ parameterId }: PaceInfo): AgreementDomain | undefined =>
  parameterId === undefined ? undefined : domainByParameterId(parameterId);

/**
 * SECURITY: EF.CardAccess is unsigned, and weak parameters would give the password away: §9.2.2 forbids explicit ones that
 * are not known to be secure. Those of a standardized set are; others come with `domain` only when they passed the whole
 * check (`explicit-curve.ts`, `modp-group.ts`), and `checkAccess` holds them against the signed DG14.
 */
function explicitDomain(info: PaceInfo, offered: SecurityInfos): AgreementDomain | undefined {
  const { agreement, mapping } = info.protocol;
  const fitting = offered.paceDomainParameterInfos.filter(
    (candidate) => candidate.agreement === agreement && candidate.mapping === mapping,
  );
  const [lone] = fitting;
  const own =
    fitting.find(({ parameterId }) => parameterId === info.parameterId) ??
    // A number is only needed to tell several apart (§9.2.2).
    (fitting.length === 1 && (lone?.parameterId === undefined || info.parameterId === undefined)
      ? lone
      : undefined);
  return own?.domain;
}
