import { describe, expect, test } from 'vitest';
import { contentSha256 } from '../../../../electron/police/gateway/canonical-json.ts';
import { CATALOGUE, CHANGED_CATALOGUE } from '../../../../electron/training/gateway-endpoint/catalogue.ts';

describe.each([CATALOGUE, CHANGED_CATALOGUE])('$version', (catalogue) => {
  test('its hash covers everything else', () => {
    const { hash, ...content } = catalogue;
    expect(contentSha256(content)).toBe(hash);
  });

  test.each(['reasons', 'documentKinds', 'nationalities'] as const)(
    'no code of %s twice, each named twice',
    (list) => {
      const codes = catalogue[list].map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
      for (const { name } of catalogue[list]) {
        expect(name.vi).not.toBe('');
        expect(name.en).not.toBe('');
      }
    },
  );
});

test('the reasons are those of the template, and only `other` needs words', () => {
  expect(CATALOGUE.reasons).toHaveLength(20);
  expect(CATALOGUE.reasons.filter(({ needsText }) => needsText).map(({ code }) => code)).toEqual(['20']);
});

test('nationalities follow the passport: D for Germany, the three that the template misses, the codes beyond ISO', () => {
  const codes = new Set(CATALOGUE.nationalities.map(({ code }) => code));
  for (const code of ['VNM', 'D', 'BRA', 'BRN', 'BGR', 'RKS', 'GBD', 'UNO', 'XXA'])
    expect(codes).toContain(code);
  expect(codes).not.toContain('DEU');
  expect(CATALOGUE.nationalities.find(({ code }) => code === 'LAO')?.name.vi).toBe('Lào');
});
