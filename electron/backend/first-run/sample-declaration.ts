/** A record about nobody, to ask an authority whether it would take one of ours. Never filed, never kept. */
import type { Declaration } from '../../core/declaration/declaration.ts';
import type { FacilityKind } from '../../core/declaration/facility.ts';
import type { DeclarationRecord } from '../../core/declaration/record.ts';
import type { StayDetails } from '../../core/declaration/stay-notice.ts';
import type { Environment } from '../../core/ports/environment.ts';
import { DAY_MS, HOUR_MS } from '../../core/time/vietnam-time.ts';
import type { By } from '../filing.ts';

/** No province has the code 000, so this number can be nobody's. */
const NOBODY_NUMBER = '000090000000';

const STAYS: Readonly<Record<Exclude<FacilityKind, 'pawnshop'>, Partial<StayDetails>>> = {
  lodging: { room: '000', reason: '1' },
  'boarding-house': { room: '000', reason: '1' },
  'medical-facility': {
    room: 'Khoa Thử / 0',
    reason: '18',
    guestClass: 'patient',
    ward: { department: 'Khoa Thử', bed: '0' },
  },
};

export function sampleDeclaration(
  kind: FacilityKind,
  by: By,
  ruleVersion: string,
  { now, newId }: Pick<Environment, 'now' | 'newId'>,
): Declaration {
  const at = now();
  const record: DeclarationRecord = {
    id: newId(),
    ...by,
    person: {
      fullName: 'Bản Khai Thử',
      birthDate: '1990-01-01',
      sex: 'male',
      nationality: 'VNM',
      document: { kind: 'can-cuoc', number: NOBODY_NUMBER, issuingState: 'VNM' },
      residence: 'Số 0 Phố Thử, Phường Thử',
    },
    source: 'typed',
    verdict: { level: 'not-verified', reasons: ['typed-by-hand'] },
    createdAt: at,
    deadline: at + HOUR_MS,
    ruleVersion,
  };
  if (kind === 'pawnshop')
    return {
      ...record,
      kind: 'suspicion-report',
      report: { reason: 'other', text: 'Bản khai thử, không có thật.', seenAt: at, items: [] },
    };
  return {
    ...record,
    kind: 'stay-notice',
    stay: { room: '000', reason: '1', ...STAYS[kind], arrival: at, plannedDeparture: at + DAY_MS },
  };
}
