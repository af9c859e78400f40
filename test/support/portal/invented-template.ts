/**
 * A template like the portal's, invented from what is known of it second hand: four sheets, nineteen columns, the example in
 * row 4, 40 named ranges, lists with blank rows, shared strings, styles, validations. The official file is not in our hands.
 */
import { type Zippable, zipSync } from 'fflate';
import documentTypeFile from '../../../resources/catalogues/document-types.json' with { type: 'json' };
import nationalityFile from '../../../resources/catalogues/nationalities.json' with { type: 'json' };
import provinceFile from '../../../resources/catalogues/provinces.json' with { type: 'json' };
import residenceFile from '../../../resources/catalogues/residence-kinds.json' with { type: 'json' };
import reasonFile from '../../../resources/catalogues/stay-reasons.json' with { type: 'json' };

const GUESTS = 'DS_KHACH_VIET_NAM_LUU_TRU';

/** Some headers hold stray blanks, as those of the portal do. */
export const HEADERS: readonly string[] = [
  'STT',
  'HỌ TÊN (*) ',
  'NGÀY SINH (*)',
  ' GIỚI TÍNH  (*)',
  'QUỐC TỊCH (*)',
  'LOẠI GIẤY TỜ (*)',
  'TÊN GIẤY TỜ',
  'SỐ GIẤY TỜ (*)',
  'SỐ ĐIỆN THOẠI',
  'NƠI CƯ TRÚ HIỆN NAY',
  'TỈNH/THÀNH PHỐ',
  'PHƯỜNG/XÃ/ĐẶC KHU',
  'ĐỊA CHỈ CHI TIẾT',
  'NGÀY ĐẾN (*)',
  'NGÀY ĐI DỰ KIẾN (*)',
  'SỐ PHÒNG/ KHOA',
  'LÝ DO CƯ TRÚ (*)',
  'NHẬP LÝ DO',
  'GHI CHÚ',
];

const EXAMPLE: readonly string[] = [
  '1',
  '[EXAMPLE] Nguyễn Văn Mẫu',
  '01/01/1990',
  'M - Nam',
  'VNM - Viet Nam',
  '1 - Thẻ CCCD',
  '',
  '000000000000',
  '',
  '1 - Thường trú',
  '101 - Hà Nội',
  '101900001 - Phường Mẫu Một',
  'Số 1 & Đường <Mẫu>',
  '26/07/2026',
  '27/07/2026',
  '101',
  '1 - Du lịch',
  '',
  '',
];

const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

const display = (code: string, label: string): string => `${code} - ${label}`;

/** The portal's list has seven blank rows among the nationalities. */
const BLANK = new Set(['BRA', 'BRN', 'BGR', 'ALA', 'AIA', 'ABW', 'AND']);

const INVENTED_WARDS = ['Phường Mẫu Một', 'Phường Mẫu Hai', 'Xã Mẫu Ba'];

export interface TemplateChanges {
  readonly headers?: readonly string[];
  readonly example?: readonly string[];
  /** Leave out this sheet. */
  readonly without?: string;
  /** As many as the official file has: about 98 for each province. */
  readonly wardsEach?: number;
  /** A text in a cell below the example. */
  readonly dataBelow?: boolean;
  /** The example counts with a text. */
  readonly indexAsText?: boolean;
  /** Rows below the example that are there already, formatted and empty. */
  readonly formattedRows?: number;
  /** Lists keyed by column letter of DANH_MUC to replace. */
  readonly reasons?: readonly string[];
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const letter = (index: number): string => String.fromCharCode(65 + index);

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** Texts that are shared among the sheets, as Excel keeps them. */
class SharedStrings {
  readonly #index = new Map<string, number>();

  of(text: string): number {
    const known = this.#index.get(text);
    if (known !== undefined) return known;
    this.#index.set(text, this.#index.size);
    return this.#index.size - 1;
  }

