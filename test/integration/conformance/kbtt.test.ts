/** 500 invented people over the Ministry's API: what its book holds is what was declared, field by field. */
import { describe, expect, test } from 'vitest';
import type { ForeignStay } from '../../../electron/core/declaration/foreign-stay.ts';
import type { StayNotice } from '../../../electron/core/declaration/stay-notice.ts';
import { createKbttChannel } from '../../../electron/police/kbtt/kbtt-channel.ts';
import { notForKbtt } from '../../../electron/police/kbtt/not-for-kbtt.ts';
import { type KbttEndpoint, startKbttEndpoint } from '../../../electron/training/kbtt-endpoint/endpoint.ts';
import type { FaultInput } from '../../../electron/training/kbtt-endpoint/fault.ts';
import { inventedForeignStay, inventedNotice } from '../../support/desk/invented-declarations.ts';
import { testAuthority } from '../../unit/police/gateway/attached-gateway.ts';
import { kbttConfigFor } from '../../unit/police/kbtt/attached-kbtt.ts';
import { openSendingDesk } from './sending-desk.ts';

const NOW = Date.parse('2026-11-21T08:00:00Z');
const PEOPLE = 500;

type Stay = StayNotice | ForeignStay;

/** The first 500 that the API has a place for; the others go another way. */
function people(): { readonly carried: readonly Stay[]; readonly turnedAway: number } {
  const carried: Stay[] = [];
  let turnedAway = 0;
  for (let n = 1; carried.length < PEOPLE; n += 1) {
    const options = { now: NOW, facilityId: 'CSLT-000-0001' };
    const stay = n % 11 < 4 ? inventedForeignStay(n, options) : inventedNotice(n, options);
    if (notForKbtt(stay).length === 0) carried.push(stay);
    else turnedAway += 1;
  }
  return { carried, turnedAway };
}

/** Vietnam's clock, by the platform's own calendar and not by ours. */
const civil = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const filled = (record: object) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined && value !== ''));

function expected(one: Stay): object {
  const { person, stay } = one;
  const times = {
    ngayDenCsltStr: civil.format(stay.arrival),
    ngayDiDuKienStr: civil.format(stay.plannedDeparture),
    soPhong: stay.room,
    hoTen: person.fullName,
    gioiTinh: person.sex === 'male' ? 'M' : 'F',
  };
  if (one.kind === 'foreign-stay') {
    const year = person.birthDate.length === 4;
    return {
      ...times,
      quocTich: person.nationality,
      soHoChieu: person.document.number,
      loaiNgayThangNamSinh: year ? 'Y' : 'D',
      ngayThangNamSinhStr: year ? `${person.birthDate}-01-01` : person.birthDate,
      thoiHanTamTruStr: `${one.permittedStayUntil} 23:59:59`,
    };
  }
  return filled({
    ...times,
    ngayThangNamSinhStr: person.birthDate,
    soDienThoai: person.phone,
    ghiChu: stay.note,
    diaChi: person.residence,
    lyDoCuTru: Number(stay.reason),
    lyDoChiTiet: stay.reasonText,
    loaiGiayTo: person.document.kind === 'cccd' ? 1 : 8,
    soGiayTo: person.document.number,
  });
}

const paperIn = (record: Readonly<Record<string, unknown>>): string =>
  String(record.soGiayTo ?? record.soHoChieu);

async function attach(maxBatch: number) {
  const authority = await testAuthority();
  const endpoint = await startKbttEndpoint({ port: 0, now: () => NOW, authority });
  const desk = await openSendingDesk(
    () => NOW,
    'kbtt',
    () =>
      createKbttChannel(kbttConfigFor(endpoint, authority, { maxBatch }), {
        now: () => NOW,
        monotonic: () => performance.now(),
        log: () => undefined,
      }),
  );
  return { endpoint, desk };
}

function compare(endpoint: KbttEndpoint, carried: readonly Stay[]): void {
  const book = endpoint.book.stays();
  expect(book).toHaveLength(carried.length);
  const byPaper = new Map(book.map(({ record }) => [paperIn(record), record]));
  expect(byPaper.size).toBe(carried.length);
  for (const one of carried) expect(byPaper.get(one.person.document.number)).toEqual(expected(one));
}

describe.each([1, 25])('%i records in a request', (maxBatch) => {
  test('500 people arrive as they were declared, each once, and none is green before somebody saw him', async () => {
    const { carried, turnedAway } = people();
    expect(turnedAway).toBeGreaterThan(0);
    const { endpoint, desk } = await attach(maxBatch);
    await using _desk = desk;
    desk.dispatcher.start();
    await desk.file(carried);
    await desk.settled();
    compare(endpoint, carried);
    const entries = await desk.database.outbox.list({ limit: 1_000 });
    expect(entries.filter(({ state }) => state === 'accepted')).toHaveLength(PEOPLE);
    expect(entries.some(({ proof }) => proof !== undefined)).toBe(false);
    await endpoint.stop();
  });
});

test('the same people while the line fails in every way: nobody is lost or filed twice, and every doubt is seen', async () => {
  const carried = people().carried.slice(0, 120);
  const { endpoint, desk } = await attach(1);
  await using _desk = desk;
  const faults: readonly FaultInput[] = [
    { kind: 'drop-before-commit', times: 3 },
    { kind: 'drop-after-commit', times: 3 },
    { kind: 'token-expired', times: 1 },
    { kind: '500', times: 2 },
    { kind: 'html-page', times: 2 },
    { kind: 'truncated-json', times: 2 },
    { kind: 'success-with-0-recorded', times: 2 },
  ];
  const share = Math.ceil(carried.length / faults.length);
  desk.dispatcher.start();
  for (const [index, fault] of faults.entries()) {
    await endpoint.setFault(fault);
    await desk.dispatcher.retryNow('kbtt');
    await desk.file(carried.slice(index * share, (index + 1) * share));
    await desk.settledNow();
  }
  await endpoint.setFault(undefined);
  const inBook = () => new Set(endpoint.book.stays().map(({ record }) => paperIn(record)));
  // The operator looks into the portal's list: who stands there is confirmed, who does not is sent again.
  for (let round = 0; round < 3; round += 1) {
    const open = await desk.database.outbox.list({ states: ['unknown', 'accepted'], limit: 1_000 });
    const held = inBook();
    const byId = new Map(carried.map((one) => [one.id, one.person.document.number]));
    const seen = open.filter(({ id }) => held.has(byId.get(id) ?? '')).map(({ id }) => id);
    const absent = open.filter(({ id }) => !seen.includes(id)).map(({ id }) => id);
    await desk.confirmSeen(seen);
    await desk.disown(absent);
    if (absent.length > 0) await desk.settled();
  }
  compare(endpoint, carried);
  const entries = await desk.database.outbox.list({ limit: 1_000 });
  expect(new Set(entries.map(({ state }) => state))).toEqual(new Set(['registered']));
  expect(entries.every(({ proof }) => proof?.kind === 'seen-in-list')).toBe(true);
  await endpoint.stop();
});
