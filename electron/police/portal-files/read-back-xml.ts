/** The gate after writing the XML of foreigners: parsed anew, tag by tag, and compared with the declarations. */
import type { ForeignStay } from '../../core/declaration/foreign-stay.ts';
import { localDateOf } from '../../core/time/vietnam-time.ts';
import { walkXml } from './sheet-reader.ts';

interface ReadGuest {
  readonly tags: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
}

/** What each guest says, with the tags in their order. Throws when the file is not well formed or has another root. */
export function readForeignXml(file: Uint8Array): readonly ReadGuest[] {
  const guests: { tags: string[]; texts: Map<string, string> }[] = [];
  const path: string[] = [];
  walkXml(new TextDecoder('utf-8', { fatal: true }).decode(file), {
    open(name) {
      path.push(name);
      const expected = ['KHAI_BAO_TAM_TRU', 'THONG_TIN_KHACH'][path.length - 1];
      if (path.length > 3 || (expected !== undefined && name !== expected))
        throw new Error(`a stray ${name}`);
      if (path.length === 2) guests.push({ tags: [], texts: new Map() });
      if (path.length === 3) {
        guests.at(-1)?.tags.push(name);
        guests.at(-1)?.texts.set(name, '');
      }
    },
    close() {
      path.pop();
    },
    text(text) {
      const [, , tag] = path;
      const texts = guests.at(-1)?.texts;
      if (tag !== undefined && texts) texts.set(tag, `${texts.get(tag) ?? ''}${text}`);
    },
  });
  return guests;
}

/** Written out once more on purpose: a tag that the writer forgets must not be forgotten here as well. */
const ORDER = [
  'so_thu_tu',
  'ho_ten',
  'ngay_sinh',
  'ngay_sinh_dung_den',
  'gioi_tinh',
  'ma_quoc_tich',
  'so_ho_chieu',
  'so_phong',
  'ngay_den',
  'ngay_di_du_kien',
  'thoi_han_tam_tru',
];

/** `YYYY-MM-DD` → `dd/MM/yyyy`. */
const day = (iso: string): string => iso.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');

/** Capitals, and letters without their marks. */
const plain = (name: string): string =>
  [...name.normalize('NFD').toUpperCase()]
    .map((letter) => (letter === 'Đ' ? 'D' : letter))
    .filter((letter) => !/\p{M}/u.test(letter))
    .join('')
    .split(/\s/u)
    .filter((word) => word !== '')
    .join(' ');

const declaredTexts = (
  { person, stay, permittedStayUntil }: ForeignStay,
  index: number,
): Readonly<Record<string, string>> => ({
  so_thu_tu: `${index + 1}`,
  ho_ten: plain(person.fullName),
  ngay_sinh: day(person.birthDate),
  ngay_sinh_dung_den: 'D',
  gioi_tinh: { male: 'M', female: 'F', unspecified: '' }[person.sex],
  ma_quoc_tich: person.nationality,
  so_ho_chieu: person.document.number,
  so_phong: stay.room,
  ngay_den: day(localDateOf(stay.arrival)),
  ngay_di_du_kien: day(localDateOf(stay.plannedDeparture)),
  thoi_han_tam_tru: day(permittedStayUntil),
});

/** Everything that is wrong with the file, for the log: places and tags, never what stands there. */
export function faultsInXml(file: Uint8Array, stays: readonly ForeignStay[]): readonly string[] {
  const guests = readForeignXml(file);
  const faults: string[] = [];
  if (guests.length !== stays.length) faults.push(`${guests.length} guests instead of ${stays.length}`);
  for (const [index, stay] of stays.entries()) {
    const guest = guests[index];
    if (!guest) continue;
    if (guest.tags.join() !== ORDER.join()) faults.push(`guest ${index + 1}: other tags`);
    for (const [tag, text] of Object.entries(declaredTexts(stay, index))) {
      if (guest.texts.get(tag) !== text) faults.push(`guest ${index + 1}, ${tag} differs`);
    }
  }
  return faults;
}
