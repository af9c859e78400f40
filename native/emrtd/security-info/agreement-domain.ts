/** Domain parameters of either key agreement, by number or as AlgorithmIdentifier (Doc 9303-11 §9.1 and §9.5). */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import type { Tlv } from '../../iso7816/tlv.ts';
import { childrenOf, objectIdentifierOf, smallIntegerOf, TAG } from './der.ts';
import type { DomainRefusal } from './domain-refusal.ts';
import { curveByName, curveByParameterId, type EcDomain, parseEcParameters } from './ec-domain.ts';
import { KNOWN_MODP_GROUPS } from './known-modp-groups.ts';
import { type ModpGroup, modpGroupByParameterId, parseDhParameters } from './modp-group.ts';

export type KeyAgreement = 'ECDH' | 'DH';
export type AgreementDomain = EcDomain | ModpGroup;

/** standardizedDomainParameters { bsi-de algorithms(1) 2 }, whose parameter is the number. */
const STANDARDIZED = '0.4.0.127.0.7.1.2';

/** Doc 9303-11 §9.5.1. Undefined for numbers in reserve. */
export const domainByParameterId = (parameterId: number): AgreementDomain | undefined =>
  curveByParameterId(parameterId) ?? modpGroupByParameterId(parameterId);

/** Whether these are parameters that the standard names, by whatever way they came. */
export const isStandardized = (domain: AgreementDomain): boolean =>
  domain.agreement === 'ECDH'
    ? curveByName(domain.name) === domain
    : KNOWN_MODP_GROUPS.some(({ group }) => group === domain);

/** Whether these are the same numbers. A set of the chip's own is read anew from every file that has it. */
export const isSameDomain = (a: AgreementDomain, b: AgreementDomain): boolean =>
  a === b || (!isStandardized(a) && numbersOf(a) === numbersOf(b));

function numbersOf(domain: AgreementDomain): string {
  if (domain.agreement === 'DH') return ['DH', domain.prime, domain.generator, domain.order].join(' ');
  const { p, a, b, n, Gx, Gy } = domain.Point.CURVE();
  return ['ECDH', p, a, b, n, Gx, Gy].join(' ');
}

/**
 * Reads an AlgorithmIdentifier: standardized parameters by number, curves by name, or explicit ones.
 * @param onlyKnown explicit parameters of no known set are refused without the costly check (`own-domains-too-many`)
 */
export function parseAgreementDomain(
  algorithm: Tlv | undefined,
  agreement: KeyAgreement,
  onlyKnown = false,
): Result<AgreementDomain, DomainRefusal> {
  const unsupported = agreement === 'ECDH' ? 'ec-domain-unsupported' : 'dh-domain-unsupported';
  const [identifier, parameters] = childrenOf(algorithm, TAG.SEQUENCE) ?? [];
  if (parameters === undefined) return err(unsupported);
  if (objectIdentifierOf(identifier) === STANDARDIZED) {
    const parameterId = smallIntegerOf(parameters);
    const domain = parameterId === undefined ? undefined : domainByParameterId(parameterId);
    return domain?.agreement === agreement ? ok(domain) : err(unsupported);
  }
  return agreement === 'ECDH'
    ? parseEcParameters(parameters.encoded, onlyKnown)
    : parseDhParameters(parameters, onlyKnown);
}
