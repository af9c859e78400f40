/** The form before the contract is made: every error at once, with the path of its field. */
import type { BilingualText, FieldError } from '../failure/failure.ts';
import type { LocalDate, Person } from '../identity/person.ts';
import type { DraftItem, Ownership } from './contract.ts';
import { identifierError, normaliseIdentifier } from './identifier.ts';
import { type Dong, LARGEST_SUM } from './money.ts';
import type { ItemRule, PawnRules } from './pawn-rule.ts';
import { type AgreedRate, daysBetween } from './rate.ts';

export interface PawnDraft {
  readonly items: readonly DraftItem[];
  readonly ownership: Ownership;
  readonly principal: Dong;
  readonly rate: AgreedRate;
  readonly dueDate: LocalDate;
  readonly noticeAddress: string;
  readonly phone?: string;
  readonly note?: string;
  /** The copy of the identity document lies in the file (NĐ 96/2016 đ.29). */
  readonly identityCopyKept: boolean;
}

/** Longer than any pawn; a due day further off is a slip of the year. */
const LONGEST_TERM_DAYS = 1_830;
const MOST_ITEMS = 20;
const LONGEST = {
  description: 300,
  storage: 60,
  noticeAddress: 300,
  phone: 20,
  note: 500,
  owner: 200,
} as const;

const text = (vi: string, en: string): BilingualText => ({ vi, en });

export const categoryOf = (rule: ItemRule, code: string) =>
  rule.categories.find((category) => category.code === code);

/** The item with its identifiers in their one form, and without those left empty. */
export function normaliseItem<I extends DraftItem>(item: I, rule: ItemRule): I {
  const identifiers = Object.fromEntries(
    Object.entries(item.identifiers).flatMap(([field, value]) => {
      const one = normaliseIdentifier(field as keyof DraftItem['identifiers'], value ?? '', rule.identifiers);
      return one === '' ? [] : [[field, one]];
    }),
  );
  return { ...item, description: item.description.trim(), storage: item.storage.trim(), identifiers };
}

function itemErrors(item: DraftItem, at: string, rule: ItemRule): readonly FieldError[] {
  const errors: FieldError[] = [];
  const add = (path: string, message: BilingualText) => errors.push({ path: `${at}.${path}`, message });
  const category = categoryOf(rule, item.category);
  if (category === undefined) {
    add('category', text('Chọn loại tài sản.', 'Choose the kind of goods.'));
    return errors;
  }
  if (item.description.trim() === '') {
    add('description', text('Ghi hiệu, đời, màu, đặc điểm.', 'Say make, model, colour and marks.'));
  }
  if (item.storage.trim() === '' && category.prohibited === undefined) {
    add('storage', text('Ghi nơi cất giữ.', 'Say where it is kept.'));
  }
  for (const { field, required } of category.identifiers) {
    const value = normaliseIdentifier(field, item.identifiers[field] ?? '', rule.identifiers);
    if (value === '') {
      if (required)
        add(`identifiers.${field}`, rule.identifiers[field]?.hint ?? text('Cần ô này.', 'Needed.'));
      continue;
    }
    const wrong = identifierError(field, value, rule.identifiers);
    if (wrong) add(`identifiers.${field}`, wrong);
  }
  return errors;
}

function moneyErrors(draft: PawnDraft, today: LocalDate): readonly FieldError[] {
  const errors: FieldError[] = [];
  const { principal, rate, dueDate } = draft;
  if (!Number.isSafeInteger(principal) || principal <= 0) {
    errors.push({
      path: 'principal',
      message: text('Nhập số tiền vay, tròn đồng.', 'Enter the loan in whole VND.'),
    });
  } else if (principal > LARGEST_SUM) {
    errors.push({ path: 'principal', message: text('Số tiền quá lớn.', 'The sum is too large.') });
  }
  if (!Number.isSafeInteger(rate.perMillion) || rate.perMillion < 0) {
    errors.push({
      path: 'rate',
      message: text('Nhập lãi: số đồng trên một triệu đồng.', 'Enter the rate: VND on each million VND.'),
    });
  }
  const days = daysBetween(today, dueDate);
  if (Number.isNaN(days) || days < 1) {
    errors.push({
      path: 'dueDate',
      message: text('Ngày đến hạn phải sau hôm nay.', 'The due day must be after today.'),
    });
  } else if (days > LONGEST_TERM_DAYS) {
    errors.push({ path: 'dueDate', message: text('Ngày đến hạn quá xa.', 'The due day is too far off.') });
  }
  return errors;
}

