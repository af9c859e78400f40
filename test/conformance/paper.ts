/**
 * Paper and telephone: what a clerk reads out, word by word, and what stands on the printed list, read back from the pages of
 * the PDF. The script tells every kind of record; the list tells the stays, as they are after every change, and the other
 * records below them.
 */

import { loadCatalogues } from '../../electron/backend/catalogues.ts';
import { createHandDesk } from '../../electron/backend/channels/hand-desk.ts';
import { createDocumentsDesk } from '../../electron/backend/documents/documents-desk.ts';
import { storeSources } from '../../electron/backend/documents/store-sources.ts';
import { confirmByHand } from '../../electron/backend/sending/settle-by-hand.ts';
import { systemEnvironment } from '../../electron/backend/system-environment.ts';
import { type Declaration, isStay } from '../../electron/core/declaration/declaration.ts';
import type { StayChange } from '../../electron/core/declaration/stay-change.ts';
import { formFile } from '../../electron/core/documents/form.ts';
import type { Database } from '../../electron/core/ports/stores.ts';
import { createPaperChannel } from '../../electron/police/paper/paper-channel.ts';
import reasonFile from '../../resources/catalogues/stay-reasons.json' with { type: 'json' };
import formsJson from '../../resources/forms/forms.json' with { type: 'json' };
import { readPdf } from '../support/print/read-pdf.ts';
import { readTable } from '../support/print/read-table.ts';
import type { ChannelUnderTest, Fields } from './channel-under-test.ts';

const { forms } = formFile.parse(formsJson);

/** The columns of the printed list in their order. */
const LIST = [
  'STT',
  'Họ tên',
  'Ngày sinh',
  'Giới',
  'Quốc tịch',
  'Giấy tờ',
  'Phòng',
  'Đến',
  'Đi',
  'Lý do',
  'Hạn',
];
const PAPER = LIST.indexOf('Giấy tờ');
/** What stands below the table. */
const BELOW = 'Việc khác phải báo: thay đổi, sửa lại, cầm đồ, nghi vấn';
/** A4 across, with the margins of every paper of this desk. */
const SHAPE = {
  firstHeader: 'STT',
  columns: LIST.length,
  left: 36,
  bottom: 46,
  top: 541,
  endsAt: [BELOW, 'Người lập'],
};

const TITLES: Readonly<Record<Declaration['kind'], string>> = {
  'stay-notice': 'Thông báo lưu trú',
  'foreign-stay': 'Khai báo tạm trú người nước ngoài',
  'stay-change': 'Thay đổi lưu trú',
  'pawn-contract': 'Hợp đồng cầm đồ',
  'suspicion-report': 'Báo tin nghi vấn',
};
const KINDS_OF_PAPER: Readonly<Record<string, string>> = {
  cccd: 'CCCD',
  'can-cuoc': 'Căn cước',
  passport: 'Hộ chiếu',
};
const SEXES = { male: 'Nam', female: 'Nữ', unspecified: 'Chưa rõ' } as const;
const CANCELLED = 'khách không ở lại: Khách không đến';

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'short',
});
/** `22:55 05/03/2026` */
const written = (at: number): string => clock.format(at).split(', ').reverse().join(' ');
const date = (iso: string): string => iso.split('-').reverse().join('/');
const paperOf = ({ person: { document } }: Declaration): string =>
  `${KINDS_OF_PAPER[document.kind]} ${document.number}`;
const reasonOf = (code: string, words?: string): string =>
  [reasonFile.reasons.find((one) => one.code === code)?.vi, words].filter((text) => text).join(': ');

function changeFields({ change }: StayChange): Readonly<Record<string, string>> {
  switch (change.type) {
    case 'extension':
      return { 'Ở thêm đến': written(change.plannedDeparture) };
    case 'early-departure':
      return { 'Đi sớm, vào lúc': written(change.plannedDeparture) };
    case 'room-change':
      return { 'Đổi sang phòng': change.room, 'Từ lúc': written(change.at) };
    case 'check-out':
      return { 'Đã trả phòng lúc': written(change.at) };
    case 'cancellation':
      return { 'Hủy khai báo vì': CANCELLED };
  }
}

