import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
  type GuestTemplate,
  readTemplate,
  sha256Of,
} from '../../../../electron/police/portal-files/template.ts';
import {
  HEADERS,
  inventedTemplate,
  type TemplateChanges,
} from '../../../support/portal/invented-template.ts';

function taken(file: Uint8Array, pinned?: string): GuestTemplate {
  const read = readTemplate(file, pinned);
  if (!read.ok) throw new Error(read.error.detail);
  return read.value;
}

const refusal = (file: Uint8Array, pinned?: string): string | undefined => {
  const read = readTemplate(file, pinned);
  if (read.ok) return undefined;
  expect(read.error.code).toBe('template-unknown');
  return read.error.detail;
};

describe('a template that is known', () => {
  test('its lists, whole texts and all', () => {
    const { lists, sha256, indexIsNumber } = taken(inventedTemplate());
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(indexIsNumber).toBe(true);
    expect(lists.provinces.size).toBe(34);
    expect(lists.provinces.get('701')).toBe('701 - TP. Hồ Chí Minh');
    expect(lists.wards.size).toBe(34);
    expect(lists.wards.get('101')?.get('101900002')).toBe('101900002 - Phường Mẫu Hai');
    expect(lists.documentTypes.get('8')).toBe('8 - Thẻ Căn Cước');
    expect(lists.residenceKinds.size).toBe(3);
    expect(lists.reasons.size).toBe(20);
    expect([...lists.sexes.values()]).toEqual(['F - Nữ', 'M - Nam']);
    expect(lists.nationalities.get('D')).toBe('D - Germany');
  });

  test('blank rows among the nationalities are blank, not guessed', () => {
    const { lists } = taken(inventedTemplate());
    expect(lists.nationalities.size).toBe(249);
    expect(lists.nationalities.has('BRA')).toBe(false);
  });

  test('has 40 names, one for the wards of each province', () => {
    const { names } = taken(inventedTemplate()).workbook;
    expect(names.size).toBe(40);
    expect([...names.keys()].filter((name) => name.startsWith('PX_'))).toHaveLength(34);
  });

  test('as many wards as the official file has', () => {
    const { lists } = taken(inventedTemplate({ wardsEach: 98 }));
    expect([...lists.wards.values()].reduce((sum, wards) => sum + wards.size, 0)).toBe(34 * 98);
  });

  test('an example that counts with a text', () => {
    expect(taken(inventedTemplate({ indexAsText: true })).indexIsNumber).toBe(false);
  });
});

describe('what is not', () => {
  const headersWithOneMore = [...HEADERS.slice(0, 3), 'DÂN TỘC', ...HEADERS.slice(3, 18)];
  test.each<readonly [string, TemplateChanges, string]>([
    ['a column more in the middle', { headers: headersWithOneMore }, 'column 4 is another one'],
    ['a column more at the end', { headers: [...HEADERS, 'DÂN TỘC'] }, 'there are more than 19 columns'],
    ['a column less', { headers: HEADERS.slice(0, 18) }, 'column 19 has no header'],
    ['no example in row 4', { example: HEADERS.map(() => 'x') }, 'row 4 is not the example'],
    ['guests in it already', { dataBelow: true }, 'there are data below row 4'],
    ['no provinces', { without: 'TINH_THANH' }, 'no sheet TINH_THANH'],
    ['no guests', { without: 'DS_KHACH_VIET_NAM_LUU_TRU' }, 'no sheet DS_KHACH_VIET_NAM_LUU_TRU'],
    ['one reason less', { reasons: ['1 - Du lịch'] }, 'no list of reasons'],
  ])('%s', (_name, changes, detail) => {
    expect(refusal(inventedTemplate(changes))).toBe(detail);
  });

  test('anything else', () => {
    expect(refusal(new Uint8Array())).toBeDefined();
    expect(refusal(new TextEncoder().encode('no zip at all'))).toBeDefined();
    expect(refusal(zipSync({ 'xl/workbook.xml': new TextEncoder().encode('<a>') }))).toBeDefined();
    expect(refusal(inventedTemplate().subarray(0, 2_000))).toBeDefined();
  });

  test('a file of which one part is no XML', () => {
    const parts = unzipSync(inventedTemplate());
    const damaged = {
      ...parts,
      'xl/worksheets/sheet4.xml': new TextEncoder().encode('<worksheet><c></worksheet>'),
    };
    expect(refusal(zipSync(damaged))).toBeDefined();
  });
});

test('another file than the confirmed one is noticed before anything is written', () => {
  const file = inventedTemplate();
  expect(taken(file, sha256Of(file)).sha256).toBe(sha256Of(file));
  const opened = zipSync(unzipSync(file));
  expect(refusal(opened, sha256Of(file))).toBe('another file than the confirmed one');
});
