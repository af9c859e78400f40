import { expect, test } from 'vitest';
import { parseCommonData } from '../../../../../native/emrtd/lds/ef-com.ts';
import { ELEMENTARY_FILES, fileWithTag } from '../../../../../native/emrtd/lds/elementary-files.ts';
import { hexToBytes } from '../../../../../native/iso7816/bytes.ts';

test('EF.COM of Doc 9303-11 App. D.4', () => {
  expect(parseCommonData(hexToBytes('60145F0104303130365F36063034303030305C026175'))).toEqual({
    ok: true,
    value: { dataGroupTags: [0x61, 0x75], ldsVersion: '0106' },
  });
});

test('EF.COM as Vietnamese cards list it', () => {
  const com = parseCommonData(hexToBytes('6018 5F0104 30313037 5F3606 303430303030 5C06 6175636D6E6F'));
  expect(com.ok && com.value.dataGroupTags.map(fileWithTag)).toEqual([
    'DG1',
    'DG2',
    undefined,
    'DG13',
    'DG14',
    'DG15',
  ]);
});

test.each([
  ['another file', '61145F0104303130365F36063034303030305C026175'],
  ['no tag list', '60075F010430313036'],
  ['a broken object', '6003 5C0561'],
  ['too many groups', `6023 5C21 ${'61'.repeat(33)}`],
  ['nothing', ''],
])('%s is malformed', (_, hex) => {
  expect(parseCommonData(hexToBytes(hex))).toEqual({ ok: false, error: 'ef-com-malformed' });
});

test('file identifiers, short identifiers and tags of Doc 9303-10 Table 38 hang together', () => {
  for (const [name, file] of Object.entries(ELEMENTARY_FILES)) {
    expect(file.name).toBe(name);
    expect(file.fileId & 0xff).toBe(file.shortId);
    expect(file.fileId >> 8).toBe(0x01);
    expect(fileWithTag(file.tag)).toBe(name);
    const group = /^DG(\d+)$/.exec(name)?.[1];
    if (group) expect(file.shortId).toBe(Number(group));
  }
});
