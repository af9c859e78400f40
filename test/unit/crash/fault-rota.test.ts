import { describe, expect, test } from 'vitest';
import { FAULT_KINDS as GATEWAY_KINDS } from '../../../electron/training/gateway-endpoint/fault.ts';
import { FAULT_KINDS as KBTT_KINDS } from '../../../electron/training/kbtt-endpoint/fault.ts';
import { createRandomSequence } from '../../../native/virtual-chip/portrait/random-sequence.ts';
import { type FaultRota, GATEWAY_ROTA, KBTT_ROTA } from '../../crash/fault-rota.ts';
import { placeOfLife } from '../../crash/turns.ts';

const kindsOf = (places: FaultRota['places']) => new Set(places.flatMap(({ fault }) => fault?.kind ?? []));

describe.each([
  ['gateway', GATEWAY_ROTA, GATEWAY_KINDS],
  ['kbtt', KBTT_ROTA, KBTT_KINDS],
] as const)('%s', (_, rota, kinds) => {
  const { places } = rota;

  test('every kind of fault has its turn, and so has an endpoint that is well', () => {
    expect([...kindsOf(places)].sort()).toEqual([...kinds].sort());
    expect(places.filter(({ fault }) => fault === undefined)).toHaveLength(1);
    expect(new Set(places.map(({ name }) => name)).size).toBe(places.length);
  });

  test.each([places.length, 100, 500])('%i kills meet all of them', (kills) => {
    const met = Array.from({ length: kills }, (_none, life) => placeOfLife(places, life, kills));
    expect(new Set(met)).toEqual(new Set(places));
  });

  test('a fault varies in where and how often it strikes, never in what it is', () => {
    const random = createRandomSequence(1);
    for (const { fault } of places) {
      for (let life = 0; life < 20; life++) {
        const {
          operations: _where,
          times: __,
          ...same
        } = {
          operations: 0,
          times: 0,
          ...rota.varied(fault, random),
        };
        expect(same).toEqual(fault ?? {});
      }
    }
  });
});

/** What the faults of the endpoints are called in each; a receipt is given by the gateway alone. */
const NAMED: readonly (readonly [what: string, gateway: string, kbtt: string | undefined])[] = [
  ['slow', 'slow', 'slow'],
  ['drop before commit', 'drop-before-commit', 'drop-before-commit'],
  ['drop after commit', 'drop-after-commit', 'drop-after-commit'],
  ['401 in the middle of a batch', '401-mid-batch', '401-mid-batch'],
  ['429', '429', '429'],
  ['500', '500', '500'],
  ['503', '503', '503'],
  ['an HTML page', 'html-page', 'html-page'],
  ['truncated JSON', 'truncated-json', 'truncated-json'],
  ['partial acceptance', 'partial', 'partial-acceptance'],
  ['a refusal as a duplicate', 'duplicate-refusal', 'duplicate-refusal'],
  ['success with nothing recorded', 'success-with-0-recorded', 'success-with-0-recorded'],
  ['a wrong signature of a receipt', 'wrong-receipt-signature', undefined],
  ['an expired certificate', 'expired-certificate', 'expired-certificate'],
  ['a clock that is off', 'clock-skew', 'clock-skew'],
  ['another catalogue', 'changed-catalogue', 'changed-catalogue'],
];

test.each(NAMED)('%s is among the faults of both endpoints', (_, gateway, kbtt) => {
  expect(kindsOf(GATEWAY_ROTA.places)).toContain(gateway);
  if (kbtt !== undefined) expect(kindsOf(KBTT_ROTA.places)).toContain(kbtt);
});
