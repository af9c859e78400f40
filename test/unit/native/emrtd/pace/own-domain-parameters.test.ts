/** Domain parameters that a chip brings for PACE: the sound ones open it, the others are passed over and told. */
import { pow } from '@noble/curves/abstract/modular.js';
import { expect, test } from 'vitest';
import { isProbablePrime } from '../../../../../native/emrtd/security-info/probable-prime.ts';
import {
  type PaceDomainParameterInfo,
  parseSecurityInfos,
} from '../../../../../native/emrtd/security-info/security-infos.ts';
import { bigIntToBytes, concatBytes } from '../../../../../native/iso7816/bytes.ts';
import { encodeTlv } from '../../../../../native/iso7816/tlv.ts';
import {
  encodeInteger,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  encodeSetOf,
} from '../../../../../native/virtual-chip/asn1.ts';
import {
  paceDomainParameterInfo,
  paceInfo,
} from '../../../../../native/virtual-chip/file-system/security-infos.ts';
import { INVENTED_CURVE, INVENTED_FIELD } from '../../../../../native/virtual-chip/invented-domains.ts';
import {
  PASSPORT_OWN_CURVE,
  PASSPORT_OWN_FIELD,
} from '../../../../../native/virtual-chip/profiles/passports.ts';
import {
  CAN,
  chipWith,
  codeOf,
  contentsOf,
  dependencies,
  readChip,
  SMALL_CARD,
  smallPortraitOf,
  succeeded,
} from '../virtual-card.ts';

const PRIME_FIELD = '1.2.840.10045.1.1';
const OWN_NUMBER = 32;
/** id-PACE-ECDH-GM and id-PACE-DH-GM, without a cipher and with AES-256. */
const PROTOCOL = { ECDH: '0.4.0.127.0.7.2.2.4.2', DH: '0.4.0.127.0.7.2.2.4.1' } as const;

type Curve = typeof INVENTED_CURVE;

function curveParameters(change: Partial<Curve> & { field?: string } = {}): Uint8Array {
  const { field = PRIME_FIELD, ...numbers } = change;
  const { p, a, b, n, h, Gx, Gy } = { ...INVENTED_CURVE, ...numbers };
  const octets = Math.ceil(p.toString(16).length / 2);
  const element = (value: bigint) => bigIntToBytes(value, octets);
  return encodeSequence(
    encodeOid('1.2.840.10045.2.1'),
    encodeSequence(
      encodeInteger(1),
      encodeSequence(encodeOid(field), encodeInteger(p)),
      encodeSequence(encodeOctetString(element(a)), encodeOctetString(element(b))),
      encodeOctetString(concatBytes(Uint8Array.of(4), element(Gx), element(Gy))),
      encodeInteger(n),
      encodeInteger(h),
    ),
  );
}

interface Field {
  readonly p: bigint;
  readonly g: bigint;
  readonly q?: bigint | undefined;
}

const fieldParameters = (change: Partial<Field> = {}): Uint8Array => {
  const { p, g, q } = { ...INVENTED_FIELD, ...change };
  return encodeSequence(
    encodeOid('1.2.840.10046.2.1'),
    encodeSequence(encodeInteger(p), encodeInteger(g), ...(q === undefined ? [] : [encodeInteger(q)])),
  );
};

const offer = (agreement: 'ECDH' | 'DH', parameters: Uint8Array): readonly Uint8Array[] => [
  encodeSequence(encodeOid(`${PROTOCOL[agreement]}.4`), encodeInteger(2), encodeInteger(OWN_NUMBER)),
  encodeSequence(encodeOid(PROTOCOL[agreement]), parameters, encodeInteger(OWN_NUMBER)),
];

function nextPrime(from: bigint): bigint {
  let candidate = from + 2n;
  while (!isProbablePrime(candidate)) candidate += 2n;
  return candidate;
}

const { p, n } = INVENTED_CURVE;

/** The curve of pairings on 254 bits (BN254): of prime order, and its logarithms are those of a field of 12 times its size. */
const PAIRING_CURVE: Curve = {
  p: 21888242871839275222246405745257275088696311157297823662689037894645226208583n,
  a: 0n,
  b: 3n,
  n: 21888242871839275222246405745257275088548364400416034343698204186575808495617n,
  h: 1n,
  Gx: 1n,
  Gy: 2n,
};

