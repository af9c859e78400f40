import { describe, expect, test } from 'vitest';
import { bytesToHex, hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import { withGroup } from '../../../../../native/virtual-chip/groups.ts';
import type { GroupName } from '../../../../../native/virtual-chip/profiles/chip-profile.ts';
import { MAPPINGS, nonceLengthOf } from '../../../../../native/virtual-chip/protocols/pace-mapping.ts';
import { G2, H1, H2, I1 } from '../../emrtd/pace/worked-examples.ts';

const run = (group: GroupName, mapping: 'GM' | 'IM' | 'CAM', nonce: string, data: string, secret = '') =>
  withGroup(group, (g) =>
    MAPPINGS[mapping](g, 'AES-128', hexToBytes(nonce), hexToBytes(data), () => hexToBytes(secret)),
  );

describe("the worked examples of Doc 9303-11 from the chip's side", () => {
  test.each([
    ['G.2', 'modp-1024-160', 'GM', G2],
    ['I.1', 'brainpoolP256r1', 'CAM', I1],
  ] as const)('App. %s', (_, group, mapping, example) => {
    const mapped = run(group, mapping, example.nonce, example.mapTerminalPublic, example.mapChipPrivate)!;
    expect(bytesToHex(mapped.generator).toUpperCase()).toBe(example.mappedGenerator);
    expect(bytesToHex(mapped.answer).toUpperCase()).toBe(example.mapChipPublic);
  });

  test.each([
    ['H.1', 'brainpoolP256r1', H1],
    ['H.2', 'modp-1024-160', H2],
  ] as const)('App. %s', (_, group, example) => {
    const mapped = run(group, 'IM', example.nonce, example.ownNonce)!;
    expect(bytesToHex(mapped.generator).toUpperCase()).toBe(example.mappedGenerator);
    expect(mapped.answer).toHaveLength(0);
  });
});

test('keys outside the group and nonces of the wrong length are refused', () => {
  expect(run('brainpoolP256r1', 'GM', G2.nonce, '00', I1.mapChipPrivate)).toBeUndefined();
  expect(run('modp-1024-160', 'GM', G2.nonce, '01', G2.mapChipPrivate)).toBeUndefined();
  expect(run('brainpoolP256r1', 'IM', H1.nonce, H1.ownNonce.slice(2))).toBeUndefined();
});

test('the nonce is as long as a key where the mapping asks for it (§4.4.3.3)', () => {
  expect(nonceLengthOf('GM', 'AES-256')).toBe(16);
  expect(nonceLengthOf('IM', 'AES-128')).toBe(16);
  expect(nonceLengthOf('IM', 'AES-192')).toBe(32);
  expect(nonceLengthOf('IM', '3DES')).toBe(16);
});
