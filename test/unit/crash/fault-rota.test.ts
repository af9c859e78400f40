import { expect, test } from 'vitest';
import { FAULT_KINDS } from '../../../electron/training/gateway-endpoint/fault.ts';
import { createRandomSequence } from '../../../native/virtual-chip/portrait/random-sequence.ts';
import { placeOfLife } from '../../crash/crash-run.ts';
import { FAULT_ROTA, varied } from '../../crash/fault-rota.ts';

const kindsOf = (places: typeof FAULT_ROTA) => new Set(places.flatMap(({ fault }) => fault?.kind ?? []));

test('every kind of fault has its turn, and so has an endpoint that is well', () => {
  expect([...kindsOf(FAULT_ROTA)].sort()).toEqual([...FAULT_KINDS].sort());
  expect(FAULT_ROTA.filter(({ fault }) => fault === undefined)).toHaveLength(1);
  expect(new Set(FAULT_ROTA.map(({ name }) => name)).size).toBe(FAULT_ROTA.length);
});

test.each([FAULT_ROTA.length, 100, 500])('%i kills meet all of them', (kills) => {
  const places = Array.from({ length: kills }, (_, life) => placeOfLife(life, kills));
  expect(new Set(places)).toEqual(new Set(FAULT_ROTA));
});

test('a fault varies in where and how often it strikes, never in what it is', () => {
  const random = createRandomSequence(1);
  for (const { fault } of FAULT_ROTA) {
    for (let life = 0; life < 20; life++) {
      const { operations: _, times: __, ...same } = { operations: 0, times: 0, ...varied(fault, random) };
      expect(same).toEqual(fault ?? {});
    }
  }
});
