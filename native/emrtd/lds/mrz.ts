/** The machine readable zone in its three sizes, Doc 9303-4 (TD3), -5 (TD1) and -6 (TD2). */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import type { MrzFields } from '../reading.ts';
import { checkDigit } from './check-digit.ts';

export type MrzCheckDigit = 'documentNumber' | 'birthDate' | 'expiryDate' | 'optionalData' | 'composite';

export interface ParsedMrz {
  readonly fields: MrzFields;
  /** Empty when every check digit is right. */
  readonly wrongCheckDigits: readonly MrzCheckDigit[];
}

export type MrzError = 'mrz-length' | 'mrz-alphabet';

type Range = readonly [from: number, to: number];

/** Where the fields stand, counted over the joined lines. `composite` lists what its digit covers. */
interface Layout {
  readonly format: MrzFields['format'];
  readonly lineLength: number;
  readonly lines: number;
  readonly name: Range;
  readonly documentNumber: Range;
  readonly nationality: Range;
  readonly birthDate: Range;
  readonly sex: number;
  readonly expiryDate: Range;
  readonly optionalData: Range;
  /** Only TD3 checks its optional data. */
  readonly optionalDataIsChecked: boolean;
  readonly composite: readonly Range[];
  readonly compositeDigit: number;
}

const TD1: Layout = {
  format: 'TD1',
  lineLength: 30,
  lines: 3,
  documentNumber: [5, 14],
  optionalData: [15, 30],
  optionalDataIsChecked: false,
  birthDate: [30, 36],
  sex: 37,
  expiryDate: [38, 44],
  nationality: [45, 48],
  composite: [
    [5, 30],
    [30, 37],
    [38, 45],
    [48, 59],
  ],
  compositeDigit: 59,
  name: [60, 90],
};

const TD2: Layout = {
  format: 'TD2',
  lineLength: 36,
  lines: 2,
  name: [5, 36],
  documentNumber: [36, 45],
  nationality: [46, 49],
  birthDate: [49, 55],
  sex: 56,
  expiryDate: [57, 63],
  optionalData: [64, 71],
  optionalDataIsChecked: false,
  composite: [
    [36, 46],
    [49, 56],
    [57, 71],
  ],
  compositeDigit: 71,
};

const TD3: Layout = {
  format: 'TD3',
  lineLength: 44,
  lines: 2,
  name: [5, 44],
  documentNumber: [44, 53],
  nationality: [54, 57],
  birthDate: [57, 63],
  sex: 64,
  expiryDate: [65, 71],
  optionalData: [72, 86],
  optionalDataIsChecked: true,
  composite: [
    [44, 54],
    [57, 64],
    [65, 87],
  ],
  compositeDigit: 87,
};

/** Every format has its own total length: 90, 72 and 88 characters. */
const LAYOUTS: readonly Layout[] = [TD1, TD2, TD3];
const ALPHABET = /^[0-9A-Z<]+$/;
const ISSUING_STATE: Range = [2, 5];

/**
 * Parses the joined lines, without line breaks. Wrong check digits are reported, not refused: what is signed in the
 * chip is shown as it is, while whoever reads printed lines should refuse them.
 */
export function parseMrz(text: string): Result<ParsedMrz, MrzError> {
  const layout = LAYOUTS.find((candidate) => candidate.lines * candidate.lineLength === text.length);
  if (!layout) return err('mrz-length');
  if (!ALPHABET.test(text)) return err('mrz-alphabet');
  const at = ([from, to]: Range) => text.slice(from, to);
  const digitAfter = ([, to]: Range) => text[to] ?? '';
  const number = documentNumberOf(
    at(layout.documentNumber),
    digitAfter(layout.documentNumber),
    at(layout.optionalData),
  );
  const wrong: MrzCheckDigit[] = [];
  const check = (name: MrzCheckDigit, field: string, digit: string) => {
    if (!digitMatches(field, digit)) wrong.push(name);
  };
  check('documentNumber', number.checked, number.digit);
  check('birthDate', at(layout.birthDate), digitAfter(layout.birthDate));
  check('expiryDate', at(layout.expiryDate), digitAfter(layout.expiryDate));
  if (layout.optionalDataIsChecked) {
    check('optionalData', at(layout.optionalData), digitAfter(layout.optionalData));
  }
  check('composite', layout.composite.map(at).join(''), text[layout.compositeDigit] ?? '');
  const { surname, givenNames } = namesOf(at(layout.name));
  const fields: MrzFields = {
    format: layout.format,
    documentCode: withoutFillers(text.slice(0, 2)),
    issuingState: withoutFillers(at(ISSUING_STATE)),
    documentNumber: number.value,
    optionalData: number.optionalData,
    birthDate: at(layout.birthDate),
    sex: sexOf(text[layout.sex]),
    expiryDate: at(layout.expiryDate),
    nationality: withoutFillers(at(layout.nationality)),
    surname,
    givenNames,
    lines: Array.from({ length: layout.lines }, (_, i) =>
      text.slice(i * layout.lineLength, (i + 1) * layout.lineLength),
    ),
  };
  return ok({ fields, wrongCheckDigits: wrong });
}

interface DocumentNumber {
  readonly value: string;
  readonly checked: string;
  readonly digit: string;
  readonly optionalData: string;
}

/**
 * Numbers of more than nine characters go on in the optional data of TD1 and TD2: a filler stands for the check
 * digit, and the digit comes last, before a filler (Doc 9303-5 §4.2.2.1 note j).
 */
function documentNumberOf(field: string, digit: string, optional: string): DocumentNumber {
  const continuation = /^([0-9A-Z]+)([0-9])(<|$)/.exec(optional);
  if (digit === '<' && !field.includes('<') && continuation) {
    const [whole, rest, lastDigit] = continuation;
    const value = field + rest;
    return {
      value,
      checked: value,
      digit: lastDigit!,
      optionalData: trimFillers(optional.slice(whole.length)),
    };
  }
  return { value: withoutFillers(field), checked: field, digit, optionalData: trimFillers(optional) };
}

/** A filler stands for the digit of an empty field (Doc 9303-4 §4.2.2.2 note h). */
const digitMatches = (field: string, digit: string): boolean =>
  digit === checkDigit(field) || (digit === '<' && /^<*$/.test(field));

function namesOf(field: string): { readonly surname: string; readonly givenNames: string } {
  const split = field.indexOf('<<');
  const [surname, given] = split < 0 ? [field, ''] : [field.slice(0, split), field.slice(split + 2)];
  return { surname: spaced(surname), givenNames: spaced(given) };
}

const spaced = (text: string): string => text.replace(/<+/g, ' ').trim();
const trimFillers = (text: string): string => text.replace(/<+$/, '');
const withoutFillers = (text: string): string => text.replaceAll('<', '');

const sexOf = (character: string | undefined): MrzFields['sex'] =>
  character === 'M' || character === 'F' ? character : 'X';
