import { expect, test } from 'vitest';
import { issuingStatesOf } from '../../../../../native/emrtd/passive-authentication/issuing-states.ts';

test('every ISO 3166-1 country has its three letters', () => {
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const known = codes.filter((code) => issuingStatesOf(code) !== undefined);
  expect(known.length).toBe(249 + ['EU', 'UN', 'KS', 'XK', 'XO'].length);
  const states = known.map((code) => issuingStatesOf(code)?.[0]);
  expect(states.every((state) => /^[A-Z]{3}$/.test(state ?? ''))).toBe(true);
});

test.each([
  ['VN', ['VNM']],
  ['DE', ['DEU', 'D']],
  ['CH', ['CHE']],
  ['XK', ['RKS', 'XKX', 'UNK']],
  ['HK', ['HKG', 'CHN']],
])('%s', (code, states) => {
  expect(issuingStatesOf(code)).toEqual(states);
});

test('unknown codes, lower case and inherited names are unknown', () => {
  for (const code of ['QQ', 'vn', '', 'VNM', 'constructor']) expect(issuingStatesOf(code)).toBeUndefined();
});