/** Items that name one thing twice: the same identifier in two lines is a slip. */
function repeated(items: readonly DraftItem[], rule: ItemRule): readonly FieldError[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) =>
    Object.entries(normaliseItem(item, rule).identifiers).flatMap(([field, value]) => {
      const key = `${field} ${value}`;
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      return [
        {
          path: `items.${index}.identifiers.${field}`,
          message: text(
            'Số này đã có ở tài sản khác trong hợp đồng.',
            'Another item of this contract has this number.',
          ),
        },
      ];
    }),
  );
}

/** Every error of the form at once, in its order. What the law forbids is not here: see `stops.ts`. */
export function checkPawn(
  person: Person,
  draft: PawnDraft,
  { rules, today }: { readonly rules: PawnRules; readonly today: LocalDate },
): readonly FieldError[] {
  const errors: FieldError[] = [];
  const need = (path: string, value: string, message: BilingualText) => {
    if (value.trim() === '') errors.push({ path, message });
  };
  need('person.fullName', person.fullName, text('Cần họ và tên.', 'The full name is needed.'));
  need('person.birthDate', person.birthDate, text('Cần ngày sinh.', 'The date of birth is needed.'));
  need(
    'person.document.number',
    person.document.number,
    text('Cần số giấy tờ.', 'The document number is needed.'),
  );
  if (draft.items.length === 0) {
    errors.push({ path: 'items', message: text('Thêm ít nhất một tài sản.', 'Add at least one item.') });
  } else if (draft.items.length > MOST_ITEMS) {
    errors.push({
      path: 'items',
      message: text('Tối đa 20 tài sản một hợp đồng.', 'At most 20 items a contract.'),
    });
  }
  for (const [index, item] of draft.items.entries()) {
    errors.push(...itemErrors(item, `items.${index}`, rules.items));
  }
  errors.push(...repeated(draft.items, rules.items), ...moneyErrors(draft, today));
  if (draft.ownership.kind === 'other') {
    const { ownerName, ownerDocumentNumber } = draft.ownership;
    need('ownership.ownerName', ownerName, text('Ghi tên chủ sở hữu.', 'Name the owner.'));
    need(
      'ownership.ownerDocumentNumber',
      ownerDocumentNumber,
      text('Ghi số giấy tờ của chủ sở hữu.', 'Give the owner’s document number.'),
    );
  }
  need(
    'noticeAddress',
    draft.noticeAddress,
    text('Ghi nơi nhận thông báo.', 'Say where notices reach the pledger.'),
  );
  if (!draft.identityCopyKept) {
    errors.push({
      path: 'identityCopyKept',
      message: text(
        'Giữ bản sao giấy tờ tùy thân rồi đánh dấu ô này (NĐ 96/2016 đ.29).',
        'Keep a copy of the identity document, then tick this box (Decree 96/2016 art. 29).',
      ),
    });
  }
  return [...errors, ...lengthErrors(draft)];
}

function lengthErrors(draft: PawnDraft): readonly FieldError[] {
  const texts: readonly (readonly [path: string, value: string | undefined, longest: number])[] = [
    ...draft.items.flatMap(
      ({ description, storage }, index) =>
        [
          [`items.${index}.description`, description, LONGEST.description],
          [`items.${index}.storage`, storage, LONGEST.storage],
        ] as const,
    ),
    ['noticeAddress', draft.noticeAddress, LONGEST.noticeAddress],
    ['phone', draft.phone, LONGEST.phone],
    ['note', draft.note, LONGEST.note],
  ];
  return texts.flatMap(([path, value = '', longest]) =>
    [...value].length > longest || /\p{Cc}/u.test(value.replaceAll('\n', ''))
      ? [
          {
            path,
            message: text(
              `Dài nhất ${longest} ký tự, chỉ ký tự in được.`,
              `At most ${longest} characters, printable only.`,
            ),
          },
        ]
      : [],
  );
}
