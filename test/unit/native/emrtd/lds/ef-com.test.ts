import { expect, test } from 'vitest';
import { listedNumbers, parseCommonData } from '../../../../../native/emrtd/lds/ef-com.ts';
import { ELEMENTARY_FILES } from '../../../../../native/emrtd/lds/elementary-files.ts';
import { hexToBytes } from '../../../../../native/iso7816/bytes.ts';

test('EF.COM of Doc 9303-11 App. D.4', () => {
  expect(parseCommonData(hexToBytes('60145F0104303130365F36063034303030305C026175'))).toEqual({
    ok: true,
    value: { dataGroupTags: [0x61, 0x75], ldsVersion: '0106' },
  });
});

test('EF.COM as Vietnamese cards list it', () => {
  const com = parseCommonData(hexToBytes('6018 5F0104 30313037 5F3606 303430303030 5C06 6175636D6E6F'));
  expect(com.ok && listedNumbers(com.value)).toEqual([1, 2, 3, 13, 14, 15]);
});

test.each([
  ['another file', '61145F0104303130365F36063034303030305C026175'],
  ['no tag list', '60075F010430313036'],
  ['an empty tag list', '6009 5F0104 30313036 5C00'],
  ['a length beyond the file', '60205F0104303130365F36063034303030305C026175'],
  ['a broken object', '6003 5C0561'],
  ['too many groups', `6023 5C21 ${'61'.repeat(33)}`],
  ['nothing', ''],
])('%s is malformed', (_, hex) => {
  expect(parseCommonData(hexToBytes(hex))).toEqual({ ok: false, error: 'ef-com-malformed' });
});

test('tags of no data group are passed over, those of all sixteen are known', () => {
  const tags = [0x61, 0x00, 0x75, 0x63, 0x76, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e];
  const dataGroupTags = [...tags, 0x6f, 0x70, 0x71];
  expect(listedNumbers({ dataGroupTags })).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
});

test('file identifiers, short identifiers and tags of Doc 9303-10 Table 38 hang together', () => {
  for (const [name, file] of Object.entries(ELEMENTARY_FILES)) {
    expect(file.name).toBe(name);
    expect(file.fileId & 0xff).toBe(file.shortId);
    expect(file.fileId >> 8).toBe(0x01);
    const group = /^DG(\d+)$/.exec(name)?.[1];
    if (!group) continue;
    expect(file.shortId).toBe(Number(group));
    expect(listedNumbers({ dataGroupTags: [file.tag] })).toEqual([Number(group)]);
  }
});
