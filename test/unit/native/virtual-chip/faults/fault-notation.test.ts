import { describe, expect, test } from 'vitest';
import { FAULT_STAGE } from '../../../../../native/virtual-chip/faults/chip-fault.ts';
import { FAULT_KINDS, parseFault } from '../../../../../native/virtual-chip/faults/fault-notation.ts';

test('every fault can be written by its name alone', () => {
  expect([...FAULT_KINDS].sort()).toEqual(Object.keys(FAULT_STAGE).sort());
  for (const kind of FAULT_KINDS) {
    expect(parseFault(kind), kind).toMatchObject({ ok: true, value: { kind } });
  }
});

describe('with a number', () => {
  test.each([
    ['tear-at-apdu:7', { kind: 'tear-at-apdu', apdu: 7 }],
    ['slow:250', { kind: 'slow', milliseconds: 250 }],
    ['oversized-length:1', { kind: 'oversized-length', dataGroup: 'DG1' }],
    ['mf-refused:0x6A86', { kind: 'mf-refused', sw: 0x6a86 }],
    ['oversized-lengths:DG13', { kind: 'oversized-length', dataGroup: 'DG13' }],
    ['dg-announced:DG3', { kind: 'dg-announced', dataGroup: 3 }],
    ['tampered-dg:DG1', { kind: 'tampered-dg1' }],
    ['tampered-dg:2', { kind: 'tampered-dg2' }],
    ['tampered-dg:13', { kind: 'tampered-dg13' }],
    ['tampered-dg:DG14', { kind: 'tampered-dg14' }],
    ['tampered-dg:15', { kind: 'tampered-dg15' }],
    ['tear:7', { kind: 'tear-at-apdu', apdu: 7 }],
    ['unknown-csca', { kind: 'unknown-issuer' }],
    ['wrong-can-counter:2', { kind: 'retry-counter', tries: 2 }],
    ['short-chunks-only', { kind: 'short-chunks', bytes: 32 }],
    ['clone', { kind: 'cloned' }],
    ['expired-document-signer', { kind: 'expired-ds' }],
    [' retry-counter:5 ', { kind: 'retry-counter', tries: 5 }],
    ['{"kind":"dg-not-in-sod","dataGroup":"DG13"}', { kind: 'dg-not-in-sod', dataGroup: 'DG13' }],
  ])('%s', (text, fault) => {
    expect(parseFault(text)).toEqual({ ok: true, value: fault });
  });
});

test.each([
  'smoke',
  'tampered-dg',
  'tampered-dg:3',
  'tampered-dg:tampered-dg:1',
  'dg-announced:17',
  'slow:fast',
  'slow:-1',
  'slow:0',
  'slow:1:2',
  'oversized-length:9',
  'mf-refused:1',
  '{"kind":"slow"}',
  '{"kind":',
  '',
])('%j is refused with a word about why', (text) => {
  const parsed = parseFault(text);
  expect(parsed.ok).toBe(false);
  expect(!parsed.ok && parsed.error.length).toBeGreaterThan(5);
});
