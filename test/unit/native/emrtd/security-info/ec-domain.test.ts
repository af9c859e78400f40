import { brainpoolP256r1 } from '@noble/curves/misc.js';
import { describe, expect, test } from 'vitest';
import {
  curveByName,
  curveByObjectIdentifier,
  curveByParameterId,
  decodePoint,
  type EcDomain,
  encodePoint,
  parseEcParameters,
} from '../../../../../native/emrtd/security-info/ec-domain.ts';
import { KNOWN_CURVES } from '../../../../../native/emrtd/security-info/known-curves.ts';
import { bigIntToBytes, concatBytes, hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import { encodeTlv } from '../../../../../native/iso7816/tlv.ts';

interface Curve {
  readonly p: bigint;
  readonly a: bigint;
  readonly b: bigint;
  readonly n: bigint;
  readonly Gx: bigint;
  readonly Gy: bigint;
}

const integer = (value: bigint) => encodeTlv(0x02, Uint8Array.of(0), bigIntToBytes(value, 72).slice(1));

function explicit(curve: Curve, bytes: number, change: { cofactor?: bigint; base?: Uint8Array } = {}) {
  const base =
    change.base ??
    concatBytes(Uint8Array.of(4), bigIntToBytes(curve.Gx, bytes), bigIntToBytes(curve.Gy, bytes));
  return encodeTlv(
    0x30,
    integer(1n),
    encodeTlv(0x30, encodeTlv(0x06, hexToBytes('2a8648ce3d0101')), integer(curve.p)),
    encodeTlv(
      0x30,
      encodeTlv(0x04, bigIntToBytes(curve.a, bytes)),
      encodeTlv(0x04, bigIntToBytes(curve.b, bytes)),
    ),
    encodeTlv(0x04, base),
    integer(curve.n),
    integer(change.cofactor ?? 1n),
  );
}

/** brainpoolP256t1 (RFC 5639 §3.4): prime order and not among the curves with a number. */
const TWISTED: Curve = {
  p: 0xa9fb57dba1eea9bc3e660a909d838d726e3bf623d52620282013481d1f6e5377n,
  a: 0xa9fb57dba1eea9bc3e660a909d838d726e3bf623d52620282013481d1f6e5374n,
  b: 0x662c61c430d84ea4fe66a7733d0b76b7bf93ebc4af2f49256ae58101fee92b04n,
  n: 0xa9fb57dba1eea9bc3e660a909d838d718c397aa3b561a6f7901e0e82974856a7n,
  Gx: 0xa3e8eb3cc1cfe7b7732213b23a656149afa142c47aafbc2b79a191562e1305f4n,
  Gy: 0x2d996c823439c56d7f7b22e14644417e69bcb6de39d027001dabe8f35b25c9ben,
};

const valid = (der: Uint8Array) => parseEcParameters(der).ok;

describe.each(KNOWN_CURVES.map((curve) => curve.name))('%s', (name) => {
  const domain = curveByName(name) as EcDomain;

  test('has a generator of the stated order', () => {
    const { BASE } = domain.Point;
    expect(BASE.multiplyUnsafe(domain.order - 1n).equals(BASE.negate())).toBe(true);
  });

  test('is recognised in explicit parameters, so that its point class is shared', () => {
    const parsed = parseEcParameters(explicit(domain.Point.CURVE(), domain.fieldBytes));
    expect(parsed.ok && parsed.value).toBe(domain);
  });

  test('reads back the points that it writes', () => {
    const point = domain.Point.BASE.multiply(1234567n);
    const bytes = encodePoint(point);
    expect(bytes.length).toBe(1 + 2 * domain.fieldBytes);
    const back = decodePoint(domain, bytes);
    expect(back.ok && back.value.equals(point)).toBe(true);
  });
});

test('numbers of Doc 9303-11 §9.5.1', () => {
  const names = Array.from({ length: 32 }, (_, id) => curveByParameterId(id)?.name);
  expect(names.slice(0, 8).every((name) => name === undefined)).toBe(true);
  expect(names.slice(8, 19)).toEqual([
    'secp192r1',
    'brainpoolP192r1',
    'secp224r1',
    'brainpoolP224r1',
    'secp256r1',
    'brainpoolP256r1',
    'brainpoolP320r1',
    'secp384r1',
    'brainpoolP384r1',
    'brainpoolP512r1',
    'secp521r1',
  ]);
  expect(names.slice(19).every((name) => name === undefined)).toBe(true);
});

test('numbers and identifiers lead to the same domain object', () => {
  expect(curveByParameterId(13)).toBe(curveByObjectIdentifier('1.3.36.3.3.2.8.1.1.7'));
  expect(curveByParameterId(13)?.Point).toBe(brainpoolP256r1.Point);
});

describe('explicit parameters of no known curve', () => {
  test('a prime-order curve is accepted and computes', () => {
    const parsed = parseEcParameters(explicit(TWISTED, 32));
    if (!parsed.ok) throw new Error('refused');
    expect(parsed.value.name).toBe('explicit-256');
    const point = parsed.value.Point.BASE.multiply(99n);
    expect(decodePoint(parsed.value, encodePoint(point)).ok).toBe(true);
  });

  test('what is not a prime-order curve is refused', () => {
    expect(valid(explicit({ ...TWISTED, p: TWISTED.p + 2n }, 32)), 'composite field').toBe(false);
    expect(valid(explicit({ ...TWISTED, n: TWISTED.n + 2n }, 32)), 'wrong order').toBe(false);
    expect(valid(explicit({ ...TWISTED, n: TWISTED.p }, 32)), 'anomalous').toBe(false);
    expect(valid(explicit({ ...TWISTED, n: 7n }, 32)), 'tiny order').toBe(false);
    expect(valid(explicit({ ...TWISTED, b: TWISTED.b + 1n }, 32)), 'generator off the curve').toBe(false);
    expect(valid(explicit({ ...TWISTED, a: TWISTED.p + 1n }, 32)), 'coefficient outside the field').toBe(
      false,
    );
    expect(valid(explicit(TWISTED, 32, { cofactor: 4n })), 'cofactor').toBe(false);
    expect(valid(explicit(TWISTED, 32, { base: Uint8Array.of(0) })), 'generator at infinity').toBe(false);
  });

  test('a supersingular curve: its order is no prime, and that of a subgroup is not the order', () => {
    // y² = x³ + 1 over p ≡ 2 (mod 3) has p + 1 = 12·q points.
    const q = 0xcde2bb8fe66fb81cc4bf0df090808a20a50978f9ece08723103b2e71bd728cfn;
    const p = 12n * q - 1n;
    const whole = {
      p,
      a: 0n,
      b: 1n,
      n: p + 1n,
      Gx: 5n,
      Gy: 0x77880e12027f5bcff3b50a3ec10a901e0a4bb69e6ff2de41b903c7cb4368c8ffn,
    };
    const subgroup = {
      ...whole,
      n: q,
      Gx: 0x54fc1ea126ac2d31b7df266467b20c3d75fc9eb86744d6d1599923a4be3167d4n,
      Gy: 0x793be139c574fb5a9252ce075feee679285a8bfba6b0269ae910be9fd8129851n,
    };
    expect(valid(explicit(whole, 32))).toBe(false);
    expect(valid(explicit(subgroup, 32))).toBe(false);
  });

  test('fields outside 192 to 521 bits are refused before any arithmetic', () => {
    const small = { p: 23n, a: 1n, b: 1n, n: 7n, Gx: 0n, Gy: 1n };
    expect(valid(explicit(small, 1))).toBe(false);
    const large = { ...small, p: (1n << 560n) - 1n };
    expect(valid(explicit(large, 70))).toBe(false);
  });

  test('implicit curves and trailing octets are refused', () => {
    expect(valid(hexToBytes('0500'))).toBe(false);
    expect(valid(concatBytes(explicit(TWISTED, 32), Uint8Array.of(0)))).toBe(false);
  });
});

describe('a point from the other side', () => {
  const domain = curveByParameterId(13) as EcDomain;
  const good = encodePoint(domain.Point.BASE);

  test('off the curve is refused', () => {
    const bad = good.slice();
    bad[64]! ^= 1;
    expect(decodePoint(domain, bad).ok).toBe(false);
  });

  test('at infinity, compressed, short, long and empty are refused', () => {
    for (const bytes of [
      Uint8Array.of(0),
      domain.Point.BASE.toBytes(true),
      good.subarray(0, 64),
      concatBytes(good, Uint8Array.of(0)),
      new Uint8Array(),
      new Uint8Array(65),
    ]) {
      expect(decodePoint(domain, bytes).ok).toBe(false);
    }
  });
});