function matterFields(declaration: Declaration): Readonly<Record<string, string | undefined>> {
  switch (declaration.kind) {
    case 'stay-notice':
    case 'foreign-stay': {
      const { room, arrival, plannedDeparture, reason, reasonText, note } = declaration.stay;
      return {
        Phòng: room,
        'Đến lúc': written(arrival),
        'Dự kiến đi': written(plannedDeparture),
        'Lý do': reasonOf(reason, reasonText),
        'Ghi chú': note,
        ...(declaration.kind === 'foreign-stay' && {
          'Được phép tạm trú đến': date(declaration.permittedStayUntil),
        }),
      };
    }
    case 'stay-change':
      return changeFields(declaration);
    case 'pawn-contract':
      return {
        'Số hợp đồng': declaration.pawn.number,
        Lúc: written(declaration.pawn.pawnedAt),
        'Tài sản': declaration.pawn.items.map(({ description }) => description).join('; '),
      };
    case 'suspicion-report':
      return {
        Lúc: written(declaration.report.seenAt),
        'Tài sản': declaration.report.items.map(({ description }) => description).join('; '),
        'Nội dung': declaration.report.text,
      };
  }
}

/** Who the invented ones are is told of every record. */
const personFields = ({ person, deadline }: Declaration) => ({
  hạn: written(deadline),
  'Họ và tên': person.fullName,
  'Ngày sinh': date(person.birthDate),
  'Giới tính': SEXES[person.sex],
  'Quốc tịch': person.nationality,
  'Nơi cư trú': person.residence,
  'Điện thoại': person.phone,
});

/** The line of a stay on the list; undefined when the stay was withdrawn. */
function listFields(stay: Declaration, all: readonly Declaration[]): readonly string[] | undefined {
  if (!isStay(stay)) return undefined;
  const { room, arrival, plannedDeparture, reason, reasonText } = stay.stay;
  let [where, until] = [room, plannedDeparture];
  for (const one of all) {
    if (one.kind !== 'stay-change' || one.concerns !== stay.id) continue;
    const { change } = one;
    if (change.type === 'cancellation') return undefined;
    if (change.type === 'room-change') where = change.room;
    else until = change.type === 'check-out' ? change.at : change.plannedDeparture;
  }
  const { person } = stay;
  return [
    person.fullName,
    date(person.birthDate),
    SEXES[person.sex],
    person.nationality,
    paperOf(stay),
    where,
    written(arrival),
    written(until),
    reasonOf(reason, reasonText),
    written(stay.deadline),
  ];
}

/** Line breaks within a cell and the pauses between the digits of a long number are no difference. */
const close = (text: string): string => text.replaceAll(/\s/gu, '');
const keyFor = (title: string, paper: string): string => `${title} ${close(paper)}`;

const listNames = LIST.slice(1).map((name) => `list ${name}`);

function declared(declaration: Declaration, all: readonly Declaration[]): Fields {
  const spoken = {
    ...personFields(declaration),
    'Giấy tờ': paperOf(declaration),
    ...matterFields(declaration),
  };
  const listed = listFields(declaration, all) ?? [];
  return new Map([
    ...Object.entries(spoken).flatMap(([label, text]) =>
      text === undefined ? [] : [[label, close(text)] as const],
    ),
    ...listed.map((text, index) => [listNames[index] ?? '', close(text)] as const),
  ]);
}

/** The records of a script, by nothing but its lines. */
function told(script: string): readonly { readonly title: string; readonly fields: Map<string, string> }[] {
  const items: { readonly title: string; readonly fields: Map<string, string> }[] = [];
  let label: string | undefined;
  for (const line of script.split('\n')) {
    const [, title, deadline] = /^\d+\. (.+) \(hạn (.+)\)$/.exec(line) ?? [];
    if (line.startsWith('Trước khi cúp máy')) break;
    if (title !== undefined && deadline !== undefined) {
      items.push({ title, fields: new Map([['hạn', close(deadline)]]) });
      label = undefined;
      continue;
    }
    const fields = items.at(-1)?.fields;
    if (!fields) continue;
    const [, name, text = ''] = /^ {3}([^:]+): (.*)$/.exec(line) ?? [];
    if (name !== undefined) {
      const before = fields.get(name);
      fields.set(name, before === undefined ? close(text) : `${before};${close(text)}`);
      label = name;
    } else if (label !== undefined) fields.set(label, `${fields.get(label)}${close(line)}`);
  }
  return items;
}

