/** People for practice and tests: consistent in themselves, and recognisably nobody. */
import type { CardHolder, Sex } from '../../../native/virtual-chip/card-holder.ts';
import {
  createRandomSequence,
  type RandomSequence,
} from '../../../native/virtual-chip/portrait/random-sequence.ts';
import { addYears, expiryOf } from './expiry-rule.ts';
import { ETHNICITIES, GIVEN_NAMES, MARKS, MIDDLE_NAMES, RELIGIONS, SURNAMES } from './names.ts';
import { COMMUNES, DISTRICTS, PROVINCES, STREETS } from './places.ts';

/** No province has this code, so that no invented number can be somebody's (facts: card technology). */
export const INVENTED_PROVINCE_CODE = '000';

/** Cards of the first chip generation were issued in this period. */
const FIRST_ISSUE = '2021-03-01';
const LAST_ISSUE = '2024-06-30';
const MIN_AGE_AT_ISSUE = 15;
const MAX_AGE_AT_ISSUE = 74;
const MAX_DRAWS = 200;
const DAY_MS = 86_400_000;

const isoDate = (time: number): string => new Date(time).toISOString().slice(0, 10);

/**
 * Digits 4–6 of the identification number: sex and century of birth (even male, odd female; 0/1 for 19xx,
 * 2/3 for 20xx), then the last two digits of the birth year (Nghị định 137/2015 đ.13).
 */
export function inventNumber(birthDate: string, sex: Sex, serial: number): string {
  const century = Number(birthDate.slice(0, 2)) - 19;
  const digit = 2 * century + (sex === 'female' ? 1 : 0);
  return `${INVENTED_PROVINCE_CODE}${digit}${birthDate.slice(2, 4)}${String(serial).padStart(6, '0')}`;
}

/**
 * The same seed and day give the same person. The card is valid on that day.
 * `now` is taken as an argument so that a practice card never expires by itself in a test.
 */
export function inventPerson(seed: number, options: { readonly now: () => Date }): CardHolder {
  const random = createRandomSequence(seed);
  const today = isoDate(options.now().getTime());
  const sex: Sex = random.chance(0.5) ? 'male' : 'female';
  const { birthDate, issueDate } = drawDates(random, today);
  const surname = random.pick(SURNAMES);
  const fullName = `${surname} ${random.pick(MIDDLE_NAMES[sex])} ${random.pick(GIVEN_NAMES[sex])}`;
  const province = random.pick(PROVINCES);
  const isAdult = addYears(birthDate, 25) < today;
  return {
    number: inventNumber(birthDate, sex, Math.floor(random.next() * 1_000_000)),
    fullName,
    birthDate,
    sex,
    nationality: 'Việt Nam',
    ethnicity: random.pick(ETHNICITIES),
    religion: random.pick(RELIGIONS),
    placeOfOrigin: `${random.pick(COMMUNES)}, ${random.pick(DISTRICTS)}, ${province}`,
    placeOfResidence: residence(random),
    personalMarks: random.pick(MARKS),
    issueDate,
    expiryDate: expiryOf(birthDate, issueDate),
    fatherName: `${surname} ${random.pick(MIDDLE_NAMES.male)} ${random.pick(GIVEN_NAMES.male)}`,
    motherName: fullNameOf(random, 'female'),
    ...(isAdult &&
      random.chance(0.6) && { spouseName: fullNameOf(random, sex === 'male' ? 'female' : 'male') }),
    ...(isAdult && { oldNumber: `000${String(Math.floor(random.next() * 1_000_000)).padStart(6, '0')}` }),
  };
}

const fullNameOf = (random: RandomSequence, sex: Sex): string =>
  `${random.pick(SURNAMES)} ${random.pick(MIDDLE_NAMES[sex])} ${random.pick(GIVEN_NAMES[sex])}`;

const residence = (random: RandomSequence): string =>
  `Số ${1 + Math.floor(random.next() * 198)} ${random.pick(STREETS)}, ${random.pick(COMMUNES)}, ` +
  `${random.pick(DISTRICTS)}, ${random.pick(PROVINCES)}`;

/** A birth and an issue date whose card is in force today; redrawn until it is. */
function drawDates(random: RandomSequence, today: string): { birthDate: string; issueDate: string } {
  const newest = today < LAST_ISSUE ? today : LAST_ISSUE;
  const oldest = newest < FIRST_ISSUE ? addYears(newest, -1) : FIRST_ISSUE;
  for (let draw = 0; draw < MAX_DRAWS; draw++) {
    const span = Date.parse(newest) - Date.parse(oldest);
    const issueDate = isoDate(Date.parse(oldest) + random.next() * span);
    const age = random.between(MIN_AGE_AT_ISSUE, MAX_AGE_AT_ISSUE);
    const birthDate = isoDate(Date.parse(issueDate) - age * 365.2425 * DAY_MS);
    const expiryDate = expiryOf(birthDate, issueDate);
    if (expiryDate === null || expiryDate > today) return { birthDate, issueDate };
  }
  throw new Error('no valid card can be invented for this day');
}
