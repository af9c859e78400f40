/** From what the clerk gave (digits, number, QR line, MRZ) to the keys that the chip is tried with, in order. */
import type { z } from 'zod';
import type { AccessKey } from '../../../native/emrtd/reading.ts';
import type { accessInput } from '../../bridge/methods/check-in.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import { accessKeysFromQr } from '../../core/identity/card-qr.ts';
import { err, ok, type Result, unreachable } from '../../core/result.ts';

export type AccessInput = z.output<typeof accessInput>;

/** The CAN of a Vietnamese card is the last six digits of its number. */
const CAN_DIGITS = 6;

const canOf = (number: string): AccessKey => ({ kind: 'can', can: number.slice(-CAN_DIGITS) });

export function accessKeysOf(access: AccessInput, today: string): Result<readonly AccessKey[], Failure> {
  switch (access.kind) {
    case 'can':
      return ok([{ kind: 'can', can: access.can }]);
    case 'number':
      return ok([canOf(access.number)]);
    case 'mrz':
      // On a Vietnamese card the CAN, which stands in the MRZ, is the shorter way in.
      return ok([
        ...(access.number === undefined ? [] : [canOf(access.number)]),
        {
          kind: 'mrz',
          documentNumber: access.documentNumber,
          birthDate: access.birthDate,
          expiryDate: access.expiryDate,
        },
      ]);
    case 'qr': {
      const keys = accessKeysFromQr(access.line, today);
      return keys.ok ? ok(keys.value) : err(failure('qr-unreadable'));
    }
    default:
      return unreachable(access, 'access');
  }
}
