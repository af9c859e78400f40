/**
 * Why domain parameters are not used, in words that a check, a log and a structure report may show: they tell of the
 * parameters and never of a person.
 */
export type EcDomainRefusal =
  /** No shape that we read: another kind of field, an implicit curve, an unknown name, or malformed. */
  | 'ec-domain-unsupported'
  | 'ec-field-size-refused'
  | 'ec-cofactor-not-1'
  | 'ec-curve-singular'
  | 'ec-curve-anomalous'
  /** Outside the Hasse interval, shorter than the weakest standardized set, or not the order of the generator. */
  | 'ec-order-wrong'
  | 'ec-field-not-prime'
  | 'ec-order-not-prime'
  /** Pairings carry the logarithm over to a small field. */
  | 'ec-embedding-degree-small'
  | 'ec-generator-off-curve';

export type DhDomainRefusal =
  | 'dh-domain-unsupported'
  | 'dh-prime-size-refused'
  | 'dh-prime-not-prime'
  /** PKCS#3 parameters do not tell the order, and one below 160 bits is none. */
  | 'dh-order-missing-or-short'
  | 'dh-order-not-prime'
  /** It does not divide p − 1, or the generator has another. */
  | 'dh-order-wrong'
  /** 0, 1, p − 1 or outside the field. */
  | 'dh-generator-trivial';

/** More sets of its own than a chip is granted a check of. */
export type DomainRefusal = EcDomainRefusal | DhDomainRefusal | 'own-domains-too-many';
