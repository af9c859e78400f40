/** The printed QR code against the chip: a card whose print and chip disagree is not what it seems. */
import { parseCardQr } from '../../core/identity/card-qr.ts';
import type { Person } from '../../core/identity/person.ts';
import type { Check } from '../../core/identity/verdict.ts';

/** One `consistency` check; a QR line that does not parse says nothing about the chip. */
export function qrCheck(line: string, person: Person): readonly Check[] {
  const qr = parseCardQr(line);
  if (!qr.ok) return [];
  const same = qr.value.number === person.document.number && qr.value.birthDate === person.birthDate;
  return [
    same
      ? { name: 'consistency', outcome: 'pass', note: 'QR' }
      : { name: 'consistency', outcome: 'fail', reason: 'qr-differs-from-chip', note: 'QR' },
  ];
}
