import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { curveByParameterId, encodePoint } from '../../../../../native/emrtd/security-info/ec-domain.ts';
import { encodeObjectIdentifier } from '../../../../../native/emrtd/security-info/object-identifier.ts';
import { parseSecurityInfos } from '../../../../../native/emrtd/security-info/security-infos.ts';
import { concatBytes, hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import { encodeTlv } from '../../../../../native/iso7816/tlv.ts';

/** EF.CardAccess of Vietnamese cards, the same octets on all that were seen. */
const CARD_ACCESS = hexToBytes(
  '3134300d060804007f0007020202020101300f060a04007f00070202030202020101' +
    '3012060a04007f0007020204020202010202010d',
);

const oid = (dotted: string) => encodeTlv(0x06, encodeObjectIdentifier(dotted));
const small = (value: number) => encodeTlv(0x02, Uint8Array.of(value));
const info = (dotted: string, ...data: Uint8Array[]) => encodeTlv(0x30, oid(dotted), ...data);
const dg14 = (...infos: Uint8Array[]) => encodeTlv(0x6e, encodeTlv(0x31, ...infos));

function parsed(bytes: Uint8Array) {
  const result = parseSecurityInfos(bytes);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const P256 = curveByParameterId(13)!;

function publicKeyInfo(point: Uint8Array, parameters = oid('1.3.36.3.3.2.8.1.1.7')) {
  return encodeTlv(
    0x30,
    encodeTlv(0x30, oid('1.2.840.10045.2.1'), parameters),
    encodeTlv(0x03, Uint8Array.of(0), point),
  );
}

test('EF.CardAccess of a Vietnamese card: PACE-GM with brainpoolP256r1 and AES-128', () => {
  const infos = parsed(CARD_ACCESS);
  expect(infos.paceInfos).toEqual([
    {
      oid: '0.4.0.127.0.7.2.2.4.2.2',
      protocol: { agreement: 'ECDH', mapping: 'GM', suite: 'AES-128' },
      version: 2,
      parameterId: 13,
    },
  ]);
  expect(infos.chipAuthenticationInfos).toEqual([
    { oid: '0.4.0.127.0.7.2.2.3.2.2', agreement: 'ECDH', suite: 'AES-128', version: 1 },
  ]);
  expect(infos.unknown).toEqual(['0.4.0.127.0.7.2.2.2']);
});

test('octets after the SET are ignored', () => {
  expect(parsed(concatBytes(CARD_ACCESS, new Uint8Array(8)))).toEqual(parsed(CARD_ACCESS));
});

describe('DG14', () => {
  test('a chip authentication key with its id', () => {
    const infos = parsed(
      dg14(
        info('0.4.0.127.0.7.2.2.3.2.4', small(1), small(7)),
        info('0.4.0.127.0.7.2.2.1.2', publicKeyInfo(encodePoint(P256.Point.BASE)), small(7)),
      ),
    );
    expect(infos.chipAuthenticationInfos[0]).toMatchObject({ suite: 'AES-256', keyId: 7 });
    const [key] = infos.chipAuthenticationPublicKeys;
    if (key === undefined || !('publicKey' in key) || key.agreement !== 'ECDH')
      throw new Error('no usable key');
    expect(key.keyId).toBe(7);
    expect(key.domain).toBe(P256);
    expect(key.publicKey.equals(P256.Point.BASE)).toBe(true);
  });

  test('a key off the curve, on an unknown curve or in an unknown group is kept as unusable', () => {
    const offCurve = encodePoint(P256.Point.BASE);
    offCurve[64]! ^= 1;
    const infos = parsed(
      dg14(
        info('0.4.0.127.0.7.2.2.1.2', publicKeyInfo(offCurve)),
        info('0.4.0.127.0.7.2.2.1.2', publicKeyInfo(encodePoint(P256.Point.BASE), oid('1.3.132.0.10'))),
        info('0.4.0.127.0.7.2.2.1.1', publicKeyInfo(Uint8Array.of(2, 1, 5))),
      ),
    );
    expect(infos.chipAuthenticationPublicKeys).toEqual([
      { agreement: 'ECDH', unusable: 'ec-point-invalid' },
      { agreement: 'ECDH', unusable: 'ec-domain-unsupported' },
      { agreement: 'DH', unusable: 'dh-domain-unsupported' },
    ]);
  });

  test('the signature algorithm of active authentication', () => {
    const infos = parsed(dg14(info('2.23.136.1.1.5', small(1), oid('0.4.0.127.0.7.1.1.4.1.3'))));
    expect(infos.activeAuthenticationInfo).toEqual({ signatureAlgorithm: '0.4.0.127.0.7.1.1.4.1.3' });
  });
});

test.each([
  ['0.4.0.127.0.7.2.2.4.1.1', 'DH', 'GM', '3DES'],
  ['0.4.0.127.0.7.2.2.4.3.3', 'DH', 'IM', 'AES-192'],
  ['0.4.0.127.0.7.2.2.4.4.4', 'ECDH', 'IM', 'AES-256'],
  ['0.4.0.127.0.7.2.2.4.6.2', 'ECDH', 'CAM', 'AES-128'],
])('PACE protocol %s', (dotted, agreement, mapping, suite) => {
  const infos = parsed(encodeTlv(0x31, info(dotted, small(2))));
  expect(infos.paceInfos).toEqual([{ oid: dotted, protocol: { agreement, mapping, suite }, version: 2 }]);
});

test('chip-made PACE domain parameters', () => {
  const algorithm = encodeTlv(0x30, oid('1.2.840.10045.2.1'), oid('1.3.36.3.3.2.8.1.1.11'));
  const infos = parsed(encodeTlv(0x31, info('0.4.0.127.0.7.2.2.4.2', algorithm, small(40))));
  expect(infos.paceDomainParameterInfos[0]).toMatchObject({ mapping: 'GM', parameterId: 40 });
  expect(infos.paceDomainParameterInfos[0]?.domain?.name).toBe('brainpoolP384r1');
});

test('protocols that do not exist are unknown, not guessed', () => {
  const oids = [
    '0.4.0.127.0.7.2.2.4.6.1', // CAM has no 3DES variant
    '0.4.0.127.0.7.2.2.4.5.2',
    '0.4.0.127.0.7.2.2.4.2.9',
    '0.4.0.127.0.7.2.2.3.2',
    '0.4.0.127.0.7.2.2.40.2.2',
  ];
  expect(parsed(encodeTlv(0x31, ...oids.map((dotted) => info(dotted, small(1))))).unknown).toEqual(oids);
});

test('a malformed entry of a known protocol fails the whole', () => {
  for (const bad of [
    info('0.4.0.127.0.7.2.2.4.2.2'),
    info('0.4.0.127.0.7.2.2.4.2.2', encodeTlv(0x04, Uint8Array.of(2))),
    info('0.4.0.127.0.7.2.2.4.2.2', small(2), encodeTlv(0x04)),
    info('0.4.0.127.0.7.2.2.1.2', small(2)),
    info('2.23.136.1.1.5', small(1)),
    encodeTlv(0x30),
    small(1),
  ]) {
    expect(parseSecurityInfos(encodeTlv(0x31, bad)).ok).toBe(false);
  }
});

test('a chip with keys on sixty sets of parameters of its own is not checked for all of them', () => {
  // 2^1279 − 1, a prime that takes its time; each set has another generator.
  const prime = (1n << 1279n) - 1n;
  const integer = (value: bigint) => {
    const hex = value.toString(16);
    return encodeTlv(0x02, hexToBytes(`00${hex.length % 2 === 0 ? '' : '0'}${hex}`));
  };
  const keyInfo = (generator: bigint) =>
    encodeTlv(
      0x30,
      encodeTlv(0x06, encodeObjectIdentifier('0.4.0.127.0.7.2.2.1.1')),
      encodeTlv(
        0x30,
        encodeTlv(
          0x30,
          encodeTlv(0x06, encodeObjectIdentifier('1.2.840.113549.1.3.1')),
          encodeTlv(0x30, integer(prime), integer(generator)),
        ),
        encodeTlv(0x03, Uint8Array.of(0), integer(generator + 1n)),
      ),
    );
  const keys = Array.from({ length: 60 }, (_, i) => keyInfo(BigInt(i + 2)));
  const infos = parseSecurityInfos(encodeTlv(0x31, ...keys));
  if (!infos.ok) throw new Error(infos.error);
  const usable = infos.value.chipAuthenticationPublicKeys.filter((key) => 'publicKey' in key);
  expect(infos.value.chipAuthenticationPublicKeys).toHaveLength(60);
  expect(usable).toHaveLength(2);
});

test('any octets give a result and never throw', () => {
  const mutated = fc
    .tuple(fc.nat(CARD_ACCESS.length - 1), fc.nat(255), fc.nat(CARD_ACCESS.length))
    .map(([at, value, length]) => {
      const bytes = CARD_ACCESS.slice(0, length);
      if (at < length) bytes[at] = value;
      return bytes;
    });
  fc.assert(
    fc.property(fc.oneof(mutated, fc.uint8Array({ maxLength: 200 })), (bytes) => {
      expect(typeof parseSecurityInfos(bytes).ok).toBe('boolean');
    }),
    { numRuns: 500 },
  );
});
