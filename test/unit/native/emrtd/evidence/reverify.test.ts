import { describe, expect, test } from 'vitest';
import { concludeVerdict } from '../../../../../electron/core/identity/conclude-verdict.ts';
import type { Check } from '../../../../../electron/core/identity/verdict.ts';
import { buildEvidence, type Evidence } from '../../../../../native/emrtd/evidence/evidence.ts';
import {
  recordedDocumentOf,
  reverifyDocument,
  reverifyEvidence,
} from '../../../../../native/emrtd/evidence/reverify.ts';
import { encodeTlv } from '../../../../../native/iso7816/tlv.ts';
import { makeCsca } from '../../../../support/pki/certificates.ts';
import { makeRevocationList } from '../../../../support/pki/revocation-list.ts';
import { READ_AT, sampleReading } from '../../../../support/pki/sample-reading.ts';
import { integer, oid } from '../../../../support/pki/test-key.ts';

const { reading, csca, signer } = sampleReading();
const trust = { certificates: [csca.der] };
const context = { readAt: READ_AT, reader: 'Test Reader' };
const evidence = buildEvidence(reading, context);

const again = (file: Evidence, anchors = trust) => reverifyEvidence(file, anchors, READ_AT);
const outcomes = (checks: readonly Check[]) =>
  Object.fromEntries(checks.map(({ name, outcome }) => [name, outcome]));

test('a genuine card is found genuine again, by what can be repeated', () => {
  const checks = again(evidence);
  expect(outcomes(checks)).toEqual({
    access: 'not-possible',
    consistency: 'pass',
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

describe('what the texts say is computed from the files', () => {
  const claim = (check: Check) => again({ ...evidence, checks: [check] });

  test('a recorded pass or failure of the texts is not believed, a QR code that did not match is', () => {
    const recorded: Check = { name: 'consistency', outcome: 'fail', reason: 'number-inconsistent' };
    expect(concludeVerdict(claim(recorded)).reasons).not.toContain('number-inconsistent');
    const qr: Check = { name: 'consistency', outcome: 'fail', reason: 'qr-differs-from-chip' };
    expect(concludeVerdict(claim(qr)).reasons).toContain('qr-differs-from-chip');
  });

  test('validity as of the time given', () => {
    const later = reverifyEvidence(evidence, trust, new Date('2030-02-01T00:00:00Z'));
    expect(concludeVerdict(later).reasons).toContain('document-expired');
    expect(concludeVerdict(again(evidence)).reasons).not.toContain('document-expired');
  });

  test('without DG1 they cannot be judged', () => {
    const { DG1: _, ...files } = evidence.files;
    expect(outcomes(again({ ...evidence, files }))).toMatchObject({
      consistency: 'not-possible',
      validity: 'not-possible',
    });
  });
});

describe('access cannot be repeated', () => {
  test('a recorded pass is a note, a recorded downgrade stays', () => {
    expect(again(evidence).find(({ name }) => name === 'access')).toEqual({
      name: 'access',
      outcome: 'not-possible',
      note: 'recorded: PACE-CAN',
    });
    const downgrade: Check = { name: 'access', outcome: 'fail', reason: 'pace-downgraded-to-bac' };
    expect(concludeVerdict(again({ ...evidence, checks: [downgrade] })).reasons).toContain(
      'pace-downgraded-to-bac',
    );
  });
});

describe('bare files without a record', () => {
  const { files } = recordedDocumentOf(evidence);

  test('the state’s signature is verified; the chip was not there, so a copy is possible', () => {
    expect(concludeVerdict(reverifyDocument({ files, checks: [] }, trust, READ_AT))).toEqual({
      level: 'not-verified',
      reasons: ['chip-authentication-not-completed', 'active-authentication-not-completed'],
    });
  });

  test('a data group that the SOD does not know is refused, also one that we never read', () => {
    const more = new Map([...files, ['DG5', Uint8Array.of(0x65, 0)] as const]);
    expect(concludeVerdict(reverifyDocument({ files: more, checks: [] }, trust, READ_AT))).toMatchObject({
      level: 'forged',
      reasons: expect.arrayContaining(['data-group-not-in-sod']),
    });
  });

  test('a file that is not in the folder is not said to be missing from the chip', () => {
    const chipChecks = (names: readonly string[]) =>
      reverifyDocument(
        { files: new Map([...files].filter(([name]) => names.includes(name))), checks: [] },
        trust,
        READ_AT,
      ).filter(({ name }) => name === 'chip-authentication' || name === 'active-authentication');
    expect(chipChecks(['EF.SOD', 'DG1'])).toEqual([
      { name: 'chip-authentication', outcome: 'not-possible', note: 'DG14 is signed for, but not here' },
      { name: 'active-authentication', outcome: 'not-possible', note: 'DG15 is signed for, but not here' },
    ]);
    expect(chipChecks(['DG1'])).toEqual([
      { name: 'chip-authentication', outcome: 'not-possible', note: 'no DG14, and no signed list' },
      { name: 'active-authentication', outcome: 'not-possible', note: 'no DG15, and no signed list' },
    ]);
  });

  test('a revoked signer', () => {
    const list = makeRevocationList(csca, [signer.serialNumber]);
    const checks = reverifyEvidence(evidence, { ...trust, revocationLists: [list] }, READ_AT);
    expect(concludeVerdict(checks)).toMatchObject({ level: 'not-verified', reasons: ['issuer-revoked'] });
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

  test('nor is one by the mapping of PACE; bare files whose DG14 offers that alone leave a copy possible', () => {
    const pace = encodeTlv(0x30, oid('0.4.0.127.0.7.2.2.4.6.2'), integer(2n), integer(13n));
    const dg14 = encodeTlv(0x6e, encodeTlv(0x31, pace));
    const chip = (checks: readonly Check[]) =>
      reverifyDocument({ files: new Map([['DG14', dg14]]), checks }, trust, READ_AT).find(
        ({ name }) => name === 'chip-authentication',
      );
    expect(chip([])).toMatchObject({ outcome: 'not-possible', reason: 'chip-authentication-not-completed' });
    expect(chip([{ name: 'chip-authentication', outcome: 'pass' }])).toMatchObject({
      outcome: 'not-possible',
    });
    expect(chip([{ name: 'chip-authentication', outcome: 'not-offered' }])?.outcome).toBe('not-offered');
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
