import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ellipticGroup,
  hasPointEncoding,
  modularGroup,
} from '../../../../../native/emrtd/security-info/agreement-group.ts';
import { curveByParameterId, decodePoint } from '../../../../../native/emrtd/security-info/ec-domain.ts';
import { modpGroupByParameterId } from '../../../../../native/emrtd/security-info/modp-group.ts';

const WITH_ENCODING = [8, 9, 11, 12, 13, 14, 15, 16, 17, 18];

describe.each(WITH_ENCODING)('point encoding on curve %i (App. B.2)', (id) => {
  const domain = curveByParameterId(id)!;
  const group = ellipticGroup(domain);

  test('gives points of the curve for any field element', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n, max: group.prime - 2n }), (element) => {
        const point = group.encodeFieldElement(element);
        expect(point && decodePoint(domain, group.encode(point)).ok).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  test('has no answer for 0, 1 and −1, and none beyond the field', () => {
    for (const element of [0n, 1n, group.prime - 1n, group.prime]) {
      expect(group.encodeFieldElement(element)).toBeUndefined();
    }
  });
});

test('secp224r1 has no point encoding', () => {
  const secp224r1 = curveByParameterId(10)!;
  expect(hasPointEncoding(secp224r1)).toBe(false);
  expect(ellipticGroup(secp224r1).encodeFieldElement(5n)).toBeUndefined();
});

describe.each([0, 1, 2])('prime field %i', (id) => {
  const { order, prime, encodeFieldElement, multiply, isNeutral } = modularGroup(modpGroupByParameterId(id)!);

  test('field elements are mapped into the subgroup, and what falls on 1 is refused', () => {
    for (const element of [2n, 3n, 12345n, prime - 2n]) {
      const mapped = encodeFieldElement(element)!;
      expect(isNeutral(mapped)).toBe(false);
      expect(multiply(mapped, order)).toBe(1n);
    }
    for (const element of [0n, 1n, prime - 1n]) expect(encodeFieldElement(element)).toBeUndefined();
  });
});
