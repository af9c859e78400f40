/** The check `access`: which protocol opened the chip, and whether a stronger one was on offer. */
import type { Check } from '../../../electron/core/identity/verdict.ts';
import { rankPaceInfos, refusedDomains } from '../pace/pace-selection.ts';
import type { AccessProtocol } from '../reading.ts';
import { isSameDomain } from '../security-info/agreement-domain.ts';
import type { PaceDomainParameterInfo, SecurityInfos } from '../security-info/security-infos.ts';
import type { CardAccess } from './card-access.ts';

/**
 * @param protocol of the first access. Only a PACE that was offered then and not used is a downgrade; how a channel
 * was opened again later is our own choice and says nothing about the chip.
 * @param dg14 SecurityInfos of DG14. SECURITY: it repeats the PACEInfos of EF.CardAccess under the signature of the
 * SOD, so that who suppresses the unsigned file is still found out.
 */
export function checkAccess(
  protocol: AccessProtocol,
  cardAccess: CardAccess,
  dg14: SecurityInfos | undefined,
): Check {
  const name = 'access';
  const passedOver = cardAccess.file ? refusedDomains(cardAccess.infos) : [];
  const withRefusals = (note: string): string =>
    passedOver.length > 0 ? `${note}; own domain parameters passed over: ${passedOver.join(', ')}` : note;
  if (protocol !== 'BAC') {
    const weakened = cardAccess.file && dg14 && weakening(cardAccess.infos, dg14);
    return weakened
      ? { name, outcome: 'fail', reason: 'pace-offer-weakened', note: weakened }
      : { name, outcome: 'pass', note: withRefusals(protocol) };
  }
  const offers = [cardAccess.file && cardAccess.infos, dg14].filter((infos) => infos !== undefined);
  if (offers.some((infos) => rankPaceInfos(infos).length > 0)) {
    return {
      name,
      outcome: 'fail',
      reason: 'pace-downgraded-to-bac',
      note: withRefusals('BAC although PACE is offered'),
    };
  }
  if (offers.some((infos) => infos.paceInfos.length > 0)) {
    return {
      name,
      outcome: 'not-possible',
      note: withRefusals('BAC; PACE is offered in forms that are not supported'),
    };
  }
  return { name, outcome: 'pass', note: 'BAC; PACE is not offered' };
}

/**
 * SECURITY: EF.CardAccess is unsigned, so somebody between chip and reader can leave the strong protocols out of it;
 * DG14 repeats them under the signature of the SOD (Doc 9303-11 §9.2.11).
 */
function weakening(shown: SecurityInfos, signed: SecurityInfos): string | undefined {
  if (exchangesParameters(shown, signed)) return 'EF.CardAccess and DG14 differ in domain parameters of PACE';
  return hidesStronger(shown, signed) ? 'DG14 offers a stronger PACE than EF.CardAccess' : undefined;
}

const isAbout = (a: PaceDomainParameterInfo, b: PaceDomainParameterInfo): boolean =>
  a.oid === b.oid && a.parameterId === b.parameterId;

/** A set of the chip's own that looks sound may still be a forger's: the signed one under its number tells. */
const exchangesParameters = (shown: SecurityInfos, signed: SecurityInfos): boolean =>
  shown.paceDomainParameterInfos.some(({ domain, ...info }) =>
    signed.paceDomainParameterInfos.some(
      (other) => isAbout(info, other) && domain && !(other.domain && isSameDomain(domain, other.domain)),
    ),
  );

function hidesStronger(shown: SecurityInfos, signed: SecurityInfos): boolean {
  const repeated = (info: PaceDomainParameterInfo) =>
    signed.paceDomainParameterInfos.some((other) => isAbout(info, other));
  const [strongest] = rankPaceInfos({
    ...signed,
    paceInfos: [...shown.paceInfos, ...signed.paceInfos],
    paceDomainParameterInfos: [
      ...signed.paceDomainParameterInfos,
      ...shown.paceDomainParameterInfos.filter((info) => !repeated(info)),
    ],
  });
  return (
    strongest !== undefined &&
    !shown.paceInfos.some(
      ({ oid, parameterId }) => oid === strongest.info.oid && parameterId === strongest.info.parameterId,
    )
  );
}
