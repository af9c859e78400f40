import { describe, expect, test } from 'vitest';
import {
  type ChipMappingInput,
  judgeChipMapping,
} from '../../../../../native/emrtd/chip-authentication/chip-authentication-mapping.ts';
import { parseCardSecurity } from '../../../../../native/emrtd/security-info/card-security.ts';
import { curveByName, encodePoint } from '../../../../../native/emrtd/security-info/ec-domain.ts';
import { bytesToBigInt } from '../../../../../native/iso7816/bytes.ts';
import type { CardContents } from '../../../../../native/virtual-chip/card-contents.ts';
import { createIssuer } from '../../../../../native/virtual-chip/issuer/issuer.ts';
import { PASSPORT_PACE_CAM } from '../../../../../native/virtual-chip/profiles/passports.ts';
import {
  contentsOf,
  HOLDER,
  issuer,
  NOW,
  seededRandom,
  smallPortrait,
  smallPortraitOf,
} from '../virtual-card.ts';

const domain = curveByName('brainpoolP256r1')!;
const profile = smallPortraitOf(PASSPORT_PACE_CAM);
const genuine = contentsOf(profile);
const trust = { certificates: [issuer.csca] };

/** What a chip with that static key sends: SK_IC⁻¹ · SK_Map,IC for a mapping key of its own. */
function claimOf({ keys }: CardContents): ChipMappingInput['claim'] {
  const { Fn } = domain.Point;
  const mapping = 0x1234_5678_9abc_def0n;
  const data = Fn.mul(Fn.inv(bytesToBigInt(keys.paceMapping!.privateKey)), mapping);
  return { domain, parameterId: 13, mappingKey: encodePoint(domain.Point.BASE.multiply(mapping)), data };
}

const input = (change: Partial<ChipMappingInput> = {}): ChipMappingInput => ({
  claim: claimOf(genuine),
  cardSecurity: genuine.files.get('EF.CardSecurity')!,
  sod: genuine.files.get('EF.SOD'),
  trust,
  now: NOW(),
  ...change,
});

test('EF.CardSecurity gives the key under its number', () => {
  const parsed = parseCardSecurity(genuine.files.get('EF.CardSecurity')!);
  if (!parsed.ok) throw new Error(parsed.error);
  expect(parsed.value.infos.chipAuthenticationPublicKeys).toMatchObject([{ keyId: 13, domain }]);
  expect(parsed.value.infos.paceInfos).toMatchObject([{ protocol: { mapping: 'CAM' } }]);
  expect(parseCardSecurity(genuine.files.get('EF.SOD')!).ok).toBe(false);
});

describe('pass', () => {
  test('signed by the signer of EF.SOD, whoever that is', () => {
    for (const anchors of [trust, { certificates: [] }]) {
      expect(judgeChipMapping(input({ trust: anchors }))).toMatchObject({
        outcome: 'pass',
        note: expect.stringContaining('by the signer of EF.SOD'),
      });
    }
  });

  test('signed by another signer under a trusted CSCA of the same state', () => {
    // Another quarter, so another document signer.
    const later = issuer.issue(
      { ...HOLDER, issueDate: '2023-08-01' },
      { profile, portrait: smallPortrait() },
    );
    expect(judgeChipMapping(input({ sod: later.files.get('EF.SOD') }))).toMatchObject({
      outcome: 'pass',
      note: expect.stringContaining('Training CSCA'),
    });
  });
});

describe('fail', () => {
  const failed = { name: 'chip-authentication', outcome: 'fail', reason: 'chip-authentication-failed' };

  test('a chip with another key, or with nothing to show', () => {
    const copy = issuer.issue(HOLDER, { profile, portrait: smallPortrait() });
    expect(judgeChipMapping(input({ claim: claimOf(copy) }))).toMatchObject(failed);
    const { data: _none, ...silent } = claimOf(genuine);
    expect(judgeChipMapping(input({ claim: silent }))).toMatchObject(failed);
  });

  test('a key that was put in after signing', () => {
    const changed = genuine.files.get('EF.CardSecurity')!.slice();
    const { publicKey } = parseKey(changed);
    const at = indexOf(changed, publicKey);
    changed.set(encodePoint(domain.Point.BASE), at);
    expect(judgeChipMapping(input({ cardSecurity: changed }))).toMatchObject({
      ...failed,
      note: expect.stringContaining('signature'),
    });
  });
});

describe('not decided', () => {
  const undecided = { outcome: 'not-possible', reason: 'chip-authentication-not-completed' };

  test('no EF.CardSecurity, or something else in its place', () => {
    const { cardSecurity: _none, ...without } = input();
    expect(judgeChipMapping(without)).toMatchObject(undecided);
    for (const garbage of [new Uint8Array(), Uint8Array.of(0x30, 0), genuine.files.get('EF.SOD')!]) {
      expect(judgeChipMapping(input({ cardSecurity: garbage }))).toMatchObject(undecided);
    }
  });

  test('a key on other domain parameters than those of the run', () => {
    const claim = { ...claimOf(genuine), domain: curveByName('secp256r1')! };
    expect(judgeChipMapping(input({ claim }))).toMatchObject(undecided);
  });

  test('signed by somebody who gave himself a key', () => {
    const forger = createIssuer({ random: seededRandom(99), now: NOW });
    const forged = forger.issue(HOLDER, { profile, portrait: smallPortrait() });
    const attack = input({ claim: claimOf(forged), cardSecurity: forged.files.get('EF.CardSecurity')! });
    expect(judgeChipMapping(attack)).toMatchObject(undecided);
    expect(judgeChipMapping({ ...attack, sod: undefined })).toMatchObject(undecided);
  });
});

function parseKey(cardSecurity: Uint8Array) {
  const parsed = parseCardSecurity(cardSecurity);
  const [key] = parsed.ok ? parsed.value.infos.chipAuthenticationPublicKeys : [];
  if (!key || !('publicKey' in key) || key.agreement !== 'ECDH') throw new Error('no key');
  return { publicKey: encodePoint(key.publicKey) };
}

function indexOf(bytes: Uint8Array, part: Uint8Array): number {
  const at = Buffer.from(bytes).indexOf(Buffer.from(part));
  if (at < 0) throw new Error('not found');
  return at;
}
