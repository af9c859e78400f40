/** The check `access`: which protocol opened the chip, and whether a stronger one was on offer. */
import type { Check } from '../../../electron/core/identity/verdict.ts';
import { rankPaceInfos } from '../pace/pace-selection.ts';
import type { AccessProtocol } from '../reading.ts';
import type { SecurityInfos } from '../security-info/security-infos.ts';
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
  if (protocol !== 'BAC') {
    return cardAccess.file && dg14 && hidesStronger(cardAccess.infos, dg14)
      ? {
          name,
          outcome: 'fail',
          reason: 'pace-offer-weakened',
          note: 'DG14 offers a stronger PACE than EF.CardAccess',
        }
      : { name, outcome: 'pass', note: protocol };
  }
  const offers = [cardAccess.file && cardAccess.infos, dg14].filter((infos) => infos !== undefined);
  if (offers.some((infos) => rankPaceInfos(infos).length > 0)) {
    return { name, outcome: 'fail', reason: 'pace-downgraded-to-bac', note: 'BAC although PACE is offered' };
  }
  if (offers.some((infos) => infos.paceInfos.length > 0)) {
    return { name, outcome: 'not-possible', note: 'BAC; PACE is offered in forms that are not supported' };
  }
  return { name, outcome: 'pass', note: 'BAC; PACE is not offered' };
}

/**
 * SECURITY: EF.CardAccess is unsigned, so somebody between chip and reader can leave the strong protocols out of it;
 * DG14 repeats them under the signature of the SOD (Doc 9303-11 §9.2.11).
 */
function hidesStronger(shown: SecurityInfos, signed: SecurityInfos): boolean {
  const [strongest] = rankPaceInfos({
    ...signed,
    paceInfos: [...shown.paceInfos, ...signed.paceInfos],
    paceDomainParameterInfos: [...shown.paceDomainParameterInfos, ...signed.paceDomainParameterInfos],
  });
  return (
    strongest !== undefined &&
    !shown.paceInfos.some(
      ({ oid, parameterId }) => oid === strongest.info.oid && parameterId === strongest.info.parameterId,
    )
  );
}
