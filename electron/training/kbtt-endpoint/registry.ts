/**
 * What the authority does with an array of records. Synchronous from the first look into the book to the last line, so that
 * two requests at once can never both take one stay. A refused record refuses its whole array, unless it is told otherwise:
 * the guide does not say which of the two it is.
 */
import type { Book, BookEvent, Stay } from './book.ts';
import { readInstant, writeInstant } from './civil-time.ts';
import {
  citizenErrors,
  departureErrors,
  extensionErrors,
  foreignerErrors,
  type RawRecord,
  type RuleContext,
} from './record-rules.ts';

export interface Mood extends RuleContext {
  /** Takes the good records of an array although others are refused. */
  readonly recordByRecord: boolean;
  readonly refuseEverySecond: boolean;
  readonly sayEveryPaperIsHeld: boolean;
}

export type Told = { readonly ok: true } | { readonly ok: false; readonly message: string };

export interface Registry {
  readonly citizens: (records: readonly RawRecord[], mood: Mood) => Told;
  readonly foreigners: (records: readonly RawRecord[], mood: Mood) => Told;
  readonly departures: (records: readonly RawRecord[], mood: Mood) => Told;
}

const PAPERS: Readonly<Record<number, string>> = {
  1: 'Thẻ CCCD',
  2: 'Thẻ CMND',
  3: 'Giấy phép lái xe',
  4: 'Hộ chiếu',
  5: 'Giấy khai sinh',
  6: 'Thẻ BHYT',
  7: 'Thông báo số định danh cá nhân',
  8: 'Thẻ Căn Cước',
};

type Guest = Stay['guest'];

const paperOf = (guest: Guest, record: RawRecord): string =>
  guest === 'citizen' ? `${record.loaiGiayTo} ${record.soGiayTo}` : `${record.soHoChieu}`;

const instant = (text: unknown): number => readInstant(text) ?? Number.NaN;

const dayOf = (text: unknown): string => String(text).slice(0, 10);

/** Still there: has not left, and the planned departure lies ahead. */
const isInHouse = (stay: Stay, now: number): boolean => !stay.left && instant(stay.departure) > now;

const overlaps = (stay: Stay, record: RawRecord): boolean =>
  instant(record.ngayDenCsltStr) < instant(stay.departure) &&
  instant(record.ngayDiDuKienStr) > instant(stay.record.ngayDenCsltStr);

function heldErrors(guest: Guest, record: RawRecord, stays: readonly Stay[], mood: Mood): readonly string[] {
  const own = stays.filter(
    (stay) => stay.guest === guest && paperOf(guest, stay.record) === paperOf(guest, record),
  );
  const inHouse = mood.sayEveryPaperIsHeld || own.some((stay) => isInHouse(stay, mood.now));
  const earlier = own.find((stay) => overlaps(stay, record));
  const paper =
    guest === 'citizen'
      ? `Loại giấy tờ '${PAPERS[Number(record.loaiGiayTo)]}' và Số giấy tờ '${record.soGiayTo}'`
      : 'Số hộ chiếu';
  return [
    ...(inHouse ? [`${paper} đang tạm trú tại CSLT và chưa checkout`] : []),
    ...(earlier
      ? [
          `Khách đã có khai báo tạm trú từ ${dayOf(earlier.record.ngayDenCsltStr)} đến ${dayOf(earlier.departure)} tại cơ sở lưu trú này`,
        ]
      : []),
  ];
}

/** The place of an earlier record of the same array with the same paper, counted from 1. */
function twinOf(papers: readonly string[], index: number): number | undefined {
  const first = papers.indexOf(papers[index] ?? '');
  return first < index ? first + 1 : undefined;
}

const joined = (word: string, errors: readonly (readonly string[])[]): string =>
  errors.flatMap((one, index) => one.map((sentence) => `${word} ${index + 1}: ${sentence}`)).join(', ');

export function createRegistry(book: Book): Registry {
  /** Judges all, then takes what may be taken. */
  function settle(
    word: string,
    records: readonly RawRecord[],
    mood: Mood,
    judge: (record: RawRecord, index: number) => readonly string[],
    event: (record: RawRecord, number: number) => BookEvent,
  ): Told {
    const errors = records.map((record, index) =>
      mood.refuseEverySecond && index % 2 === 1 ? ['Bản ghi bị từ chối'] : judge(record, index),
    );
    const refused = errors.some((one) => one.length > 0);
    const recordByRecord = mood.recordByRecord || mood.refuseEverySecond;
    const taken = refused && !recordByRecord ? [] : records.filter((_, index) => errors[index]?.length === 0);
    const first = book.nextNumber();
    book.add(taken.map((record, index) => event(record, first + index)));
    return refused ? { ok: false, message: joined(word, errors) } : { ok: true };
  }

  const stays =
    (guest: Guest, rules: (record: RawRecord, context: RuleContext) => readonly string[]) =>
    (records: readonly RawRecord[], mood: Mood): Told => {
      if (records.length === 0) return { ok: false, message: 'Danh sách khai báo không được để trống' };
      const papers = records.map((record) => paperOf(guest, record));
      const held = book.stays();
      return settle(
        'Bản khai báo',
        records,
        mood,
        (record, index) => {
          const twin = twinOf(papers, index);
          return [
            ...rules(record, mood),
            ...(twin === undefined ? [] : [`Bị trùng giấy tờ với bản ghi ${twin}`]),
            ...heldErrors(guest, record, held, mood),
          ];
        },
        (record, number) => ({ event: 'stay', at: new Date(mood.now).toISOString(), number, guest, record }),
      );
    };

  const stayToChange = (record: RawRecord, now: number): Stay | undefined =>
    book
      .stays()
      .find(
        (stay) =>
          stay.guest === 'citizen' &&
          paperOf('citizen', stay.record) === paperOf('citizen', record) &&
          isInHouse(stay, now),
      );

  function changeErrors(record: RawRecord, index: number, papers: readonly string[], mood: Mood) {
    const twin = twinOf(papers, index);
    const form = [
      ...departureErrors(record),
      ...(twin === undefined ? [] : [`Bị trùng giấy tờ với bản ghi ${twin}`]),
    ];
    if (form.length > 0) return form;
    const stay = stayToChange(record, mood.now);
    if (!stay) {
      return [
        `Số Giấy tờ ${record.soGiayTo} với loại giấy tờ là ${PAPERS[Number(record.loaiGiayTo)]} đang không tồn tại trong hệ thống Cslt`,
      ];
    }
    return record.loai === 'GH'
      ? extensionErrors(
          instant(record.thoiGianStr),
          instant(stay.record.ngayDenCsltStr),
          instant(stay.departure),
        )
      : [];
  }

  return {
    citizens: stays('citizen', citizenErrors),
    foreigners: stays('foreigner', foreignerErrors),
    departures(records, mood) {
      if (records.length === 0) {
        return { ok: false, message: 'Danh sách đổi ngày trả phòng không được để trống' };
      }
      const papers = records.map((record) => paperOf('citizen', record));
      return settle(
        'Bản ghi',
        records,
        mood,
        (record, index) => changeErrors(record, index, papers, mood),
        (record) => {
          const stay = stayToChange(record, mood.now);
          if (!stay) throw new Error('a change was taken without its stay');
          const type = record.loai === 'GH' ? 'GH' : 'TS';
          return {
            event: 'departure',
            at: new Date(mood.now).toISOString(),
            number: stay.number,
            type,
            departure: String(record.thoiGianStr ?? writeInstant(mood.now)),
            record,
          };
        },
      );
    },
  };
}
