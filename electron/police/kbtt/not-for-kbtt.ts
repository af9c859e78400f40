/** What the Ministry's API has no place for, and its rules for numbers (KBTT guide v1.4 §5.3, §6.3, §14). */
import type { Declaration } from '../../core/declaration/declaration.ts';
import type { StayChange } from '../../core/declaration/stay-change.ts';
import type { BilingualText, FieldError } from '../../core/failure/failure.ts';
import type { DocumentKind, Person } from '../../core/identity/person.ts';
import { KBTT_DOCUMENT_TYPES } from './record.ts';

const text = (vi: string, en: string): BilingualText => ({ vi, en });
const fault = (path: string, vi: string, en: string): FieldError => ({ path, message: text(vi, en) });

const CITIZEN = 'VNM';

interface NumberRule {
  readonly pattern: RegExp;
  readonly message: BilingualText;
}

const TWELVE_DIGITS: NumberRule = {
  pattern: /^\d{12}$/,
  message: text('Số định danh phải có đúng 12 chữ số.', 'Exactly 12 digits are taken.'),
};
const UP_TO_TWENTY: NumberRule = {
  pattern: /^[A-Za-z0-9]{1,20}$/,
  message: text(
    'Chỉ nhận chữ cái không dấu và chữ số, tối đa 20 ký tự.',
    'Only plain letters and digits are taken, at most 20.',
  ),
};
const UP_TO_TEN: NumberRule = {
  pattern: /^[A-Za-z0-9]{1,10}$/,
  message: text(
    'Chỉ nhận chữ cái không dấu và chữ số, tối đa 10 ký tự.',
    'Only plain letters and digits are taken, at most 10.',
  ),
};

/** Guide §6.3: no blanks and no symbols in any of them. */
const NUMBER_RULES: Readonly<Record<DocumentKind, NumberRule>> = {
  cccd: TWELVE_DIGITS,
  'can-cuoc': TWELVE_DIGITS,
  'identification-number-notice': TWELVE_DIGITS,
  cmnd: {
    pattern: /^(\d{9}|\d{12})$/,
    message: text('Số CMND có 9 hoặc 12 chữ số.', 'A CMND number has 9 or 12 digits.'),
  },
  passport: UP_TO_TEN,
  'driving-licence': UP_TO_TWENTY,
  'health-insurance-card': UP_TO_TWENTY,
  'birth-certificate': UP_TO_TWENTY,
  other: UP_TO_TWENTY,
};

function numberFault(number: string, rule: NumberRule): readonly FieldError[] {
  return rule.pattern.test(number) ? [] : [{ path: 'person.document.number', message: rule.message }];
}

const sexFault = ({ sex }: Person): readonly FieldError[] =>
  sex === 'unspecified'
    ? [fault('person.sex', 'Hệ thống chỉ nhận Nam hoặc Nữ.', 'Only male or female is taken.')]
    : [];

function documentFaults({ document }: Person): readonly FieldError[] {
  return KBTT_DOCUMENT_TYPES[document.kind] === undefined
    ? [
        fault(
          'person.document.kind',
          'Hệ thống không có mã cho loại giấy tờ này.',
          'There is no code for this kind of paper.',
        ),
      ]
    : numberFault(document.number, NUMBER_RULES[document.kind]);
}

function citizenFaults(person: Person): readonly FieldError[] {
  return [
    ...(person.nationality === CITIZEN
      ? []
      : [
          fault(
            'person.nationality',
            'Người nước ngoài phải khai báo tạm trú, không phải thông báo lưu trú.',
            'A foreigner needs the declaration of temporary residence, not a stay notice.',
          ),
        ]),
    // The call for citizens has no mark for a year alone.
    ...(person.birthDate.length === 10
      ? []
      : [
          fault(
            'person.birthDate',
            'Hệ thống cần đủ ngày, tháng, năm sinh.',
            'The whole date of birth is needed.',
          ),
        ]),
    ...sexFault(person),
    ...documentFaults(person),
  ];
}

function foreignerFaults(person: Person): readonly FieldError[] {
  return [
    ...(person.birthDate.length === 7
      ? [
          fault(
            'person.birthDate',
            'Hệ thống nhận đủ ngày sinh hoặc chỉ năm sinh, không nhận tháng và năm.',
            'A whole date or a year alone is taken, not a month and year.',
          ),
        ]
      : []),
    ...sexFault(person),
    ...numberFault(person.document.number, UP_TO_TEN),
  ];
}

function changeFaults({ change, person }: StayChange): readonly FieldError[] {
  if (change.type === 'room-change' || change.type === 'cancellation') {
    return [
      fault(
        'change.type',
        'Hệ thống chỉ nhận gia hạn và trả phòng sớm; hãy sửa trên cổng hoặc báo công an.',
        'Only an extension or an early departure is taken; change it on the portal or tell the police.',
      ),
    ];
  }
  if (person.nationality !== CITIZEN) {
    return [
      fault(
        'change.type',
        'Hệ thống không nhận đổi ngày đi của khách nước ngoài; hãy sửa trên cổng.',
        'A change of departure of a foreigner is not taken; change it on the portal.',
      ),
    ];
  }
  return documentFaults(person);
}

/** Why this record cannot go by the API, every reason at once; empty when it can. */
export function notForKbtt(declaration: Declaration): readonly FieldError[] {
  switch (declaration.kind) {
    case 'stay-notice':
      return citizenFaults(declaration.person);
    case 'foreign-stay':
      return foreignerFaults(declaration.person);
    case 'stay-change':
      return changeFaults(declaration);
    default:
      return [
        fault(
          'kind',
          'Hệ thống này chỉ nhận khai báo lưu trú và tạm trú.',
          'Only stays are declared by this way.',
        ),
      ];
  }
}
