/** The code lists that come with the program agree with what the channels write. */
import { describe, expect, test } from 'vitest';
import { KBTT_DOCUMENT_TYPES } from '../../../electron/police/kbtt/record.ts';
import { DOCUMENT_CODES } from '../../../electron/police/portal-files/guest-row.ts';
import documentTypeFile from '../../../resources/catalogues/document-types.json' with { type: 'json' };
import nationalityFile from '../../../resources/catalogues/nationalities.json' with { type: 'json' };
import provinceFile from '../../../resources/catalogues/provinces.json' with { type: 'json' };
import residenceFile from '../../../resources/catalogues/residence-kinds.json' with { type: 'json' };
import reasonFile from '../../../resources/catalogues/stay-reasons.json' with { type: 'json' };

const files = { documentTypeFile, nationalityFile, provinceFile, residenceFile, reasonFile };

test.each(Object.entries(files))('%s is dated, and says where it is from', (_name, file) => {
  expect(file.version).toMatch(/^[a-z-]+\/\d{4}-\d{2}-\d{2}$/);
  expect(file.effectiveFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(file.source.length).toBeGreaterThan(20);
});

const unique = (codes: readonly string[]) => expect(new Set(codes).size).toBe(codes.length);

describe('kinds of paper', () => {
  test('the API takes one to eight, the template has nine', () => {
    const byKind = Object.fromEntries(documentTypeFile.types.map(({ kind, code }) => [kind, code]));
    const { other, ...taken } = byKind;
    expect(other).toBe('9');
    expect(DOCUMENT_CODES).toEqual(taken);
    expect(KBTT_DOCUMENT_TYPES).toEqual(
      Object.fromEntries(Object.entries(taken).map(([kind, code]) => [kind, Number(code)])),
    );
  });
});

describe('places and people', () => {
  test('34 provinces by three digits, and no ward', () => {
    const codes = provinceFile.provinces.map(({ code }) => code);
    unique(codes);
    expect(codes).toHaveLength(34);
    for (const code of codes) expect(code).toMatch(/^\d{3}$/);
    expect(JSON.stringify(provinceFile)).not.toMatch(/"\d{9}"/);
  });

  test('nationalities as an MRZ prints them', () => {
    const codes = nationalityFile.nationalities.map(({ code }) => code);
    unique(codes);
    for (const code of codes) expect(code).toMatch(/^(?:D|[A-Z]{3})$/);
    for (const code of ['VNM', 'D', 'RKS', 'UNO', 'XXA', 'BRA', 'BRN', 'BGR']) expect(codes).toContain(code);
    expect(codes).not.toContain('DEU');
  });

  test('three kinds of residence, twenty reasons, of which one wants words', () => {
    expect(residenceFile.kinds.map(({ code }) => code)).toEqual(['1', '2', '3']);
    expect(reasonFile.reasons.map(({ code }) => code)).toEqual(
      Array.from({ length: 20 }, (_, index) => String(index + 1)),
    );
    const wanting = reasonFile.reasons.filter((reason) => 'needsText' in reason && reason.needsText);
    expect(wanting.map(({ code }) => code)).toEqual(['20']);
  });
});
