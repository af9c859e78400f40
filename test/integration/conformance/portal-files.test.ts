/** 500 invented people into files for the portal, and out again: field by field, and green by the typed number alone. */
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { confirmByHand, disownByHand } from '../../../electron/backend/sending/settle-by-hand.ts';
import type { ForeignStay } from '../../../electron/core/declaration/foreign-stay.ts';
import type { StayNotice } from '../../../electron/core/declaration/stay-notice.ts';
import type { PortalFile } from '../../../electron/core/ports/stores.ts';
import {
  createPortalFilesChannel,
  MOST_IN_FILE,
} from '../../../electron/police/portal-files/portal-files-channel.ts';
import { inventedForeignStay, inventedNotice } from '../../support/desk/invented-declarations.ts';
import { templateWith } from '../../unit/police/portal-files/portal-guests.ts';
import { openSendingDesk } from './sending-desk.ts';

const NOW = Date.parse('2026-11-21T08:00:00Z');
const PEOPLE = 500;
const template = templateWith();
type Stay = StayNotice | ForeignStay;

async function openDesk() {
  let files = 0;
  return openSendingDesk(
    () => NOW,
    'portal-files',
    (database) =>
      createPortalFilesChannel({
        template: () => template,
        now: () => NOW,
        newId: () => {
          files += 1;
          return `file-${String(files).padStart(4, '0')}`;
        },
        save: (file) => database.portalFiles.insert(file),
        log: () => undefined,
      }),
  );
}

function people(channel: { carries(stay: Stay): boolean }): readonly Stay[] {
  const carried: Stay[] = [];
  for (let n = 1; carried.length < PEOPLE; n += 1) {
    const options = { now: NOW, facilityId: 'CSLT-000-0001' };
    const stay = n % 11 < 4 ? inventedForeignStay(n, options) : inventedNotice(n, options);
    if (channel.carries(stay)) carried.push(stay);
  }
  return carried;
}

const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});
const birth = (iso: string) => iso.split('-').reverse().join('/');

