/** The gate itself: each way in which a finished file could be wrong is noticed. */
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fillTemplate } from '../../../../electron/police/portal-files/fill-template.ts';
import { writeForeignXml } from '../../../../electron/police/portal-files/foreign-xml.ts';
import { guestRow } from '../../../../electron/police/portal-files/guest-row.ts';
import { faultsInWorkbook } from '../../../../electron/police/portal-files/read-back-workbook.ts';
import { faultsInXml } from '../../../../electron/police/portal-files/read-back-xml.ts';
import { readZipParts } from '../../../../electron/police/portal-files/zip-parts.ts';
import { citizen, foreigner, templateWith } from './portal-guests.ts';

const template = templateWith();
const SHEET = 'xl/worksheets/sheet1.xml';
const notices = [
  citizen(1, { stay: { reason: '20', reasonText: 'Dự lễ', note: 'x' } }),
  citizen(2, {
    person: { phone: '0900', residenceUnits: { province: '101', ward: '101900001', catalogue: 'i' } },
  }),
];
const good = fillTemplate(
  template,
  notices.map((notice, index) => guestRow(notice, index + 2, template.lists)),
);
const faults = (file: Uint8Array) => faultsInWorkbook(file, template, notices, []);

/** The finished file with its sheet changed. */
function spoilt(change: (sheet: string) => string, part = SHEET): Uint8Array {
  const parts = unzipSync(good);
  const before = new TextDecoder().decode(parts[part]);
  const after = change(before);
  expect(after).not.toBe(before);
  return zipSync({ ...parts, [part]: new TextEncoder().encode(after) });
}

describe('a workbook read back', () => {
  test('a good one has no fault', () => {
    expect(faultsInWorkbook(good, template, notices, sharedStrings())).toEqual([]);
  });

  const headFault = 'rows 1 to 4 were changed';
  const sharedStrings = () => {
    const xml = template.workbook.sharedStrings ?? '';
    return [...xml.matchAll(/<t xml:space="preserve">([^<]*)<\/t>/g)].map(([, text = '']) =>
      text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    );
  };

  test.each<readonly [string, (sheet: string) => string, string]>([
    ['a name', (sheet) => sheet.replace('Nguyễn Văn Mẫu 1', 'Nguyễn Văn Mẫu 2'), 'row 5, fullName differs'],
    [
      'a leading zero',
      (sheet) => sheet.replace('>000090000002<', '>90000002<'),
      'row 6, documentNumber differs',
    ],
    ['day and month', (sheet) => sheet.replace('>12/04/1990<', '>04/12/1990<'), 'row 5, birthDate differs'],
    ['an arrival', (sheet) => sheet.replace('>21/11/2026<', '>20/11/2026<'), 'row 5, arrival differs'],
    ['a room', (sheet) => sheet.replace('>201<', '>202<'), 'row 5, room differs'],
    ['the words of a reason', (sheet) => sheet.replace('>Dự lễ<', '><'), 'row 5, reasonText differs'],
    [
      'one blank in a code',
      (sheet) => sheet.replace('>M - Nam<', '>M -  Nam<'),
      'row 5, D: not an entry of the template',
    ],
    [
      'a code without its label',
      (sheet) => sheet.replace('>1 - Thẻ CCCD<', '>1<'),
      'row 5, F: not an entry of the template',
    ],
    [
      'a ward of another province',
      (sheet) => sheet.replace('101900001 - ', '103900001 - '),
      'row 6, L: not an entry of the template',
    ],
    [
      'a date as a number',
      (sheet) =>
        sheet.replace(/<c r="C5"[^>]*><is><t[^>]*>[^<]*<\/t><\/is><\/c>/, '<c r="C5"><v>32975</v></c>'),
      'row 5, C5 is no text',
    ],
    ['a guest twice', (sheet) => sheet.replace(/(<row r="6".*?<\/row>)/s, '$1$1'), 'a cell stands twice'],
    ['a guest less', (sheet) => sheet.replace(/<row r="6".*?<\/row>/s, ''), '1 rows instead of 2'],
    [
      'a column too far',
      (sheet) => sheet.replace('<c r="U5" s="6"/>', '<c r="U5" t="inlineStr"><is><t>x</t></is></c>'),
      'row 5, U5 is beyond the columns',
    ],
    [
      'a column that is not ours',
      (sheet) => sheet.replace('<c r="G5" s="4"/>', '<c r="G5" t="inlineStr"><is><t>x</t></is></c>'),
      'row 5, G is not empty',
    ],
  ])('%s', (_name, change, fault) => {
    expect(faults(spoilt(change))).toContain(fault);
  });

  test('the example, and any other part', () => {
    expect(
      faults(
        spoilt((sheet) => sheet.replace('<c r="A4" s="3"><v>1</v></c>', '<c r="A4" s="3"><v>2</v></c>')),
      ),
    ).toContain(headFault);
    expect(faults(spoilt((xml) => `${xml} `, 'xl/styles.xml'))).toContain('xl/styles.xml was changed');
    const { 'xl/styles.xml': _, ...rest } = unzipSync(good);
    expect(faults(zipSync(rest))).toContain('xl/styles.xml was changed');
    expect(faults(zipSync({ ...unzipSync(good), 'xl/vbaProject.bin': new Uint8Array(3) }))).toContain(
      '13 parts instead of 12',
    );
  });

  test('a damaged file does not open', () => {
    const damaged = Uint8Array.from(good);
    damaged[Math.floor(good.length / 2)]! ^= 0xff;
    expect(() => faults(damaged)).toThrow();
    expect(() => faults(good.subarray(0, good.length - 30))).toThrow();
  });

  test('no fault says what stands there', () => {
    const said = faults(spoilt((sheet) => sheet.replaceAll('Nguyễn Văn Mẫu', 'Trần Thị Khác'))).join();
    expect(said).not.toMatch(/Nguyễn|Trần/);
  });
});

