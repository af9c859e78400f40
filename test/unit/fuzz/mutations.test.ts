import { describe, expect, test } from 'vitest';
import { parseTlvList } from '../../../native/iso7816/tlv.ts';
import { drawsFor } from '../../fuzz/draws.ts';
import { mutateOctets } from '../../fuzz/mutate-octets.ts';
import { mutateText } from '../../fuzz/mutate-text.ts';
import { encodeTree, mutateTlv, treeOf } from '../../fuzz/mutate-tlv.ts';
import { chipFiles, signedFiles } from '../../fuzz/targets/examples.ts';

const ROUNDS = 400;
const draws = (index: number) => drawsFor(1, 'test', index);

test('draws depend on the seed, the target and the number, and on nothing else', () => {
  const first = drawsFor(3, 'tlv', 8).octets(16);
  expect(drawsFor(3, 'tlv', 8).octets(16)).toEqual(first);
  for (const other of [drawsFor(4, 'tlv', 8), drawsFor(3, 'cms', 8), drawsFor(3, 'tlv', 9)]) {
    expect(other.octets(16)).not.toEqual(first);
  }
});

test('a tree is written as it was read', () => {
  for (const file of [...chipFiles(), ...signedFiles().filter(([, length]) => length !== 0x80)]) {
    const tree = treeOf(file);
    if (tree && parseTlvList(file).ok) expect(encodeTree(tree).length).toBeLessThanOrEqual(file.length);
  }
});

describe('changes', () => {
  const [example = new Uint8Array()] = chipFiles();
  const other = signedFiles()[0] ?? example;

  test('of TLV: most still hold together outside, few are what they were', () => {
    const changed = Array.from({ length: ROUNDS }, (_, i) => mutateTlv(example, draws(i), other) ?? example);
    const whole = changed.filter((octets) => parseTlvList(octets).ok).length;
    expect(whole).toBeGreaterThan(ROUNDS / 2);
    expect(changed.filter((octets) => Buffer.compare(octets, example) === 0).length).toBeLessThan(ROUNDS / 4);
  });

  test('of octets leave the example alone and stay small', () => {
    const before = example.slice();
    for (let i = 0; i < ROUNDS; i++) {
      expect(mutateOctets(example, draws(i), other).length).toBeLessThanOrEqual(64 * 1024);
    }
    expect(example).toEqual(before);
    expect(mutateOctets(new Uint8Array(), draws(1), new Uint8Array())).toBeInstanceOf(Uint8Array);
  });

  test('of text, down to nothing and back', () => {
    const made = Array.from({ length: ROUNDS }, (_, i) => mutateText('000090000001|x|y', draws(i), 'other'));
    expect(new Set(made).size).toBeGreaterThan(ROUNDS / 2);
    expect(typeof mutateText('', draws(1), '')).toBe('string');
  });
});