function plain(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** Rows from row 5 on as column → text, by nothing but the letters of the part. */
function rowsOf({ content }: PortalFile): readonly Readonly<Record<string, string>>[] {
  const sheet = new TextDecoder().decode(unzipSync(content)[template.guestPart]);
  return [...sheet.matchAll(/<row r="(\d+)".*?<\/row>/gs)]
    .filter(([row, number]) => Number(number) > 4 && /<is>|<v>/.test(row))
    .map(([row]) =>
      Object.fromEntries(
        [
          ...row.matchAll(/<c r="([A-Z]+)\d+"[^>]*>(?:<is><t[^>]*>(.*?)<\/t><\/is>|<v>(.*?)<\/v>)<\/c>/gs),
        ].map(([, column = '', text, number]) => [column, plain(text ?? number ?? '')]),
      ),
    );
}

const expectedRow = ({ person, stay }: StayNotice) =>
  Object.fromEntries(
    Object.entries({
      B: person.fullName,
      C: birth(person.birthDate),
      D: person.sex === 'male' ? 'M - Nam' : 'F - Nữ',
      E: 'VNM - Viet Nam',
      F: person.document.kind === 'cccd' ? '1 - Thẻ CCCD' : '8 - Thẻ Căn Cước',
      H: person.document.number,
      I: person.phone ?? '',
      M: person.residence ?? '',
      N: day.format(stay.arrival),
      O: day.format(stay.plannedDeparture),
      P: stay.room,
      Q: { '1': '1 - Du lịch', '2': '2 - Công tác', '18': '18 - Chữa bệnh', '20': '20 - Mục đích khác' }[
        stay.reason
      ],
      R: stay.reasonText ?? '',
      S: stay.note ?? '',
    }).filter(([, text]) => text !== ''),
  );

const tagOf = (guest: string, tag: string) =>
  plain(new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(guest)?.[1] ?? '');

test('500 people stand in the files as they were declared, and turn green by the number of the portal', async () => {
  await using desk = await openDesk();
  const { database, dispatcher } = desk;
  const channel = createPortalFilesChannel({
    template: () => template,
    now: () => NOW,
    newId: () => '',
    save: async () => {},
    log: () => undefined,
  });
  const carried = people(channel);
  await desk.file(carried);
  const sent: string[] = [];
  for (;;) {
    const { ids, failure } = await dispatcher.sendRequested('portal-files');
    expect(failure).toBeUndefined();
    if (ids.length === 0) break;
    sent.push(...ids);
  }
  expect(new Set(sent).size).toBe(PEOPLE);
  const byId = new Map(carried.map((one) => [one.id, one]));
  const list = await database.portalFiles.list(100);
  expect(list.flatMap(({ recordIds }) => recordIds).sort()).toEqual(carried.map(({ id }) => id).sort());
  for (const { id } of list) {
    const file = await database.portalFiles.byId(id);
    if (!file) throw new Error(id);
    expect(file.recordIds.length).toBeLessThanOrEqual(MOST_IN_FILE);
    const stays = file.recordIds.map((one) => byId.get(one));
    if (file.kind === 'citizens') {
      const rows = rowsOf(file);
      expect(rows).toHaveLength(stays.length);
      for (const [index, stay] of stays.entries()) {
        const { A, ...row } = rows[index] ?? {};
        expect(A).toBe(String(index + 2));
        expect(row).toEqual(stay?.kind === 'stay-notice' && expectedRow(stay));
      }
    } else {
      const guests = new TextDecoder().decode(file.content).split('<THONG_TIN_KHACH>').slice(1);
      expect(guests).toHaveLength(stays.length);
      for (const [index, stay] of stays.entries()) {
        if (stay?.kind !== 'foreign-stay') throw new Error('a citizen among foreigners');
        const guest = guests[index] ?? '';
        expect(tagOf(guest, 'so_ho_chieu')).toBe(stay.person.document.number);
        expect(tagOf(guest, 'ma_quoc_tich')).toBe(stay.person.nationality);
        expect(tagOf(guest, 'ngay_sinh')).toBe(birth(stay.person.birthDate));
        expect(tagOf(guest, 'gioi_tinh')).toBe(stay.person.sex === 'male' ? 'M' : 'F');
        expect(tagOf(guest, 'so_phong')).toBe(stay.stay.room);
        expect(tagOf(guest, 'ngay_den')).toBe(day.format(stay.stay.arrival));
        expect(tagOf(guest, 'ngay_di_du_kien')).toBe(day.format(stay.stay.plannedDeparture));
        expect(tagOf(guest, 'thoi_han_tam_tru')).toBe(birth(stay.permittedStayUntil));
        expect(tagOf(guest, 'ho_ten')).toMatch(/^[A-Z '.-]+$/);
      }
    }
  }

  // Nothing is green yet: the portal says "success" even when it took nothing.
  const states = async () =>
    new Set((await database.outbox.list({ limit: 1_000 })).map(({ state }) => state));
  expect(await states()).toEqual(new Set(['unknown']));
  const by = { operatorId: 'operator-1', now: NOW };
  const [first, second, ...rest] = list;
  if (!first || !second) throw new Error('too few files');
  const stated = (file: { readonly recordIds: readonly string[]; readonly name: string }, typed: number) =>
    confirmByHand(database, file.recordIds, { kind: 'typed-count', typed, reference: file.name }, by);

  // A number that does not match keeps every record of the file open.
  expect(await stated(first, first.recordIds.length - 1)).toMatchObject({
    ok: false,
    error: { code: 'count-mismatch' },
  });
  expect(await states()).toEqual(new Set(['unknown']));
  expect((await stated(first, first.recordIds.length)).ok).toBe(true);
  const green = await database.outbox.byIds(first.recordIds);
  for (const { state, proof } of green) {
    expect(state).toBe('registered');
    expect(proof).toMatchObject({
      kind: 'typed-count',
      expected: first.recordIds.length,
      receiptNumber: first.name,
    });
  }

  // "Not uploaded": its people wait again, and stand in another file.
  expect((await disownByHand(database, second.recordIds, by)).ok).toBe(true);
  const again = await dispatcher.sendRequested('portal-files');
  expect([...again.ids].sort()).toEqual([...second.recordIds].sort());
  const anew = (await database.portalFiles.list(100)).filter(({ id }) => !list.some((old) => old.id === id));
  for (const file of [...rest, ...anew]) expect((await stated(file, file.recordIds.length)).ok).toBe(true);
  expect(await states()).toEqual(new Set(['registered']));
});
