/** The printed QR code against the chip: a card whose print and chip disagree is not what it seems. */
import { parseCardQr } from '../../core/identity/card-qr.ts';
import type { Person } from '../../core/identity/person.ts';
import type { Check } from '../../core/identity/verdict.ts';

/**
 * One `consistency` check; a QR line that does not parse says nothing about the chip. Digits, dates and the sex count. Name
 * and residence do not: scanners that type spoil letters with marks, and the residence of a card may be out of date.
 */
export function qrCheck(line: string, person: Person): readonly Check[] {
  const qr = parseCardQr(line);
  if (!qr.ok) return [];
  const { number, birthDate, sex, issueDate } = qr.value;
  const differing = [
    number === person.document.number ? undefined : 'number',
    birthDate === person.birthDate ? undefined : 'birth date',
    sex === 'unspecified' || person.sex === 'unspecified' || sex === person.sex ? undefined : 'sex',
    differs(issueDate, person.document.issueDate) ? 'issue date' : undefined,
  ].filter((field) => field !== undefined);
  return [
    differing.length === 0
      ? { name: 'consistency', outcome: 'pass', note: 'QR against the chip' }
      : {
          name: 'consistency',
          outcome: 'fail',
          reason: 'qr-differs-from-chip',
          note: `QR against the chip: ${differing.join(', ')}`,
        },
  ];
}

const differs = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a !== b;
