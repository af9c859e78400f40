/** The form before it is filed: prefilled where it can be, and checked with all errors at once. */
import type { BilingualText, FieldError } from '../failure/failure.ts';
import type { Person } from '../identity/person.ts';
import type { RequiredFieldPath, StayRule } from '../rules/stay-rule.ts';
import {
  addDays,
  DAY_MS,
  type EpochMs,
  formatLocalDate,
  HOUR_MS,
  instantAt,
  localDateOf,
} from '../time/vietnam-time.ts';
import type { StayDetails } from './stay-notice.ts';

export interface StayDefaults {
  readonly reason: string;
  /** 0: an hourly stay, leaving the same day. */
  readonly nights: number;
  /** `HH:MM` in Vietnam. */
  readonly checkoutTime: string;
}

export interface StayReason {
  readonly code: string;
  readonly label: BilingualText;
  readonly needsText: boolean;
}

/** An arrival typed a little ahead of the clock is normal; further ahead is a slip. */
const ARRIVAL_AHEAD_MS = 12 * HOUR_MS;

/** The stay as it most likely is. The room stays empty: it is never guessed. */
export function prefillStay(now: EpochMs, defaults: StayDefaults): StayDetails {
  const day = localDateOf(now);
  const planned = instantAt(addDays(day, defaults.nights), defaults.checkoutTime);
  return {
    room: '',
    arrival: now,
    // An hourly stay that begins after check-out time still ends after it begins.
    plannedDeparture: planned > now ? planned : now + 3 * HOUR_MS,
    reason: defaults.reason,
  };
}

const MISSING: Readonly<Record<RequiredFieldPath, BilingualText>> = {
  'person.fullName': { vi: 'Cần họ và tên.', en: 'The full name is needed.' },
  'person.birthDate': { vi: 'Cần ngày sinh.', en: 'The date of birth is needed.' },
  'person.document.number': {
    vi: 'Cần số định danh hoặc số hộ chiếu.',
    en: 'The identification or passport number is needed.',
  },
  'stay.reason': { vi: 'Chọn lý do lưu trú.', en: 'Choose the reason of stay.' },
  'stay.room': { vi: 'Nhập số phòng.', en: 'Enter the room.' },
  'stay.arrival': { vi: 'Nhập giờ đến.', en: 'Enter the arrival.' },
  'stay.plannedDeparture': { vi: 'Nhập ngày đi dự kiến.', en: 'Enter the planned departure.' },
};

function valueAt(path: RequiredFieldPath, person: Person, stay: StayDetails): string | number {
  switch (path) {
    case 'person.fullName':
      return person.fullName.trim();
    case 'person.birthDate':
      return person.birthDate;
    case 'person.document.number':
      return person.document.number.trim();
    case 'stay.reason':
      return stay.reason.trim();
    case 'stay.room':
      return stay.room.trim();
    case 'stay.arrival':
      return stay.arrival;
    case 'stay.plannedDeparture':
      return stay.plannedDeparture;
  }
}

const BIRTH_DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;

const isRealDate = (date: string): boolean => {
  if (!BIRTH_DATE.test(date)) return false;
  const full = `${date}-01-01`.slice(0, 10);
  return !Number.isNaN(Date.parse(full)) && new Date(full).toISOString().slice(0, 10) === full;
};

/** CCCD and Căn cước: exactly 12 digits; passport up to 10 letters and digits; others up to 20 (Ministry's API rules). */
function numberError(person: Person): BilingualText | undefined {
  const { kind, number } = person.document;
  switch (kind) {
    case 'cccd':
    case 'can-cuoc':
    case 'identification-number-notice':
      return /^\d{12}$/.test(number)
        ? undefined
        : {
            vi: 'Số định danh phải có đúng 12 chữ số.',
            en: 'The identification number must have exactly 12 digits.',
          };
    case 'cmnd':
      return /^(\d{9}|\d{12})$/.test(number)
        ? undefined
        : { vi: 'Số CMND có 9 hoặc 12 chữ số.', en: 'A CMND number has 9 or 12 digits.' };
    case 'passport':
      return /^[A-Z0-9]{4,10}$/.test(number)
        ? undefined
        : {
            vi: 'Số hộ chiếu gồm 4–10 chữ cái in hoa và chữ số.',
            en: 'A passport number has 4–10 capital letters and digits.',
          };
    case 'birth-certificate':
    case 'driving-licence':
    case 'health-insurance-card':
    case 'other':
      return /^[\p{L}\p{N}/.-]{1,20}$/u.test(number)
        ? undefined
        : {
            vi: 'Số giấy tờ có tối đa 20 ký tự, không có dấu cách.',
            en: 'At most 20 characters, no blanks.',
          };
  }
}

