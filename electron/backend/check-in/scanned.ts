/**
 * What a scanner gave, made into what the counter can use: the keys of the chip, and the person for the by-hand form
 * when there is no chip. Print proves nothing, so such a person is `not-verified`.
 */
import type { z } from 'zod';
import { readPrintedMrz } from '../../../native/emrtd/lds/printed-mrz.ts';
import { vietnameseNumber } from '../../../native/emrtd/lds/vietnamese-mrz.ts';
import type { MrzFields } from '../../../native/emrtd/reading.ts';
import { trustedQrLine } from '../../../native/hid/keyboard-wedge.ts';
import { mrzLinesOf } from '../../../native/hid/mrz-frame.ts';
import type { byHandInput, scanView } from '../../bridge/methods/check-in.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import { type CardQr, parseCardQr } from '../../core/identity/card-qr.ts';
import type { LocalDate, PartialDate, Person } from '../../core/identity/person.ts';
import { documentKindOf, personFromCard } from '../../core/identity/person-from-card.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { formatLocalDate } from '../../core/time/vietnam-time.ts';

export type ScanView = z.output<typeof scanView>;
type TypedPerson = z.output<typeof byHandInput>;

/** Whether the letters of the text are those that were printed: not after a keyboard, and not in an unknown code page. */
export type Letters = 'as-printed' | 'damaged';

/** The whole number, e.g. from a linear bar code. */
const NUMBER = /^\d{12}$/;

/** Fails with `mrz-unreadable` for lines with a wrong check digit and with `qr-unreadable` for any other text. */
export function readScan(text: string, letters: Letters, today: LocalDate): Result<ScanView, Failure> {
  const lines = mrzLinesOf(text);
  if (lines !== undefined) {
    const mrz = readPrintedMrz(lines);
    return mrz.ok ? ok(scanOfMrz(mrz.value, today)) : err(failure('mrz-unreadable'));
  }
  if (NUMBER.test(text.trim())) return ok({ access: { kind: 'number', number: text.trim() } });
  const line = letters === 'damaged' ? trustedQrLine(text) : ok(text);
  const card = line.ok ? parseCardQr(line.value) : line;
  return line.ok && card.ok
    ? ok({ access: { kind: 'qr', line: line.value }, person: personOfQr(card.value) })
    : err(failure('qr-unreadable'));
}

/** The MRZ opens any chip; on a Vietnamese card its twelve digits give the CAN as well. */
export function scanOfMrz(mrz: MrzFields, today: LocalDate): ScanView {
  const number = vietnameseNumber(mrz);
  return {
    access: {
      kind: 'mrz',
      documentNumber: mrz.documentNumber,
      birthDate: mrz.birthDate,
      expiryDate: mrz.expiryDate,
      ...(number !== undefined && { number }),
    },
    person: typed(personFromCard({ mrz }, today), 'mrz'),
  };
}

const personOfQr = (card: CardQr): TypedPerson =>
  typed(
    {
      fullName: card.fullName,
      birthDate: card.birthDate,
      sex: card.sex,
      nationality: 'VNM',
      document: { kind: documentKindOf(card.issueDate), number: card.number, issuingState: 'VNM' },
      residence: card.residence,
    },
    'qr',
  );

/** As the clerk would have typed it. */
const typed = (person: Person, scanned: 'qr' | 'mrz'): TypedPerson => ({
  fullName: person.fullName,
  birthDate: printed(person.birthDate),
  sex: person.sex,
  nationality: person.nationality,
  documentKind: person.document.kind,
  documentNumber: person.document.number,
  residence: person.residence ?? '',
  scanned,
});

/** `DD/MM/YYYY`, `MM/YYYY` or `YYYY`. */
const printed = (date: PartialDate): string => formatLocalDate(date);
