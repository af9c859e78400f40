/** Which of the PACE protocols that a chip offers we use: the strongest that we can, Doc 9303-11 §4.4.2. */
import type { CipherSuite } from '../../iso7816/secure-messaging-cipher.ts';
import { curveByParameterId, type EcDomain } from '../security-info/ec-domain.ts';
import type { PaceInfo, PaceMapping, SecurityInfos } from '../security-info/security-infos.ts';

export interface PaceChoice {
  readonly info: PaceInfo;
  readonly domain: EcDomain;
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

/** Mappings that `pace.ts` has a file for. */
const SUPPORTED_MAPPINGS: ReadonlySet<PaceMapping> = new Set(['GM']);

/** What we can run, strongest first: by cipher, then by size of the curve. Empty when there is nothing for us. */
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
      SUITE_STRENGTH[b.info.protocol.suite] - SUITE_STRENGTH[a.info.protocol.suite] ||
      b.domain.fieldBytes - a.domain.fieldBytes,
  );
}

function usableDomain(info: PaceInfo, offered: SecurityInfos): EcDomain | undefined {
  const { agreement, mapping } = info.protocol;
  if (info.version !== PACE_VERSION || agreement !== 'ECDH' || !SUPPORTED_MAPPINGS.has(mapping))
    return undefined;
  // MSE:Set AT names parameters in one octet; the standard numbers end at 31, proprietary ones follow.
  if ((info.parameterId ?? 0) > 0xff) return undefined;
  if (info.parameterId !== undefined) {
    const standardized = curveByParameterId(info.parameterId);
    if (standardized) return standardized;
  }
  return offered.paceDomainParameterInfos.find(
    (own) => own.agreement === agreement && own.mapping === mapping && own.parameterId === info.parameterId,
  )?.domain;
}
