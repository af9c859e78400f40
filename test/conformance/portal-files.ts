/**
 * Files for the portal: what stands in them, read with nothing of the house, against the declaration; and that everything of
 * the template but the rows of guests is what the portal made it, byte for byte.
 */
import { confirmByHand } from '../../electron/backend/sending/settle-by-hand.ts';
import { systemEnvironment } from '../../electron/backend/system-environment.ts';
import type { Declaration } from '../../electron/core/declaration/declaration.ts';
import type { StayNotice } from '../../electron/core/declaration/stay-notice.ts';
import type { Database, PortalFile } from '../../electron/core/ports/stores.ts';
import { createPortalFilesChannel } from '../../electron/police/portal-files/portal-files-channel.ts';
import { readTemplate } from '../../electron/police/portal-files/template.ts';
import documentTypeFile from '../../resources/catalogues/document-types.json' with { type: 'json' };
import provinceFile from '../../resources/catalogues/provinces.json' with { type: 'json' };
import reasonFile from '../../resources/catalogues/stay-reasons.json' with { type: 'json' };
import { inventedTemplate } from '../support/portal/invented-template.ts';
import { type PlainRow, plainParts, plainRows, plainText } from '../support/portal/plain-workbook.ts';
import type { ChannelUnderTest, Fields } from './channel-under-test.ts';
import { WARD_NAMES, withChosenUnits } from './chosen-units.ts';

/** Where the portal reads guests (as measured on the live one): row 4 is its example, and counts as number 1. */
const GUESTS_PART = 'xl/worksheets/sheet1.xml';
const FIRST_ROW = 5;
const FIRST_NUMBER = 2;

const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' });
const birth = (iso: string) => iso.split('-').reverse().join('/');
const filled = (fields: Readonly<Record<string, string | undefined>>): Fields =>
  new Map(
    Object.entries(fields).flatMap(([name, text]) =>
      text === undefined || text === '' ? [] : [[name, text] as const],
    ),
  );

const labelOf = (list: readonly { readonly code: string; readonly vi: string }[], code: string): string =>
  `${code} - ${list.find((one) => one.code === code)?.vi}`;

function citizenRow({ person, stay }: StayNotice): Fields {
  const { province, ward } = person.residenceUnits ?? {};
  return filled({
    B: person.fullName,
    C: birth(person.birthDate),
    D: person.sex === 'male' ? 'M - Nam' : 'F - Nữ',
    E: 'VNM - Viet Nam',
    F: labelOf(documentTypeFile.types, person.document.kind === 'cccd' ? '1' : '8'),
    H: person.document.number,
    I: person.phone,
    K: province && labelOf(provinceFile.provinces, province),
    L: ward && `${ward} - ${WARD_NAMES[Number(ward.slice(-1)) - 1]}`,
    M: person.residence,
    N: day.format(stay.arrival),
    O: day.format(stay.plannedDeparture),
    P: stay.room,
    Q: labelOf(reasonFile.reasons, stay.reason),
    R: stay.reasonText,
    S: stay.note,
  });
}

/** The names of the five invented foreigners as the portal wants them. */
const IN_CAPITALS: Readonly<Record<string, string>> = {
  'Émile Exemple-Dubois': 'EMILE EXEMPLE-DUBOIS',
  "Siobhán O'Sample": "SIOBHAN O'SAMPLE",
  'Müller-Muster Jörg': 'MULLER-MUSTER JORG',
  'Sample Given Middle': 'SAMPLE GIVEN MIDDLE',
};

function declared(declaration: Declaration): Fields {
  if (declaration.kind === 'stay-notice') return citizenRow(declaration);
  if (declaration.kind !== 'foreign-stay') throw new Error('the portal takes files of stays');
  const { person, stay, permittedStayUntil } = declaration;
  return filled({
    ho_ten: IN_CAPITALS[person.fullName],
    ngay_sinh: birth(person.birthDate),
    ngay_sinh_dung_den: 'D',
    gioi_tinh: person.sex === 'male' ? 'M' : 'F',
    ma_quoc_tich: person.nationality,
    so_ho_chieu: person.document.number,
    so_phong: stay.room,
    ngay_den: day.format(stay.arrival),
    ngay_di_du_kien: day.format(stay.plannedDeparture),
    thoi_han_tam_tru: birth(permittedStayUntil),
  });
}

const isGuest = ({ number, cells }: PlainRow) => number >= FIRST_ROW && cells.size > 0;

