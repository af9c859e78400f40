/** The options that say how to open a chip: exactly one of them. */
import type { AccessInput } from '../backend/check-in/access-keys.ts';
import { accessInput } from '../bridge/methods/check-in.ts';
import { type Failure, failure } from '../core/failure/failure.ts';
import { err, ok, type Result } from '../core/result.ts';

export interface AccessOptions {
  readonly can?: string;
  readonly number?: string;
  /** `NUMBER/YYMMDD/YYMMDD`: document number, birth, expiry. */
  readonly mrzKey?: string;
  readonly qr?: string;
}

const MRZ_KEY = /^([A-Z0-9<]{1,20})\/(\d{6})\/(\d{6})$/;

/**
 * A Vietnamese card's MRZ holds the last nine digits of its number as the document number; the whole twelve are
 * accepted, because that is what is printed in front.
 */
const mrzDocumentNumber = (given: string): string => (/^\d{12}$/.test(given) ? given.slice(-9) : given);

function candidate(options: AccessOptions): unknown {
  if (options.can !== undefined) return { kind: 'can', can: options.can };
  if (options.number !== undefined) return { kind: 'number', number: options.number };
  if (options.qr !== undefined) return { kind: 'qr', line: options.qr };
  const parts = MRZ_KEY.exec(options.mrzKey?.toUpperCase() ?? '');
  return parts
    ? { kind: 'mrz', documentNumber: mrzDocumentNumber(parts[1]!), birthDate: parts[2], expiryDate: parts[3] }
    : {};
}

const given = (options: AccessOptions): number =>
  [options.can, options.number, options.mrzKey, options.qr].filter((value) => value !== undefined).length;

/** Fails with `settings-invalid` when none, several or malformed keys are given. */
export function accessOf(options: AccessOptions): Result<AccessInput, Failure> {
  const wrong = (vi: string, en: string) =>
    err(failure('settings-invalid', { fields: [{ path: 'access', message: { vi, en } }] }));
  if (given(options) !== 1) {
    return wrong(
      'Cần đúng một trong: --can, --number, --mrz-key, --qr.',
      'Exactly one of --can, --number, --mrz-key, --qr is needed.',
    );
  }
  const parsed = accessInput.safeParse(candidate(options));
  return parsed.success
    ? ok(parsed.data)
    : wrong(
        '--can cần 6 số, --number cần 12 số, --mrz-key có dạng SỐ/YYMMDD/YYMMDD.',
        '--can takes 6 digits, --number 12, --mrz-key NUMBER/YYMMDD/YYMMDD.',
      );
}
