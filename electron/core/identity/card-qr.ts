/** The QR line of a Vietnamese card: seven fields or eleven, separated by `|`. */
import { err, ok, type Result } from '../result.ts';

export interface CardQr {
  readonly number: string;
  readonly birthDate: string;
}

export function parseCardQr(line: string): Result<CardQr, 'qr-unreadable'> {
  const fields = line.trim().split('|');
  const [number = '', , , birth = ''] = fields;
  if (fields.length < 7 || !/^\d{12}$/.test(number) || !/^\d{8}$/.test(birth)) return err('qr-unreadable');
  return ok({ number, birthDate: `${birth.slice(4)}-${birth.slice(2, 4)}-${birth.slice(0, 2)}` });
}

export function accessKeysFromQr(
  line: string,
  _today: string,
): Result<readonly { readonly kind: 'can'; readonly can: string }[], 'qr-unreadable'> {
  const qr = parseCardQr(line);
  return qr.ok ? ok([{ kind: 'can', can: qr.value.number.slice(-6) }]) : qr;
}
