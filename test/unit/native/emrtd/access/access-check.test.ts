import { expect, test } from 'vitest';
import { checkAccess } from '../../../../../native/emrtd/access/access-check.ts';
import { VIETNAMESE_CARD_ACCESS } from '../../../../../native/emrtd/pace/vietnamese-card-access.ts';
import {
  parseSecurityInfos,
  type SecurityInfos,
} from '../../../../../native/emrtd/security-info/security-infos.ts';

const parsed = parseSecurityInfos(VIETNAMESE_CARD_ACCESS);
if (!parsed.ok) throw new Error(parsed.error);
const offered = parsed.value;
const silent: SecurityInfos = { ...offered, paceInfos: [] };
const [pace] = offered.paceInfos;
const onlyUnknown: SecurityInfos = { ...offered, paceInfos: [{ ...pace!, parameterId: 31 }] };
const file = VIETNAMESE_CARD_ACCESS;

test.each([
  ['PACE', 'PACE-CAN', { infos: offered, file }, offered, 'pass'],
  ['BAC, nothing else on offer', 'BAC', { infos: silent, file }, silent, 'pass'],
  ['BAC, no EF.CardAccess and no DG14', 'BAC', { infos: offered }, undefined, 'pass'],
  ['BAC, EF.CardAccess offers PACE', 'BAC', { infos: offered, file }, undefined, 'fail'],
  ['BAC, only the signed DG14 offers PACE', 'BAC', { infos: silent, file }, offered, 'fail'],
  [
    'BAC, PACE only in a form that we cannot run',
    'BAC',
    { infos: onlyUnknown, file },
    undefined,
    'not-possible',
  ],
] as const)('%s', (_, protocol, cardAccess, dg14, outcome) => {
  const check = checkAccess(protocol, cardAccess, dg14);
  expect(check).toMatchObject({ name: 'access', outcome });
  expect(check.reason).toBe(outcome === 'fail' ? 'pace-downgraded-to-bac' : undefined);
});
