import { expect, test } from 'vitest';
import type { RotaPlace } from '../../crash/fault-rota.ts';
import { turns, unmet } from '../../crash/turns.ts';

const PLACES: readonly RotaPlace[] = [
  { name: 'none' },
  { name: 'slow', fault: { kind: 'slow' } },
  { name: '500', fault: { kind: '500' } },
];

const met = (kills: number, struck: Readonly<Record<string, number>>) => ({
  killsUnder: new Map(PLACES.map(({ name }) => [name, kills])),
  struckUnder: new Map(Object.entries(struck)),
});
const names = (places: Iterable<RotaPlace>) => [...places].map(({ name }) => name);

test('a fault that had lives enough and struck none of them is named; an endpoint that is well is not', () => {
  expect(names(unmet(PLACES, met(10, { slow: 3 })))).toEqual(['500']);
  expect(names(unmet(PLACES, met(10, { slow: 3, '500': 1 })))).toEqual([]);
  expect(names(unmet(PLACES, met(9, {})))).toEqual([]);
});

test('it has more turns, until it has struck', () => {
  const so = met(10, { slow: 1 });
  const seen: string[] = [];
  for (const { name } of turns(PLACES, 30, so)) {
    seen.push(name);
    if (seen.length === 32) so.struckUnder.set('500', 1);
  }
  expect(seen.slice(0, 9)).toEqual(['none', 'none', 'none', 'slow', 'slow', 'slow', '500', '500', '500']);
  expect(seen.slice(30)).toEqual(['500', '500']);
});

test('without such a fault there are as many lives as were asked for', () => {
  expect([...turns(PLACES, 30, met(10, { slow: 1, '500': 1 }))]).toHaveLength(30);
  expect([...turns(PLACES, 3, met(1, {}))]).toHaveLength(3);
});