  xml(): string {
    const items = [...this.#index.keys()].map(
      (text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`,
    );
    return `${HEAD}<sst ${MAIN} count="${items.length}" uniqueCount="${items.length}">${items.join('')}</sst>`;
  }
}

function listSheet(strings: SharedStrings, columns: readonly (readonly string[])[]): string {
  const height = Math.max(...columns.map(({ length }) => length));
  const rows = Array.from({ length: height }, (_, index) => {
    const cells = columns.map((texts, column) => {
      const text = texts[index];
      return text === undefined || text === ''
        ? ''
        : `<c r="${letter(column)}${index + 1}" t="s"><v>${strings.of(text)}</v></c>`;
    });
    return `<row r="${index + 1}">${cells.join('')}</row>`;
  });
  return `${HEAD}<worksheet ${MAIN}><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

function guestSheet(strings: SharedStrings, changes: TemplateChanges): string {
  const headers = changes.headers ?? HEADERS;
  const example = changes.example ?? EXAMPLE;
  const shared = (ref: string, style: number, text: string) =>
    text === ''
      ? `<c r="${ref}" s="${style}"/>`
      : `<c r="${ref}" s="${style}" t="s"><v>${strings.of(text)}</v></c>`;
  const title = `<row r="1" ht="24" customHeight="1">${shared('A1', 1, 'DANH SÁCH KHÁCH VIỆT NAM LƯU TRÚ')}</row>`;
  const hint = `<row r="2">${shared('A2', 1, 'Không sửa các dòng 1 đến 4; không đổi tên trang.')}</row>`;
  const header = `<row r="3" spans="1:19">${headers.map((text, index) => shared(`${letter(index)}3`, 2, text)).join('')}</row>`;
  const model = `<row r="4" spans="1:19" s="3" customFormat="1">${example
    .map((text, index) =>
      index === 0 && !changes.indexAsText
        ? `<c r="A4" s="3"><v>${text}</v></c>`
        : shared(`${letter(index)}4`, 3, text),
    )
    .join('')}</row>`;
  const blank = Array.from({ length: changes.formattedRows ?? 12 }, (_, index) => {
    const number = index + 5;
    const cells = headers.map(
      (_text, column) => `<c r="${letter(column)}${number}" s="${column === 0 ? 5 : 4}"/>`,
    );
    return `<row r="${number}" spans="1:19" x14ac:dyDescent="0.25">${cells.join('')}<c r="U${number}" s="6"/></row>`;
  }).join('\r\n');
  const stray = changes.dataBelow ? `<row r="90">${shared('B90', 4, 'còn sót')}</row>` : '';
  return [
    `${HEAD}<worksheet ${MAIN} xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac">`,
    '<dimension ref="A1:S4"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    '<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="1" width="6"/><col min="2" max="19" width="22" style="4"/></cols>',
    `<sheetData>${title}\r\n${hint}\r\n${header}\r\n${model}\r\n${blank}${stray}\r\n</sheetData>`,
    '<mergeCells count="1"><mergeCell ref="A1:S1"/></mergeCells>',
    '<dataValidations count="2"><dataValidation type="list" allowBlank="1" sqref="D4:D1000"><formula1>GIOI_TINH</formula1></dataValidation>',
    '<dataValidation type="list" sqref="L4:L1000"><formula1>INDIRECT("PX_"&amp;LEFT(K4,3))</formula1></dataValidation></dataValidations>',
    '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>',
  ].join('');
}

const STYLES = `${HEAD}<styleSheet ${MAIN}><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7"><xf/><xf/><xf/><xf numFmtId="49"/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="0"/><xf/></cellXfs></styleSheet>`;

/** The file's bytes. */
export function inventedTemplate(changes: TemplateChanges = {}): Uint8Array {
  const strings = new SharedStrings();
  const types = documentTypeFile.types.map(({ code, vi }) => display(code, vi));
  const kinds = residenceFile.kinds.map(({ code, vi }) => display(code, vi));
  const reasons = changes.reasons ?? reasonFile.reasons.map(({ code, vi }) => display(code, vi));
  const nationalities = nationalityFile.nationalities.map(({ code, en }) =>
    BLANK.has(code) ? '' : display(code, code === 'VNM' ? 'Viet Nam' : plain(en)),
  );
  const provinces = provinceFile.provinces;
  const wardNames = Array.from(
    { length: changes.wardsEach ?? INVENTED_WARDS.length },
    (_, index) => INVENTED_WARDS[index] ?? `Xã Mẫu ${index + 1}`,
  );
  const wards = provinces.flatMap(({ code }) =>
    wardNames.map((name, index) => ({
      province: code,
      text: display(`${code}9${String(index + 1).padStart(5, '0')}`, name),
    })),
  );
  const sheets: readonly (readonly [name: string, xml: string])[] = (
    [
      [GUESTS, guestSheet(strings, changes)],
      [
        'TINH_THANH',
        listSheet(strings, [
          ['MATT', ...provinces.map(({ code }) => code)],
          ['TEN', ...provinces.map(({ code, vi }) => display(code, vi))],
        ]),
      ],
      [
        'PHUONG_XA',
        listSheet(strings, [
          ['MATT', ...wards.map(({ province }) => province)],
          ['TEN', ...wards.map(({ text }) => text)],
        ]),
      ],
      [
        'DANH_MUC',
        listSheet(strings, [
          ['Loại giấy tờ', ...types],
          ['Nơi cư trú', ...kinds],
          ['Lý do', ...reasons],
          ['Giới tính', 'F - Nữ', 'M - Nam'],
          ['Quốc tịch', ...nationalities],
        ]),
      ],
    ] as const
  ).filter(([name]) => name !== changes.without);
  const column = (list: readonly string[]) => `$2:$X$${list.length + 1}`;
  const danhMuc = (name: string, index: number, list: readonly string[]) =>
    [name, `DANH_MUC!$${letter(index)}${column(list).replace('X', letter(index))}`] as const;
  const names = [
    danhMuc('LOAI_GIAY_TO', 0, types),
    danhMuc('NOI_CU_TRU', 1, kinds),
    danhMuc('LY_DO', 2, reasons),
    ['GIOI_TINH', 'DANH_MUC!$D$2:$D$3'] as const,
    danhMuc('QUOC_TICH', 4, nationalities),
    ['TINH', `TINH_THANH!$B$2:$B$${provinces.length + 1}`] as const,
    ...provinces.map(({ code }, index) => {
      const from = index * wardNames.length + 2;
      return [`PX_${code}`, `PHUONG_XA!$B$${from}:$B$${from + wardNames.length - 1}`] as const;
    }),
  ];
  const workbook = `${HEAD}<workbook ${MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${sheets
    .map(([name], index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join('')}</sheets><definedNames>${names
    .map(([name, reference]) => `<definedName name="${name}">${reference}</definedName>`)
    .join('')}</definedNames></workbook>`;
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const relations = `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
    .map((_, index) => relation(index + 1, 'worksheet', `worksheets/sheet${index + 1}.xml`))
    .join(
      '',
    )}${relation(90, 'styles', 'styles.xml')}${relation(91, 'sharedStrings', 'sharedStrings.xml')}</Relationships>`;
  const part = (type: string, name: string) =>
    `<Override PartName="/xl/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  const types1 = `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('sheet.main', 'workbook.xml')}${sheets.map((_, index) => part('worksheet', `worksheets/sheet${index + 1}.xml`)).join('')}${part('styles', 'styles.xml')}${part('sharedStrings', 'sharedStrings.xml')}</Types>`;
  const root = `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`;
  const text = (xml: string) => new TextEncoder().encode(xml);
  const files: Zippable = {
    '[Content_Types].xml': [text(types1), { level: 0 }],
    '_rels/.rels': text(root),
    'xl/workbook.xml': text(workbook),
    'xl/_rels/workbook.xml.rels': text(relations),
    ...Object.fromEntries(sheets.map(([, xml], index) => [`xl/worksheets/sheet${index + 1}.xml`, text(xml)])),
    'xl/styles.xml': text(STYLES),
    'xl/sharedStrings.xml': text(strings.xml()),
    'xl/printerSettings/printerSettings1.bin': Uint8Array.from(
      { length: 400 },
      (_, index) => (index * 37) % 256,
    ),
    'docProps/core.xml': text(`${HEAD}<x>bản mẫu</x>`),
  };
  return zipSync(files, { level: 9, mtime: new Date(2026, 6, 26) });
}