/** A modulus of two primes that are 1 modulo q, with an element of order q: everything but a prime. */
function compositeField(): Field {
  const { q } = INVENTED_FIELD;
  const half = (1n << 1023n) - ((1n << 1023n) % (2n * q)) + 1n;
  const [r, s] = [half + 2n * q * 139n, half + 2n * q * 412n];
  return { p: r * s, q, g: pow(2n, ((r - 1n) / q) * ((s - 1n) / q), r * s) };
}

const c = 5n;

const BAD = [
  [
    'a field of characteristic two',
    'ECDH',
    curveParameters({ field: '1.2.840.10045.1.2' }),
    'ec-domain-unsupported',
  ],
  [
    'an unknown name',
    'ECDH',
    encodeSequence(encodeOid('1.2.840.10045.2.1'), encodeOid('1.3.132.0.10')),
    'ec-domain-unsupported',
  ],
  ['no parameters', 'ECDH', encodeSequence(encodeOid('1.2.840.10045.2.1')), 'ec-domain-unsupported'],
  [
    'a field of 160 bits',
    'ECDH',
    curveParameters({ p: (1n << 159n) + 1n, a: 1n, b: 1n, n: 7n, Gx: 1n, Gy: 1n }),
    'ec-field-size-refused',
  ],
  ['a field of 528 bits', 'ECDH', curveParameters({ p: (1n << 527n) + 1n }), 'ec-field-size-refused'],
  ['a coefficient outside the field', 'ECDH', curveParameters({ a: p }), 'ec-domain-unsupported'],
  ['a cofactor', 'ECDH', curveParameters({ h: 4n }), 'ec-cofactor-not-1'],
  ['an even modulus', 'ECDH', curveParameters({ p: p + 1n }), 'ec-field-not-prime'],
  ['a composite modulus', 'ECDH', curveParameters({ p: p + 2n }), 'ec-field-not-prime'],
  [
    'a singular curve',
    'ECDH',
    curveParameters({ a: p - 3n * c ** 2n, b: 2n * c ** 3n }),
    'ec-curve-singular',
  ],
  ['an anomalous curve', 'ECDH', curveParameters({ n: p }), 'ec-curve-anomalous'],
  ['a tiny order', 'ECDH', curveParameters({ n: 7n }), 'ec-order-wrong'],
  ['an order of some other curve', 'ECDH', curveParameters({ n: nextPrime(n) }), 'ec-order-wrong'],
  ['an order far too long', 'ECDH', curveParameters({ n: n << 8n }), 'ec-order-wrong'],
  ['a composite order', 'ECDH', curveParameters({ n: n + 2n }), 'ec-order-not-prime'],
  ['a curve for pairings', 'ECDH', curveParameters(PAIRING_CURVE), 'ec-embedding-degree-small'],
  [
    'a generator off the curve',
    'ECDH',
    curveParameters({ Gy: INVENTED_CURVE.Gy + 1n }),
    'ec-generator-off-curve',
  ],
  ['a generator outside the field', 'ECDH', curveParameters({ Gx: p }), 'ec-generator-off-curve'],
  [
    'one number',
    'DH',
    encodeSequence(encodeOid('1.2.840.10046.2.1'), encodeSequence(encodeInteger(p))),
    'dh-domain-unsupported',
  ],
  ['a modulus of 1023 bits', 'DH', fieldParameters({ p: (1n << 1022n) + 1n }), 'dh-prime-size-refused'],
  ['a modulus of 4104 bits', 'DH', fieldParameters({ p: (1n << 4103n) + 1n }), 'dh-prime-size-refused'],
  ['no order', 'DH', fieldParameters({ q: undefined }), 'dh-order-missing-or-short'],
  ['an order of 159 bits', 'DH', fieldParameters({ q: (1n << 158n) + 1n }), 'dh-order-missing-or-short'],
  [
    'an order that does not divide p − 1',
    'DH',
    fieldParameters({ q: INVENTED_FIELD.q + 2n }),
    'dh-order-wrong',
  ],
  ['a generator of another order', 'DH', fieldParameters({ g: 2n }), 'dh-order-wrong'],
  [
    'a composite order',
    'DH',
    fieldParameters({ g: INVENTED_FIELD.p - INVENTED_FIELD.g, q: 2n * INVENTED_FIELD.q }),
    'dh-order-not-prime',
  ],
  ['a composite modulus with all the rest', 'DH', fieldParameters(compositeField()), 'dh-prime-not-prime'],
  ['the neutral generator', 'DH', fieldParameters({ g: 1n }), 'dh-generator-trivial'],
  ['the generator of order 2', 'DH', fieldParameters({ g: INVENTED_FIELD.p - 1n }), 'dh-generator-trivial'],
  [
    'a generator outside the field',
    'DH',
    fieldParameters({ g: INVENTED_FIELD.p + 1n }),
    'dh-generator-trivial',
  ],
] as const;

