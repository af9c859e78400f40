import { describe, expect, test } from 'vitest';
import { generateEphemeralKey } from '../../../../../native/emrtd/pace/ephemeral-key.ts';
import { mapGenerically } from '../../../../../native/emrtd/pace/mapping-generic.ts';
import { ellipticGroup } from '../../../../../native/emrtd/security-info/agreement-group.ts';
import {
  curveByParameterId,
  decodePoint,
  encodePoint,
} from '../../../../../native/emrtd/security-info/ec-domain.ts';
import { bigIntToBytes } from '../../../../../native/iso7816/bytes.ts';

/** Reproducible, and different at every call. */
function countingRandom() {
  let state = 1;
  return (length: number) =>
    Uint8Array.from({ length }, () => {
      state = (state * 1_103_515_245 + 12_345) % 0x7fff_ffff;
      return state >> 8;
    });
}

const nonce = Uint8Array.from({ length: 16 }, (_, i) => 17 * i + 3);

describe.each([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18])('standardized domain parameters %i', (id) => {
  const domain = curveByParameterId(id)!;
  const group = ellipticGroup(domain);

  test('both sides map to the same generator and agree on the same secret', () => {
    const random = countingRandom();
    const [terminal, chip] = [0, 1].map(() => generateEphemeralKey(group, domain.Point.BASE, random));
    const seenByTerminal = mapGenerically(group, nonce, terminal!.privateKey, chip!.publicKey);
    const seenByChip = mapGenerically(group, nonce, chip!.privateKey, terminal!.publicKey);
    if (!seenByTerminal.ok || !seenByChip.ok) throw new Error('degenerate');
    expect(seenByTerminal.value.equals(seenByChip.value)).toBe(true);
    expect(seenByTerminal.value.equals(domain.Point.BASE)).toBe(false);

    const [own, other] = [0, 1].map(() => generateEphemeralKey(group, seenByTerminal.value, random));
    const secret = own!.publicKey.multiply(other!.privateKey);
    expect(other!.publicKey.multiply(own!.privateKey).equals(secret)).toBe(true);
    const encoded = encodePoint(own!.publicKey);
    expect(encoded).toHaveLength(1 + 2 * domain.fieldBytes);
    expect(decodePoint(domain, encoded)).toMatchObject({ ok: true });
    expect(bigIntToBytes(secret.x, domain.fieldBytes)).toHaveLength(domain.fieldBytes);
  });

  test('a nonce that is a multiple of the order is refused', () => {
    const { privateKey, publicKey } = generateEphemeralKey(group, domain.Point.BASE, countingRandom());
    const zero = bigIntToBytes(domain.order, 70);
    expect(mapGenerically(group, zero, privateKey, publicKey)).toEqual({
      ok: false,
      error: 'mapping-degenerate',
    });
  });

  test('a chip key that cancels the nonce is refused', () => {
    // H = −s·G
    const minus = domain.Point.BASE.multiply(5n).negate();
    expect(mapGenerically(group, Uint8Array.of(5), 1n, minus)).toEqual({
      ok: false,
      error: 'mapping-degenerate',
    });
  });
});

describe('ephemeral keys', () => {
  const p521 = ellipticGroup(curveByParameterId(18)!);
  const bp256 = ellipticGroup(curveByParameterId(13)!);

  test('draws outside 1 … n−1 are drawn again', () => {
    const draws = [
      new Uint8Array(32), // zero
      bigIntToBytes(bp256.order, 32), // n
      bigIntToBytes(bp256.order - 1n, 32),
    ];
    const { privateKey } = generateEphemeralKey(bp256, bp256.generator, () => draws.shift()!);
    expect(privateKey).toBe(bp256.order - 1n);
  });

  test('bits above the order are cleared, not the drawn array', () => {
    const drawn = new Uint8Array(66).fill(0xff);
    drawn[1] = 0;
    const { privateKey } = generateEphemeralKey(p521, p521.generator, () => drawn);
    expect(privateKey >> 520n).toBe(1n);
    expect(drawn[0]).toBe(0xff);
  });

  test('a random source that gives nothing usable is a bug', () => {
    expect(() => generateEphemeralKey(bp256, bp256.generator, (length) => new Uint8Array(length))).toThrow();
  });
});