/** What differs from the template outside the guests' rows. */
export function harm(name: string, template: Uint8Array, content: Uint8Array): readonly string[] {
  const [wanted, found] = [plainParts(template), plainParts(content)];
  const changed = [...wanted].flatMap(([part, bytes]) =>
    part === GUESTS_PART || found.get(part)?.equals(bytes) ? [] : [`${name}: ${part} was changed`],
  );
  const more = [...found.keys()].filter((part) => !wanted.has(part)).map((part) => `${name}: ${part} is new`);
  const [before, after] = [wanted, found].map((parts) => parts.get(GUESTS_PART)?.toString('utf8') ?? '');
  if (before === undefined || after === undefined) return [`${name}: no sheet of guests`];
  const rows = plainRows(after);
  const last = rows.findLast(isGuest);
  const kept = plainRows(before).filter(({ number }) => number <= (last?.number ?? 0));
  const headEnd = (all: readonly PlainRow[]) => all.findLast(({ number }) => number < FIRST_ROW)?.to ?? 0;
  const same =
    before.slice(0, headEnd(kept)) === after.slice(0, headEnd(rows)) &&
    before.slice(kept.at(-1)?.to) === after.slice(last?.to);
  return [...changed, ...more, ...(same ? [] : [`${name}: the sheet was changed outside the guests' rows`])];
}

const guestsOfXml = (xml: string): readonly (readonly [string, string])[][] =>
  [...xml.matchAll(/<THONG_TIN_KHACH>(.*?)<\/THONG_TIN_KHACH>/gs)].map(([, guest = '']) =>
    [...guest.matchAll(/<(\w+)>(.*?)<\/\1>/gs)].map(([, tag = '', text = '']) => [tag, plainText(text)]),
  );

/** Guests of a file with their number and their fields. */
function guestsOf({
  kind,
  content,
}: PortalFile): readonly { readonly number: string; readonly fields: Fields }[] {
  const numbered = (key: string, all: Iterable<readonly [string, string]>) => {
    const fields = new Map(all);
    const number = fields.get(key) ?? '';
    fields.delete(key);
    return { number, fields };
  };
  if (kind === 'foreigners') {
    const xml = Buffer.from(content).toString('utf8');
    return guestsOfXml(xml).map((texts) => numbered('so_thu_tu', texts));
  }
  const sheet = plainParts(content).get(GUESTS_PART)?.toString('utf8') ?? '';
  return plainRows(sheet)
    .filter(isGuest)
    .map(({ cells }) => numbered('A', cells));
}

export const portalFilesUnderTest: ChannelUnderTest = {
  id: 'portal-files',
  kinds: ['stay-notice', 'foreign-stay'],
  endState: 'registered',
  keyOf: ({ person }) => person.document.number,
  dressed: withChosenUnits,
  declared,
  async open(_folder, now, database: Database) {
    const bytes = inventedTemplate();
    const template = readTemplate(bytes);
    if (!template.ok) throw new Error(template.error.detail);
    const arrived = new Map<string, Fields>();
    const damage: string[] = [];

    /** The portal takes the file, and the clerk types the number of guests that it shows. */
    async function upload(file: PortalFile): Promise<void> {
      if (file.kind === 'citizens') damage.push(...harm(file.name, bytes, file.content));
      const guests = guestsOf(file);
      for (const [index, { number, fields }] of guests.entries()) {
        const expected = index + (file.kind === 'citizens' ? FIRST_NUMBER : 1);
        if (number !== String(expected)) damage.push(`${file.name}: number ${number} instead of ${expected}`);
        const paper = fields.get('H') ?? fields.get('so_ho_chieu') ?? '';
        if (arrived.has(paper)) damage.push(`${file.name}: ${paper} stands in the files twice`);
        arrived.set(paper, fields);
      }
      const proven = await confirmByHand(
        database,
        file.recordIds,
        { kind: 'typed-count', typed: guests.length, reference: file.name },
        { operatorId: 'operator-1', now },
      );
      if (!proven.ok) damage.push(`${file.name}: ${proven.error.code} ${proven.error.detail ?? ''}`);
    }

    return {
      channel: createPortalFilesChannel({
        ...systemEnvironment,
        template: () => template.value,
        save: (file) => database.portalFiles.insert(file),
        log: () => {},
      }),
      arrived: () => arrived,
      damage: () => damage,
      async byHand({ dispatcher }) {
        while ((await dispatcher.sendRequested('portal-files')).ids.length > 0);
        for (const { id } of await database.portalFiles.list(1_000)) {
          const file = await database.portalFiles.byId(id);
          if (file) await upload(file);
        }
      },
      async close() {},
    };
  },
};
