import { expect, test } from 'vitest';
import { listedDataGroups } from '../../../../../native/emrtd/lds/listed-data-groups.ts';
import { CCCD_2021 } from '../../../../../native/virtual-chip/profiles/cccd-2021.ts';
import { contentsOf, smallPortraitOf } from '../virtual-card.ts';

const sod = contentsOf(smallPortraitOf(CCCD_2021)).files.get('EF.SOD')!;
const names = (tags: readonly number[], file?: Uint8Array) =>
  [...listedDataGroups({ dataGroupTags: tags }, file)].sort();

test('those of EF.COM that we read', () => {
  expect(names([0x61, 0x75, 0x63, 0x6b])).toEqual(['DG1', 'DG11', 'DG2']);
});

test('and those that the state signed, although EF.COM keeps them back', () => {
  expect(names([0x61], sod)).toEqual(['DG1', 'DG13', 'DG14', 'DG15', 'DG2']);
});

test('without EF.COM those that the state signed', () => {
  expect([...listedDataGroups(undefined, sod)].sort()).toEqual(['DG1', 'DG13', 'DG14', 'DG15', 'DG2']);
});

test('without either everything is asked for', () => {
  const all = ['DG1', 'DG11', 'DG12', 'DG13', 'DG14', 'DG15', 'DG2', 'DG7'];
  for (const file of [undefined, sod.subarray(0, 100)])
    expect([...listedDataGroups(undefined, file)].filter((name) => name.startsWith('DG')).sort()).toEqual(
      all,
    );
});

test('half an EF.SOD lists nothing', () => {
  expect(names([0x61], sod.subarray(0, 100))).toEqual(['DG1']);
});