export const paperUnderTest: ChannelUnderTest = {
  id: 'paper',
  kinds: ['stay-notice', 'stay-change', 'foreign-stay', 'pawn-contract', 'suspicion-report'],
  endState: 'registered',
  keyOf: (declaration) => keyFor(TITLES[declaration.kind], paperOf(declaration)),
  declared,
  async open(_folder, now, database: Database) {
    const { stayReasons: reasons } = loadCatalogues();
    const facility = () => ({ name: 'Nhà nghỉ Mẫu', address: 'Số 1 Đường Mẫu' });
    const operatorName = () => 'Người Trực Mẫu';
    const arrived = new Map<string, Map<string, string>>();
    const damage: string[] = [];

    async function printed() {
      const documents = createDocumentsDesk({
        sources: storeSources(database, {
          toRegister: async () => [],
          pawns: async () => [],
          pawnCounts: async () => [],
          paper: async () => undefined,
        }),
        forms,
        reasons,
        now: () => now,
        trades: () => ['lodging'],
        facility,
        operatorName,
        training: false,
      });
      const pdf = await documents.file('filing-list', { kind: 'now' }, 'pdf');
      if (!pdf.ok) throw new Error(pdf.error.code);
      const pages = await readPdf(pdf.value.bytes);
      return {
        rows: await readTable(pdf.value.bytes, SHAPE),
        text: close(pages.map((page) => page.text).join()),
      };
    }

    function addPrinted(rows: readonly (readonly string[])[]): void {
      for (const row of rows) {
        const titles = [TITLES['stay-notice'], TITLES['foreign-stay']];
        const fields = titles.map((title) => arrived.get(keyFor(title, row[PAPER] ?? ''))).find((one) => one);
        if (!fields) damage.push(`on the list and not in the script: ${row.join(' ')}`);
        for (const [index, text] of row.slice(1).entries()) fields?.set(listNames[index] ?? '', text);
      }
    }

    return {
      channel: createPaperChannel({ now: () => now }),
      arrived: () => arrived,
      damage: () => damage,
      async byHand({ database: desk, dispatcher }, carried) {
        const { rows, text: page } = await printed();
        const byHand = createHandDesk({
          database: desk,
          dispatcher,
          environment: systemEnvironment,
          facility,
          operatorId: () => 'operator-1',
          onChange: () => {},
          operatorName,
          reasons,
        });
        const idOf = new Map(carried.map((one) => [paperUnderTest.keyOf(one), one.id]));
        // A call takes so many; what was told is noted, and the next call tells the rest.
        for (;;) {
          const { count, text } = await byHand.script();
          if (count === 0) break;
          const items = told(text);
          if (items.length !== count) damage.push(`${items.length} records in a script of ${count}`);
          const ids = items.map(({ title, fields }) => {
            const key = keyFor(title, fields.get('Giấy tờ') ?? '');
            if (arrived.has(key)) damage.push(`told twice: ${key}`);
            arrived.set(key, fields);
            return idOf.get(key) ?? '';
          });
          const noted = await confirmByHand(
            desk,
            ids,
            { kind: 'filed-by-hand', way: 'phone', reference: 'Thượng úy Mẫu' },
            { operatorId: 'operator-1', now },
          );
          if (!noted.ok) throw new Error(`${noted.error.code} after ${arrived.size}`);
        }
        addPrinted(rows);
        // What is no line of the table is written out below it, every field of it.
        const below = page.slice(page.indexOf(close(BELOW)));
        for (const one of carried.filter((each) => listFields(each, carried) === undefined))
          for (const [label, text] of declared(one, carried))
            if (!below.includes(text)) damage.push(`${one.id}: ${label} is not below the list`);
      },
      async close() {},
    };
  },
};
