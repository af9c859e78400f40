import { describe, expect, test } from 'vitest';
import { rankPaceInfos, refusedDomains } from '../../../../../native/emrtd/pace/pace-selection.ts';
import { VIETNAMESE_CARD_ACCESS } from '../../../../../native/emrtd/pace/vietnamese-card-access.ts';
import { curveByName } from '../../../../../native/emrtd/security-info/ec-domain.ts';
import {
  type PaceInfo,
  parseSecurityInfos,
  type SecurityInfos,
} from '../../../../../native/emrtd/security-info/security-infos.ts';
import { encodeSetOf } from '../../../../../native/virtual-chip/asn1.ts';
import { paceDomainParameterInfo } from '../../../../../native/virtual-chip/file-system/security-infos.ts';
import { PASSPORT_OWN_CURVE } from '../../../../../native/virtual-chip/profiles/passports.ts';

const none: SecurityInfos = {
  paceInfos: [],
  paceDomainParameterInfos: [],
  chipAuthenticationInfos: [],
  chipAuthenticationPublicKeys: [],
  unknown: [],
};

const info = (
  suite: PaceInfo['protocol']['suite'],
  parameterId: number | undefined,
  change: Partial<PaceInfo['protocol']> & { version?: number } = {},
): PaceInfo => {
  const { version = 2, ...protocol } = change;
  return {
    oid: `0.4.0.127.0.7.2.2.4.2.${['3DES', 'AES-128', 'AES-192', 'AES-256'].indexOf(suite) + 1}`,
    protocol: { agreement: 'ECDH', mapping: 'GM', suite, ...protocol },
    version,
    ...(parameterId !== undefined && { parameterId }),
  };
};

const rank = (infos: Partial<SecurityInfos>) => rankPaceInfos({ ...none, ...infos });

test('the Vietnamese EF.CardAccess: AES-128 on brainpoolP256r1', () => {
  const infos = parseSecurityInfos(VIETNAMESE_CARD_ACCESS);
  if (!infos.ok) throw new Error(infos.error);
  expect(rankPaceInfos(infos.value)).toMatchObject([
    { info: { oid: '0.4.0.127.0.7.2.2.4.2.2' }, domain: { name: 'brainpoolP256r1' }, ambiguous: false },
  ]);
});

test('strongest cipher first, then the larger curve', () => {
  const ranked = rank({
    paceInfos: [info('3DES', 17), info('AES-128', 13), info('AES-256', 12), info('AES-256', 16)],
  });
  expect(ranked.map(({ info, domain }) => [info.protocol.suite, domain.name])).toEqual([
    ['AES-256', 'brainpoolP384r1'],
    ['AES-256', 'secp256r1'],
    ['AES-128', 'brainpoolP256r1'],
    ['3DES', 'brainpoolP512r1'],
  ]);
  // The two under AES-256 share a protocol, so MSE:Set AT has to name the parameters.
  expect(ranked.map(({ ambiguous }) => ambiguous)).toEqual([true, true, false, false]);
});

test('the mapping that proves the chip before everything else, then the usual one', () => {
  const ranked = rank({
    paceInfos: [
      info('AES-256', 13, { mapping: 'IM' }),
      info('AES-256', 13),
      info('AES-128', 13, { mapping: 'CAM' }),
    ],
  });
  expect(ranked.map((choice) => choice.info.protocol.mapping)).toEqual(['CAM', 'GM', 'IM']);
});

test('a curve before a prime field of eight times its size, the larger field before the smaller', () => {
  const dh = { agreement: 'DH' } as const;
  const ranked = rank({
    paceInfos: [info('AES-128', 0, dh), info('AES-128', 2, dh), info('AES-128', 13), info('AES-256', 0, dh)],
  });
  expect(ranked.map(({ domain }) => domain.name)).toEqual([
    'modp-1024-160',
    'brainpoolP256r1',
    'modp-2048-256',
    'modp-1024-160',
  ]);
});

describe('what we cannot run is passed over', () => {
  test.each([
    ['integrated mapping on a curve without point encoding', info('AES-128', 10, { mapping: 'IM' })],
    ['a curve offered for DH', info('AES-128', 13, { agreement: 'DH' })],
    ['a prime field offered for ECDH', info('AES-128', 2)],
    ['version 1', info('AES-128', 13, { version: 1 })],
    ['unknown parameters', info('AES-128', 31)],
    ['no parameters', info('AES-128', undefined)],
  ])('%s', (_, unusable) => {
    expect(rank({ paceInfos: [unusable] })).toEqual([]);
    expect(rank({ paceInfos: [unusable, info('3DES', 13)] })).toHaveLength(1);
  });
});