test('parts are read by the directory, packed or not', () => {
  const parts = readZipParts(
    zipSync({ 'a.xml': [new TextEncoder().encode('á'), { level: 0 }], b: new Uint8Array(9_999) }),
  );
  expect([...parts.keys()]).toEqual(['a.xml', 'b']);
  expect(new TextDecoder().decode(parts.get('a.xml'))).toBe('á');
  expect(parts.get('b')).toHaveLength(9_999);
});

describe('XML read back', () => {
  const stays = [foreigner(1), foreigner(2, { person: { fullName: 'ĐẶNG Élodie' } })];
  const file = new TextDecoder().decode(writeForeignXml(stays));
  const read = (xml: string) => faultsInXml(new TextEncoder().encode(xml), stays);

  test('a good one has no fault', () => {
    expect(read(file)).toEqual([]);
  });

  test.each<readonly [string, (xml: string) => string, string]>([
    ['a name', (xml) => xml.replace('DANG ELODIE', 'DANG ELODI'), 'guest 2, ho_ten differs'],
    [
      'two tags exchanged',
      (xml) => xml.replace(/(\s*<so_phong>.*?<\/so_phong>)(\s*<ngay_den>.*?<\/ngay_den>)/s, '$2$1'),
      'guest 1: other tags',
    ],
    [
      'a tag missing',
      (xml) => xml.replace(/<thoi_han_tam_tru>.*?<\/thoi_han_tam_tru>/, ''),
      'guest 1: other tags',
    ],
    [
      'a tag more',
      (xml) => xml.replace('<so_phong>', '<ngay_tra_phong></ngay_tra_phong><so_phong>'),
      'guest 1: other tags',
    ],
    [
      'a guest less',
      (xml) => xml.replace(/ {2}<THONG_TIN_KHACH>.*?<\/THONG_TIN_KHACH>\n/s, ''),
      '1 guests instead of 2',
    ],
    [
      'a date turned round',
      (xml) => xml.replace('31/12/2026', '2026-12-31'),
      'guest 1, thoi_han_tam_tru differs',
    ],
  ])('%s', (_name, change, fault) => {
    const changed = change(file);
    expect(changed).not.toBe(file);
    expect(read(changed)).toContain(fault);
  });

  test('what is not well formed does not open', () => {
    expect(() => read(file.replace('</so_phong>', ''))).toThrow();
    expect(() => read(file.replaceAll('KHAI_BAO_TAM_TRU', 'KHAI_BAO'))).toThrow();
  });
});
