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

/** id-PACE-ECDH-GM-3DES and -AES-256, on the same curve. */
const weak = {
  ...pace!,
  oid: '0.4.0.127.0.7.2.2.4.2.1',
  protocol: { ...pace!.protocol, suite: '3DES' },
} as const;
const strong = {
  ...pace!,
  oid: '0.4.0.127.0.7.2.2.4.2.4',
  protocol: { ...pace!.protocol, suite: 'AES-256' },
} as const;

test.each([
  ['the same in both', [pace!], [pace!], undefined],
  ['DG14 without PACE', [pace!], [], undefined],
  ['DG14 with a weaker one besides', [pace!], [pace!, weak], undefined],
  ['only DG14 has the stronger one', [weak], [weak, strong], 'pace-offer-weakened'],
  ['the other way round', [weak, strong], [weak], undefined],
  ['a stronger one that we cannot run', [pace!], [pace!, { ...strong, parameterId: 31 }], undefined],
] as const)('PACE: %s', (_, shown, signed, reason) => {
  const cardAccess = { infos: { ...offered, paceInfos: shown }, file };
  const check = checkAccess('PACE-CAN', cardAccess, { ...offered, paceInfos: signed });
  expect(check.reason).toBe(reason);
  expect(check.outcome).toBe(reason ? 'fail' : 'pass');
  // What stands in for a file that the chip would not give says nothing about the chip.
  expect(
    checkAccess('PACE-CAN', { infos: cardAccess.infos }, { ...offered, paceInfos: signed }).outcome,
  ).toBe('pass');
});
