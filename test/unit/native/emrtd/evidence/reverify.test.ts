import { describe, expect, test } from 'vitest';
import { concludeVerdict } from '../../../../../electron/core/identity/conclude-verdict.ts';
import type { Check } from '../../../../../electron/core/identity/verdict.ts';
import { buildEvidence, type Evidence } from '../../../../../native/emrtd/evidence/evidence.ts';
import { reverifyEvidence } from '../../../../../native/emrtd/evidence/reverify.ts';
import { makeCsca } from '../../../../support/pki/certificates.ts';
import { READ_AT, sampleReading } from '../../../../support/pki/sample-reading.ts';

const { reading, csca } = sampleReading();
const trust = { certificates: [csca.der] };
const context = { readAt: READ_AT, reader: 'Test Reader' };
const evidence = buildEvidence(reading, context);

const again = (file: Evidence, anchors = trust) => reverifyEvidence(file, anchors, READ_AT);
const outcomes = (checks: readonly Check[]) =>
  Object.fromEntries(checks.map(({ name, outcome }) => [name, outcome]));

test('a genuine card is found genuine again, by what can be repeated', () => {
  const checks = again(evidence);
  expect(outcomes(checks)).toEqual({
    access: 'pass',
    validity: 'pass',
    'sod-signature': 'pass',
    'issuer-chain': 'pass',
    'data-group-hashes': 'pass',
    'sod-country': 'pass',
    'chip-authentication': 'not-possible',
    'active-authentication': 'pass',
  });
  expect(reading.verdict.level).toBe('genuine');
  expect(concludeVerdict(checks)).toEqual({ level: 'genuine', reasons: [] });
});

test('other anchors give another answer', () => {
  const verdict = concludeVerdict(again(evidence, { certificates: [makeCsca().der] }));
  expect(verdict).toEqual({ level: 'intact-untrusted', reasons: ['issuer-unknown'] });
});

describe('a file that was edited', () => {
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

  test('another portrait', () => {
    const files = { ...evidence.files, DG2: base64(Uint8Array.of(1)) };
    expect(concludeVerdict(again({ ...evidence, files }))).toMatchObject({
      level: 'forged',
      reasons: ['data-group-changed'],
    });
  });

  test('another name with checks that claim everything passed', () => {
    const dg1 = reading.files.get('DG1')!.slice();
    dg1[dg1.length - 20]! ^= 1;
    const checks = reading.checks.map((check) => ({ ...check, outcome: 'pass' as const }));
    const edited = { ...evidence, files: { ...evidence.files, DG1: base64(dg1) }, checks };
    expect(concludeVerdict(again(edited)).level).toBe('forged');
  });

  test('another challenge', () => {
    const exchange = { ...evidence.activeAuthentication!, challenge: base64(new Uint8Array(8)) };
    expect(outcomes(again({ ...evidence, activeAuthentication: exchange }))['active-authentication']).toBe(
      'fail',
    );
  });

  test('the exchange or DG15 left out', () => {
    const { activeAuthentication: _, ...silent } = evidence;
    expect(concludeVerdict(again(silent))).toEqual({
      level: 'not-verified',
      reasons: ['active-authentication-not-completed'],
    });
    const { DG15: __, ...files } = evidence.files;
    expect(concludeVerdict(again({ ...silent, files }))).toMatchObject({
      level: 'not-verified',
      reasons: ['data-group-missing', 'chip-not-authenticated'],
    });
  });

  test('no files at all', () => {
    expect(concludeVerdict(again({ ...evidence, files: {} })).level).toBe('not-verified');
  });
});

describe('chip authentication cannot be repeated', () => {
  const chipOnly = sampleReading({ withoutActive: true });
  const file = buildEvidence(chipOnly.reading, context);
  const anchors = { certificates: [chipOnly.csca.der] };

  test('a recorded pass is not believed: at best intact', () => {
    expect(chipOnly.reading.verdict.level).toBe('genuine');
    expect(concludeVerdict(again(file, anchors))).toEqual({
      level: 'intact-untrusted',
      reasons: ['chip-not-authenticated'],
    });
  });

  test('a recorded failure is', () => {
    const failed: Check = {
      name: 'chip-authentication',
      outcome: 'fail',
      reason: 'chip-authentication-failed',
    };
    expect(concludeVerdict(again({ ...file, checks: [failed] }, anchors)).level).toBe('forged');
  });

  test('no record at all of what DG14 offers is an unfinished check', () => {
    expect(concludeVerdict(again({ ...file, checks: [] }, anchors))).toEqual({
      level: 'not-verified',
      reasons: ['chip-authentication-not-completed'],
    });
  });
});