/** Longest texts a declaration may hold, in characters; what the channels take is never less. */
const LONGEST = { fullName: 200, residence: 500, phone: 40, room: 60, reasonText: 300, note: 1000 } as const;

/** Control characters come from broken scanners and hostile chips; no form and no register has a place for them. */
const isPrintable = (text: string): boolean => !/\p{Cc}/u.test(text.replaceAll('\n', ''));

function textErrors(person: Person, stay: StayDetails): readonly FieldError[] {
  const texts: readonly (readonly [path: string, text: string | undefined, longest: number])[] = [
    ['person.fullName', person.fullName, LONGEST.fullName],
    ['person.residence', person.residence, LONGEST.residence],
    ['person.phone', person.phone, LONGEST.phone],
    ['stay.room', stay.room, LONGEST.room],
    ['stay.reasonText', stay.reasonText, LONGEST.reasonText],
    ['stay.note', stay.note, LONGEST.note],
  ];
  return texts.flatMap(([path, text = '', longest]) => {
    if ([...text].length > longest) {
      return [{ path, message: { vi: `Dài nhất ${longest} ký tự.`, en: `At most ${longest} characters.` } }];
    }
    return isPrintable(text)
      ? []
      : [
          {
            path,
            message: {
              vi: 'Có ký tự không in được; hãy gõ lại.',
              en: 'It holds unprintable characters; type it again.',
            },
          },
        ];
  });
}

/** `D` or three capital letters, as Doc 9303 codes states. */
const isCountryCode = (code: string): boolean => /^(D|[A-Z]{3})$/.test(code);

/** Every error of the form at once, in the order of the form. Nothing is repaired silently. */
export function checkStay(
  person: Person,
  stay: StayDetails,
  context: { readonly now: EpochMs; readonly rule: StayRule; readonly reasons: readonly StayReason[] },
): readonly FieldError[] {
  const errors: FieldError[] = [];
  const add = (path: string, message: BilingualText) => {
    if (!errors.some((error) => error.path === path)) errors.push({ path, message });
  };
  for (const path of context.rule.requiredFields) {
    const value = valueAt(path, person, stay);
    if (value === '' || Number.isNaN(value)) add(path, MISSING[path]);
  }
  if (person.birthDate !== '') {
    if (!isRealDate(person.birthDate)) {
      add('person.birthDate', { vi: 'Ngày sinh không có thật.', en: 'There is no such date of birth.' });
    } else if (person.birthDate > localDateOf(context.now)) {
      add('person.birthDate', { vi: 'Ngày sinh ở tương lai.', en: 'The date of birth is in the future.' });
    }
  }
  const wrongNumber = person.document.number.trim() === '' ? undefined : numberError(person);
  if (wrongNumber) add('person.document.number', wrongNumber);
  if (!isCountryCode(person.nationality)) {
    add('person.nationality', {
      vi: 'Quốc tịch là mã ba chữ cái, ví dụ VNM.',
      en: 'The nationality is a three-letter code, e.g. VNM.',
    });
  }
  for (const { path, message } of textErrors(person, stay)) add(path, message);
  const reason = context.reasons.find(({ code }) => code === stay.reason);
  if (stay.reason !== '' && !reason) {
    add('stay.reason', {
      vi: 'Lý do này không có trong danh mục.',
      en: 'This reason is not in the catalogue.',
    });
  }
  if (reason?.needsText && !stay.reasonText?.trim()) {
    add('stay.reasonText', { vi: 'Ghi rõ lý do.', en: 'Say what the reason is.' });
  }
  if (stay.arrival > context.now + ARRIVAL_AHEAD_MS) {
    add('stay.arrival', { vi: 'Giờ đến còn quá xa.', en: 'The arrival is too far ahead.' });
  }
  if (stay.plannedDeparture <= stay.arrival) {
    add('stay.plannedDeparture', {
      vi: 'Ngày đi phải sau giờ đến.',
      en: 'The departure must be after the arrival.',
    });
  } else if (stay.plannedDeparture - stay.arrival > context.rule.longestStayDays * DAY_MS) {
    const last = formatLocalDate(localDateOf(stay.arrival + context.rule.longestStayDays * DAY_MS));
    add('stay.plannedDeparture', {
      vi: `Một thông báo dài nhất ${context.rule.longestStayDays} ngày (đến ${last}). Ở lâu hơn thì đăng ký tạm trú (CT01).`,
      en: `One notice covers at most ${context.rule.longestStayDays} days (until ${last}). Longer stays need temporary residence (CT01).`,
    });
  }
  return errors;
}