function ownDomain(agreement: 'ECDH' | 'DH', parameters: Uint8Array): PaceDomainParameterInfo | undefined {
  const infos = parseSecurityInfos(encodeSetOf(...offer(agreement, parameters)));
  if (!infos.ok) throw new Error(infos.error);
  return infos.value.paceDomainParameterInfos[0];
}

test('the sets that the bad ones come from are sound', () => {
  expect(ownDomain('ECDH', curveParameters())).toMatchObject({ domain: { name: 'explicit-256' } });
  expect(ownDomain('DH', fieldParameters())).toMatchObject({ domain: { name: 'explicit-2048' } });
});

/** The Vietnamese card with a stronger PACE on bad parameters before its own, or with that alone. */
function cardOffering(infos: readonly Uint8Array[], { besides }: { readonly besides: boolean }) {
  const contents = contentsOf(SMALL_CARD);
  const usual = besides && SMALL_CARD.pace ? [paceInfo(SMALL_CARD.pace)] : [];
  const files = new Map(contents.files).set('EF.CardAccess', encodeSetOf(...infos, ...usual));
  return chipWith({ ...contents, files });
}

test.each(BAD)(
  '%s (%s) is passed over, the card is read, and the reason is told',
  async (_, agreement, parameters, reason) => {
    const infos = offer(agreement, parameters);
    expect(ownDomain(agreement, parameters)).toMatchObject({ refused: reason });
    expect(ownDomain(agreement, parameters)?.domain).toBeUndefined();

    const reading = succeeded(await readChip(cardOffering(infos, { besides: true }), [CAN]));
    expect(reading.access).toBe('PACE-CAN');
    expect(reading.verdict).toEqual({ level: 'genuine', reasons: [] });
    expect(reading.checks.find(({ name }) => name === 'access')?.note).toBe(
      `PACE-CAN; own domain parameters passed over: ${reason}`,
    );

    const alone = await readChip(cardOffering(infos, { besides: false }), [CAN]);
    expect(codeOf(alone)).toBe('access-not-supported');
    expect(!alone.ok && alone.error.detail).toContain(reason);
  },
);

test.each([PASSPORT_OWN_CURVE, PASSPORT_OWN_FIELD])(
  '$name: a forger may not exchange the set for another sound one',
  async (whole) => {
    const profile = smallPortraitOf(whole);
    const contents = contentsOf(profile);
    if (!profile.pace) throw new Error('a profile without PACE');
    const curve = profile.pace.group === 'invented-256';
    // The chip of the forger computes in a standardized set, which it gives out as the chip's own.
    const pace = { ...profile.pace, group: curve ? 'brainpoolP256r1' : 'modp-2048-256' } as const;
    const exchanged = encodeSetOf(paceInfo(pace), paceDomainParameterInfo(pace));
    const files = new Map(contents.files).set('EF.CardAccess', exchanged);
    const forged = { ...contents, profile: { ...profile, pace }, files };
    const reading = succeeded(await readChip(chipWith(forged), [CAN], dependencies()));
    expect(reading.access).toBe('PACE-CAN');
    expect(reading.verdict.reasons).toContain('pace-offer-weakened');
  },
);

test('the third set of a chip is not looked at', () => {
  const sets = [1n, 2n, 3n].map((k) =>
    encodeSequence(
      encodeOid(PROTOCOL.DH),
      fieldParameters({ g: pow(INVENTED_FIELD.g, k, INVENTED_FIELD.p) }),
      encodeInteger(OWN_NUMBER + Number(k)),
    ),
  );
  const infos = parseSecurityInfos(encodeSetOf(...sets));
  const refused = infos.ok && infos.value.paceDomainParameterInfos.map((info) => info.refused);
  expect([...(refused || [])].sort()).toEqual(['own-domains-too-many', undefined, undefined]);
});

test('a malformed set does not keep the others from being read', () => {
  const infos = encodeSequence(
    encodeOid(PROTOCOL.DH),
    encodeTlv(0x30, encodeOid('1.2.3')),
    encodeInteger(40),
  );
  const parsed = parseSecurityInfos(encodeSetOf(infos));
  expect(parsed.ok && parsed.value.paceDomainParameterInfos[0]?.refused).toBe('dh-domain-unsupported');
});
