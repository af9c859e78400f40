/** The form before it is filed: prefilled where it can be, and checked with all errors at once. */
import type { BilingualText, FieldError } from '../failure/failure.ts';
import type { LocalDate, Person } from '../identity/person.ts';
import type { RequiredFieldPath } from '../rules/stay-rule.ts';
import {
  addDays,
  DAY_MS,
  type EpochMs,
  formatLocalDate,
  HOUR_MS,
  instantAt,
  localDateOf,
} from '../time/vietnam-time.ts';
import { documentNumberError } from './document-number.ts';
import { freeTextErrors, missingField, textErrors, wardErrors } from './stay-fields.ts';
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
  /** The authority's list has it no more: it is not offered, and still named where it was declared. */
  readonly retired?: true;
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

const BIRTH_DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;

const isRealDate = (date: string): boolean => {
  if (!BIRTH_DATE.test(date)) return false;
  const full = `${date}-01-01`.slice(0, 10);
  return !Number.isNaN(Date.parse(full)) && new Date(full).toISOString().slice(0, 10) === full;
};

/** `D` or three capital letters, as Doc 9303 codes states. */
const isCountryCode = (code: string): boolean => /^(D|[A-Z]{3})$/.test(code);

export interface StayCheckContext {
  readonly now: EpochMs;
  readonly rule: {
    readonly requiredFields: readonly RequiredFieldPath[];
    readonly requiredWithoutPapers: readonly RequiredFieldPath[];
    /** Absent: no text limits the length (foreign guests: the permitted stay does). */
    readonly longestStayDays?: number;
  };
  readonly reasons: readonly StayReason[];
  readonly permittedStayUntil?: LocalDate;
  /** In a medical facility no free words are taken. */
  readonly medical?: boolean;
}

const tooLong = (arrival: EpochMs, days: number): BilingualText => {
  const last = formatLocalDate(localDateOf(arrival + days * DAY_MS));
  return {
    vi: `Một thông báo dài nhất ${days} ngày (đến ${last}). Ở lâu hơn thì đăng ký tạm trú (CT01).`,
    en: `One notice covers at most ${days} days (until ${last}). Longer stays need temporary residence (CT01).`,
  };
};

/** What is wrong with a departure, if anything; used for new stays and for extensions. */
export function departureError(
  arrival: EpochMs,
  departure: EpochMs,
  longestStayDays: number | undefined,
): BilingualText | undefined {
  if (departure <= arrival)
    return { vi: 'Ngày đi phải sau giờ đến.', en: 'The departure must be after the arrival.' };
  return longestStayDays !== undefined && departure - arrival > longestStayDays * DAY_MS
    ? tooLong(arrival, longestStayDays)
    : undefined;
}

/** Every error of the form at once, in the order of the form. Nothing is repaired silently. */
export function checkStay(
  person: Person,
  stay: StayDetails,
  context: StayCheckContext,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  const add = (path: string, message: BilingualText | undefined) => {
    if (message && !errors.some((error) => error.path === path)) errors.push({ path, message });
  };
  const { rule } = context;
  for (const path of stay.withoutPapers ? rule.requiredWithoutPapers : rule.requiredFields) {
    add(path, missingField(path, person, stay, context.permittedStayUntil));
  }
  if (person.birthDate !== '') {
    if (!isRealDate(person.birthDate)) {
      add('person.birthDate', { vi: 'Ngày sinh không có thật.', en: 'There is no such date of birth.' });
    } else if (person.birthDate > localDateOf(context.now)) {
      add('person.birthDate', { vi: 'Ngày sinh ở tương lai.', en: 'The date of birth is in the future.' });
    }
  }
  if (person.document.number.trim() !== '') {
    add('person.document.number', documentNumberError(person.document));
  }
  if (!isCountryCode(person.nationality)) {
    add('person.nationality', {
      vi: 'Quốc tịch là mã ba chữ cái, ví dụ VNM.',
      en: 'The nationality is a three-letter code, e.g. VNM.',
    });
  }
  for (const { path, message } of textErrors(person, stay)) add(path, message);
  for (const { path, message } of wardErrors(stay)) add(path, message);
  for (const { path, message } of freeTextErrors(stay, context.medical ?? false)) add(path, message);
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
  add('stay.plannedDeparture', departureError(stay.arrival, stay.plannedDeparture, rule.longestStayDays));
  return errors;
}