test('standardized parameters that are written out are used where their number matches', () => {
  const domain = curveByName('brainpoolP320r1')!;
  const own = {
    oid: '0.4.0.127.0.7.2.2.4.2',
    agreement: 'ECDH',
    mapping: 'GM',
    domain,
    parameterId: 40,
  } as const;
  const ranked = rank({ paceInfos: [info('AES-192', 40)], paceDomainParameterInfos: [own] });
  expect(ranked.map((choice) => choice.domain.name)).toEqual(['brainpoolP320r1']);
  expect(rank({ paceInfos: [info('AES-192', 41)], paceDomainParameterInfos: [own] })).toEqual([]);
});

test('a lone set of parameters needs no number, several do', () => {
  const domain = curveByName('brainpoolP320r1')!;
  const numberless = { oid: '0.4.0.127.0.7.2.2.4.2', agreement: 'ECDH', mapping: 'GM', domain } as const;
  const named = (infos: Parameters<typeof rank>[0]) => rank(infos).map((choice) => choice.domain.name);
  const without = info('AES-192', undefined);
  expect(named({ paceInfos: [info('AES-192', 40)], paceDomainParameterInfos: [numberless] })).toEqual([
    'brainpoolP320r1',
  ]);
  expect(
    named({ paceInfos: [without], paceDomainParameterInfos: [{ ...numberless, parameterId: 40 }] }),
  ).toEqual(['brainpoolP320r1']);
  const two = [
    { ...numberless, parameterId: 40 },
    { ...numberless, parameterId: 41 },
  ];
  expect(named({ paceInfos: [without], paceDomainParameterInfos: two })).toEqual([]);
  // The parameters of another mapping are not ours.
  expect(
    named({ paceInfos: [info('AES-192', 40)], paceDomainParameterInfos: [{ ...numberless, mapping: 'IM' }] }),
  ).toEqual([]);
});

describe("parameters of the chip's own", () => {
  const invented = (agreement: 'ECDH' | 'DH', dotted: string) => {
    const pace = { ...PASSPORT_OWN_CURVE.pace!, oid: `${dotted}.2`, parameterId: 40 } as const;
    const parsed = parseSecurityInfos(
      encodeSetOf(
        paceDomainParameterInfo(agreement === 'ECDH' ? pace : { ...pace, group: 'invented-modp-2048' }),
      ),
    );
    if (!parsed.ok) throw new Error(parsed.error);
    return parsed.value.paceDomainParameterInfos;
  };
  const curve = invented('ECDH', '0.4.0.127.0.7.2.2.4.2');

  test('are used when nothing else is on offer, and after every standardized set', () => {
    expect(rank({ paceInfos: [info('AES-256', 40)], paceDomainParameterInfos: curve })).toMatchObject([
      { domain: { name: 'explicit-256' } },
    ]);
    const ranked = rank({
      paceInfos: [info('AES-256', 40), info('3DES', 8)],
      paceDomainParameterInfos: curve,
    });
    expect(ranked.map(({ domain }) => domain.name)).toEqual(['secp192r1', 'explicit-256']);
  });

  test('serve the agreement and the mapping that they are for', () => {
    const named = (change: Partial<PaceInfo['protocol']>, infos: typeof curve) =>
      rank({ paceInfos: [info('AES-128', 40, change)], paceDomainParameterInfos: infos }).map(
        ({ domain }) => domain.name,
      );
    const field = invented('DH', '0.4.0.127.0.7.2.2.4.1');
    expect(named({ agreement: 'DH' }, field)).toEqual(['explicit-2048']);
    expect(named({ agreement: 'ECDH' }, field)).toEqual([]);
    expect(named({ mapping: 'CAM' }, curve)).toEqual([]);
  });

  test('that are refused say why', () => {
    const { domain: _, ...refused } = { ...curve[0]!, refused: 'ec-order-not-prime' } as const;
    const infos = { ...none, paceInfos: [info('AES-256', 40)], paceDomainParameterInfos: [refused, refused] };
    expect(rankPaceInfos(infos)).toEqual([]);
    expect(refusedDomains(infos)).toEqual(['ec-order-not-prime']);
  });
});
